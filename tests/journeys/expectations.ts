import type { StoryRows } from '@/tests/support/story-rows'

/** Who asks: demo accounts, the reviewer who opened a file, one who declared a conflict with another, and a visitor. */
export const people = ['invuller', 'invuller2', 'reviewer', 'conflicted', 'dossierbeheerder', 'voorzitter', 'beslisser', 'financien', 'controle', 'beheerder', 'auditor', 'domein'] as const
export type Person = (typeof people)[number]

type Answer = 200 | 404 | `to ${string}`
/** One address of a route. Whoever is not named gets 404; a visitor is sent to the sign-in page unless told otherwise; `others` go elsewhere, but whoever is `refused` gets 404. */
export type Expectation = { path: string; may: readonly Person[]; visitor?: Answer; others?: Answer; refused?: readonly Person[] }

const everyone = people
const office: readonly Person[] = ['dossierbeheerder', 'voorzitter', 'beslisser', 'financien', 'controle', 'beheerder', 'auditor']
const applicants: readonly Person[] = ['invuller', 'invuller2']
const controlReaders: readonly Person[] = ['dossierbeheerder', 'beslisser', 'financien', 'controle', 'auditor']
const panel: readonly Person[] = ['dossierbeheerder', 'voorzitter', 'beslisser', 'auditor']
const open = (path: string): Expectation => ({ path, may: everyone, visitor: 200 })
const unknown = '00000000-0000-4000-8000-000000000000'

/** Every page and handler of the build, with real ids of the story: one's own, somebody else's, a conflicted one, and one that does not exist. */
export const expectationsOf = (rows: StoryRows): Record<string, readonly Expectation[]> => {
  /** The organisation itself, and the office that handles it. */
  const handled = (path: string): Expectation => ({ path, may: ['invuller', ...office] })
  const member = (path: string): Expectation => ({ path, may: ['invuller'] })
  const staff = (path: string, may: readonly Person[]): Expectation => ({ path, may })
  const draft = `/aanvragen/${rows.draft}`
  const filed = `/aanvragen/${rows.filed}`
  const own = `/academie/organisatie`
  return {
    '/': [open('/')],
    '/_not-found': [{ path: '/bestaat-niet', may: [], visitor: 404 }],
    '/oproepen': [open('/oproepen')],
    '/oproepen/[code]': [open('/oproepen/UIT-DEMO'), { path: '/oproepen/BESTAAT-NIET', may: [], visitor: 404 }],
    '/oproepen/[code]/deadline.ics': [open('/oproepen/UIT-DEMO/deadline.ics'), { path: '/oproepen/BESTAAT-NIET/deadline.ics', may: [], visitor: 404 }],
    '/open-data': [open('/open-data')],
    '/api/open-data/[bestand]': [open('/api/open-data/catalog.jsonld'), open('/api/open-data/toekenningen.csv'), { path: '/api/open-data/personen.csv', may: [], visitor: 404 }],
    '/oproepen/[code]/rangschikking.json': [open('/oproepen/ACT-VORIG/rangschikking.json'), { path: '/oproepen/ACT-DEMO/rangschikking.json', may: [], visitor: 404 }],
    '/actoren': [open('/actoren')],
    '/actoren/[id]': [open(`/actoren/${rows.actor}`), { path: `/actoren/${unknown}`, may: [], visitor: 404 }],
    '/actoren/[id]/wijzigen': [staff(`/actoren/${rows.actor}/wijzigen`, [])],
    '/actoren/nieuw': [staff('/actoren/nieuw', everyone)],
    '/actoren/bericht/[token]': [open('/actoren/bericht/verzonnen')],
    '/actoren/voorstellen': [staff(`/actoren/voorstellen?aanvraag=${rows.draft}`, ['invuller']), staff('/actoren/voorstellen', [])],
    '/activiteiten': [open('/activiteiten')],
    '/activiteiten/[activiteit]': [open(`/activiteiten/${rows.offered}`), { path: '/activiteiten/STEM-2000-XXX-00001-1', may: [], visitor: 404 }],
    '/activiteiten/[activiteit]/agenda.ics': [open(`/activiteiten/${rows.offered}/agenda.ics`), { path: '/activiteiten/STEM-2000-XXX-00001-1/agenda.ics', may: [], visitor: 404 }],
    '/activiteiten/witte-vlekken': [open('/activiteiten/witte-vlekken')],
    '/activiteiten/witte-vlekken.csv': [open('/activiteiten/witte-vlekken.csv')],
    '/monitor': [open('/monitor')],
    '/contact': [open('/contact')],
    '/controleer': [open('/controleer')],
    '/privacy': [open('/privacy')],
    '/toegankelijkheid': [open('/toegankelijkheid')],
    '/aanmelden': [{ path: '/aanmelden', may: [], visitor: 200, others: 'to home' }],
    '/aanmelden/code': [open('/aanmelden/code')],
    '/aanmelden/link': [open('/aanmelden/link')],
    '/aanmelden/tweede-stap': [staff('/aanmelden/tweede-stap', everyone)],
    '/aanmelden/vernieuwen': [staff('/aanmelden/vernieuwen', everyone)],
    '/uitnodiging/[token]': [open('/uitnodiging/verzonnen')],
    '/demo/postvak': [open('/demo/postvak')],
    '/demo/postvak.json': [open('/demo/postvak.json')],
    '/.well-known/stem-loket-keys.json': [open('/.well-known/stem-loket-keys.json')],
    '/api/gereed': [open('/api/gereed')],
    '/api/gezondheid': [open('/api/gezondheid')],
    '/metrics': [{ path: '/metrics', may: [], visitor: 404 }],
    '/api/bestanden/[id]': [
      { path: `/api/bestanden/${rows.attachment}`, may: ['invuller', ...rows.attachmentReviewers, ...office], visitor: 404 },
      { path: `/api/bestanden/${unknown}`, may: [], visitor: 404 },
    ],

    '/academie': [staff('/academie', everyone)],
    '/academie/organisatie': [{ path: own, may: applicants, others: 'to /academie/organisatie/nieuw' }],
    '/academie/organisatie/nieuw': [staff(`${own}/nieuw`, everyone)],
    '/academie/organisatie/nieuw/ontvangen': [staff(`${own}/nieuw/ontvangen`, everyone)],
    '/academie/organisatie/gegevens': [{ path: `${own}/gegevens`, may: applicants, others: 'to /academie/organisatie/nieuw' }],
    '/academie/organisatie/machtiging': [{ path: `${own}/machtiging`, may: applicants, others: 'to /academie/organisatie/nieuw' }],
    '/academie/organisatie/rekening': [{ path: `${own}/rekening`, may: applicants, others: 'to /academie/organisatie/nieuw' }],
    '/academie/organisatie/uitnodigen': [{ path: `${own}/uitnodigen`, may: [], others: 'to /academie/organisatie/nieuw', refused: applicants }],
    '/partnerschap': [staff('/partnerschap', [])],
    '/account': [staff('/account', everyone)],
    '/account/herstelcodes': [staff('/account/herstelcodes', everyone)],

    '/aanvragen/[id]': [member(draft), handled(filed), staff(`/aanvragen/${unknown}`, [])],
    // What is filed is read as a whole: a step of it leads there.
    '/aanvragen/[id]/[stap]': [member(`${draft}/organisatie`), { path: `${filed}/doelgroepen`, may: [], others: `to ${filed}/nakijken`, refused: everyone.filter((person) => person !== 'invuller' && !office.includes(person)) }, { ...staff(`${draft}/bestaat-niet`, []), visitor: 404 }],
    '/aanvragen/[id]/activiteiten/[rij]': [member(`${draft}/activiteiten/1`), member(`${draft}/activiteiten/99`)],
    '/aanvragen/[id]/activiteiten/[rij]/plakken': [member(`${draft}/activiteiten/1/plakken`), member(`${draft}/activiteiten/99/plakken`)],
    '/aanvragen/[id]/begroting/plakken/[soort]': [member(`${draft}/begroting/plakken/kosten`), staff(`${draft}/begroting/plakken/verzonnen`, [])],
    '/aanvragen/[id]/activiteiten/overnemen': [member(`${draft}/activiteiten/overnemen`), staff(`${filed}/activiteiten/overnemen`, [])],
    '/aanvragen/[id]/conflict': [member(`${draft}/conflict`), handled(`${filed}/conflict`)],
    '/aanvragen/[id]/nakijken': [member(`${draft}/nakijken`), handled(`${filed}/nakijken`)],
    '/aanvragen/[id]/berichten': [member(`${filed}/berichten`), member(`${draft}/berichten`), staff(`/aanvragen/${unknown}/berichten`, [])],
    '/aanvragen/[id]/deadline.ics': [member(`${draft}/deadline.ics`), handled(`${filed}/deadline.ics`), staff(`/aanvragen/${unknown}/deadline.ics`, [])],
    '/aanvragen/[id]/bewijs': [handled(`${filed}/bewijs`)],
    '/aanvragen/[id]/bewijs.json': [handled(`${filed}/bewijs.json`)],
    '/aanvragen/[id]/bewijs.pdf': [handled(`${filed}/bewijs.pdf`)],
    '/aanvragen/[id]/dossier.pdf': [handled(`${filed}/dossier.pdf`)],
    '/aanvragen/[id]/dossier.zip': [handled(`${filed}/dossier.zip`)],
    '/aanvragen/[id]/aanvulling': [staff(`/aanvragen/${rows.completion}/aanvulling`, []), staff(`${filed}/aanvulling`, [])],
    '/aanvragen/[id]/beslissing': [handled(`/aanvragen/${rows.granted}/beslissing`), staff(`/aanvragen/${rows.secret}/beslissing`, [])],
    '/aanvragen/[id]/beslissing/brief': [{ path: `/aanvragen/${rows.secret}/beslissing/brief`, may: [], visitor: 404 }],
    '/aanvragen/[id]/heroverweging': [{ path: `/aanvragen/${rows.granted}/heroverweging`, may: ['invuller', ...panel] }, staff(`/aanvragen/${rows.secret}/heroverweging`, [])],
    '/dossiers/[nummer]': [handled(`/dossiers/${rows.grantNumber}`), staff(`/dossiers/${rows.secretNumber}`, [])],
    '/dossiers/[nummer]/plan': [handled(`/dossiers/${rows.grantNumber}/plan`), staff(`/dossiers/${rows.secretNumber}/plan`, [])],
    '/dossiers/[nummer]/wijziging': [handled(`/dossiers/${rows.grantNumber}/wijziging`), staff(`/dossiers/${rows.secretNumber}/wijziging`, [])],
    '/dossiers/[nummer]/brieven/[soort]': ['afrekening', 'terugvordering', 'verzonnen'].map((word) => ({ path: `/dossiers/${rows.secretNumber}/brieven/${word}`, may: [], visitor: 404 as const })),
    '/verslagen/[id]': [member(`/verslagen/${rows.report}`), staff(`/verslagen/${rows.draftReport}`, [])],
    '/verslagen/[id]/[deel]': [member(`/verslagen/${rows.report}/verhaal`), staff(`/verslagen/${rows.report}/bestaat-niet`, [])],
    '/verslagen/[id]/activiteiten/[rij]': [member(`/verslagen/${rows.report}/activiteiten/1`)],
    '/verslagen/[id]/nakijken': [member(`/verslagen/${rows.report}/nakijken`)],
    '/verslagen/[id]/bewijs': [staff(`/verslagen/${rows.draftReport}/bewijs`, [])],
    '/verslagen/[id]/bewijs.json': [staff(`/verslagen/${rows.draftReport}/bewijs.json`, [])],
    '/verslagen/[id]/bewijs.pdf': [staff(`/verslagen/${rows.draftReport}/bewijs.pdf`, [])],
    '/verslagen/[id]/conflict': [member(`/verslagen/${rows.report}/conflict`), staff(`/verslagen/${rows.draftReport}/conflict`, [])],

    '/beoordelen': [staff('/beoordelen', ['reviewer', 'conflicted', 'voorzitter'])],
    '/beoordelen/belangen': [staff('/beoordelen/belangen', ['reviewer', 'conflicted', ...office.filter((person) => person !== 'auditor')])],
    '/beoordelen/voorkeuren': [staff('/beoordelen/voorkeuren', ['reviewer', 'conflicted'])],
    '/beoordelen/[id]': [staff(`/beoordelen/${rows.openedReview}`, ['reviewer']), staff(`/beoordelen/${rows.conflictReview}`, [])],
    '/beoordelen/[id]/belang': [staff(`/beoordelen/${rows.openedReview}/belang`, ['reviewer']), staff(`/beoordelen/${rows.conflictReview}/belang`, [])],
    '/beoordelen/[id]/overleg': [staff(`/beoordelen/${rows.consensusFile}/overleg`, panel), staff(`/beoordelen/${unknown}/overleg`, [])],
    '/beoordelen/[id]/overleg/herzien': [staff(`/beoordelen/${rows.consensusFile}/overleg/herzien`, [])],

    '/kalender': [open('/kalender')],
    '/kalender/agenda.ics': [open('/kalender/agenda.ics')],
    '/kennis': [open('/kennis')],
    '/kennis/[id]': [open(`/kennis/${rows.lesson.published}`), { path: `/kennis/${rows.lesson.proposed}`, may: [], visitor: 404 }, { path: `/kennis/${unknown}`, may: [], visitor: 404 }],
    '/kennis/noden': [staff('/kennis/noden', everyone)],
    '/kennis/noden/[id]': [staff(`/kennis/noden/${rows.need}`, everyone), staff(`/kennis/noden/${unknown}`, [])],
    '/beheer/kennis': [staff('/beheer/kennis', ['dossierbeheerder'])],
    '/beheer/kennis/nieuw': [staff(`/beheer/kennis/nieuw?dossier=${rows.grantNumber}`, ['dossierbeheerder'])],
    '/beheer/kennis/[id]': [staff(`/beheer/kennis/${rows.lesson.proposed}`, ['dossierbeheerder']), staff(`/beheer/kennis/${unknown}`, [])],
    '/dossiers/[nummer]/kennis': [member(`/dossiers/${rows.grantNumber}/kennis`), staff(`/dossiers/${rows.secretNumber}/kennis`, [])],
    '/adviezen': [staff('/adviezen', [...panel, 'beheerder', 'domein'])],
    '/adviezen/[id]': [staff(`/adviezen/${rows.advice.asked}`, [...panel, 'domein']), staff(`/adviezen/${unknown}`, [])],
    '/beheer/oproepen/[code]/adviezen': [staff('/beheer/oproepen/ACT-DEMO/adviezen', [...panel, 'beheerder']), staff('/beheer/oproepen/BESTAAT-NIET/adviezen', [])],
    '/beheer/dossiers/[nummer]/advies': [staff(`/beheer/dossiers/${rows.advice.number}/advies`, panel), staff('/beheer/dossiers/STEM-2026-ACT-99999/advies', [])],
    '/admin/beleidsdomeinen': [staff('/admin/beleidsdomeinen', ['beheerder'])],

    '/beheer': [staff('/beheer', office)],
    '/beheer/oproepen': [staff('/beheer/oproepen', office)],
    '/beheer/oproepen/[code]': [staff('/beheer/oproepen/ACT-DEMO', office), staff('/beheer/oproepen/BESTAAT-NIET', [])],
    '/beheer/oproepen/[code]/toewijzing': [staff('/beheer/oproepen/ACT-DEMO/toewijzing', ['dossierbeheerder', 'auditor']), staff('/beheer/oproepen/BESTAAT-NIET/toewijzing', [])],
    '/beheer/oproepen/[code]/toewijzing/inlezen': [staff('/beheer/oproepen/ACT-DEMO/toewijzing/inlezen', ['dossierbeheerder'])],
    '/beheer/oproepen/[code]/toewijzing.csv': [staff('/beheer/oproepen/ACT-DEMO/toewijzing.csv', ['dossierbeheerder', 'auditor'])],
    '/beheer/oproepen/[code]/rangschikking': [staff('/beheer/oproepen/ACT-DEMO/rangschikking', [...panel, 'controle'])],
    '/beheer/oproepen/[code]/rangschikking.json': [staff('/beheer/oproepen/PAR-DEMO/rangschikking.json', [...panel, 'controle']), staff('/beheer/oproepen/ACT-DEMO/rangschikking.json', [])],
    '/beheer/oproepen/[code]/overleg': [staff('/beheer/oproepen/ACT-DEMO/overleg', panel), staff('/beheer/oproepen/BESTAAT-NIET/overleg', [])],
    '/beheer/oproepen/[code]/overleg/[vergadering]/verslag.pdf': [staff(`/beheer/oproepen/ACT-VORIG/overleg/${rows.meeting}/verslag.pdf`, panel), staff(`/beheer/oproepen/ACT-DEMO/overleg/${rows.meeting}/verslag.pdf`, [])],
    '/beheer/oproepen/[code]/beoordelingen': [staff('/beheer/oproepen/ACT-DEMO/beoordelingen', panel), staff('/beheer/oproepen/BESTAAT-NIET/beoordelingen', [])],
    '/beheer/oproepen/[code]/scenarios': [staff('/beheer/oproepen/ACT-DEMO/scenarios', panel), staff('/beheer/oproepen/BESTAAT-NIET/scenarios', [])],
    '/beheer/oproepen/[code]/beslissing': [staff('/beheer/oproepen/ACT-VORIG/beslissing', [...panel, 'controle'])],
    '/beheer/oproepen/[code]/beslissing/advies': [{ path: '/beheer/oproepen/PAR-DEMO/beslissing/advies', may: [...panel, 'controle'], visitor: 404 }],
    '/beheer/oproepen/[code]/beslissing/brieven': [staff('/beheer/oproepen/ACT-VORIG/beslissing/brieven', [...panel, 'controle'])],
    '/beheer/oproepen/[code]/beslissing/brieven/[nummer]': [{ path: `/beheer/oproepen/ACT-VORIG/beslissing/brieven/${rows.decidedNumber}`, may: panel }],
    '/beheer/oproepen/[code]/beslissing/[nummer]': [staff(`/beheer/oproepen/ACT-VORIG/beslissing/${rows.decidedNumber}`, panel), staff(`/beheer/oproepen/ACT-DEMO/beslissing/${rows.decidedNumber}`, [])],
    '/beheer/oproepen/[code]/uitstel': [staff('/beheer/oproepen/ACT-DEMO/uitstel', ['dossierbeheerder', 'auditor']), staff('/beheer/oproepen/BESTAAT-NIET/uitstel', [])],
    '/beheer/dossiers': [staff('/beheer/dossiers', office)],
    '/beheer/dossiers/[nummer]': [staff(`/beheer/dossiers/${rows.secretNumber}`, office), staff('/beheer/dossiers/STEM-2026-ACT-99999', [])],
    '/beheer/dossiers/[nummer]/uitvoering': [staff(`/beheer/dossiers/${rows.grantNumber}/uitvoering`, office), staff(`/beheer/dossiers/${rows.secretNumber}/uitvoering`, [])],
    '/beheer/dossiers/[nummer]/aanvulling': [staff(`/beheer/dossiers/${rows.checkNumber}/aanvulling`, ['dossierbeheerder'])],
    '/beheer/dossiers/[nummer]/berichten': [staff(`/beheer/dossiers/${rows.secretNumber}/berichten`, ['dossierbeheerder', 'auditor']), staff('/beheer/dossiers/STEM-2026-ACT-99999/berichten', [])],
    '/beheer/dossiers/[nummer]/beroep': [staff(`/beheer/dossiers/${rows.secretNumber}/beroep`, office), staff('/beheer/dossiers/STEM-2026-ACT-99999/beroep', [])],
    '/beheer/heroverwegingen': [staff('/beheer/heroverwegingen', panel)],
    '/beheer/berichten': [staff('/beheer/berichten', ['dossierbeheerder'])],
    '/beheer/machtigingen': [staff('/beheer/machtigingen', ['dossierbeheerder', 'beheerder', 'auditor'])],
    '/beheer/machtigingen/[id]': [staff(`/beheer/machtigingen/${rows.waitingMandate}`, ['dossierbeheerder', 'beheerder', 'auditor']), staff(`/beheer/machtigingen/${rows.mandate}`, []), staff(`/beheer/machtigingen/${unknown}`, [])],
    '/beheer/machtigingen/[id]/bewijs': [{ path: `/beheer/machtigingen/${rows.mandate}/bewijs`, may: ['dossierbeheerder', 'beheerder', 'auditor'], visitor: 404 }],
    '/beheer/telefooncode': [staff('/beheer/telefooncode', ['dossierbeheerder'])],
    '/beheer/uitgaand': [staff('/beheer/uitgaand', ['dossierbeheerder', 'beheerder', 'auditor'])],
    '/beheer/uitgaand/brieven': [staff('/beheer/uitgaand/brieven', ['dossierbeheerder', 'beheerder', 'auditor'])],
    '/beheer/uitgaand/[id]': [staff(`/beheer/uitgaand/${rows.mail}`, ['dossierbeheerder', 'beheerder', 'auditor']), staff(`/beheer/uitgaand/${unknown}`, [])],
    '/beheer/betalingen/bank/[id]': [staff(`/beheer/betalingen/bank/${rows.bankReport}`, ['financien', 'auditor']), staff(`/beheer/betalingen/bank/${unknown}`, [])],
    '/beheer/betalingen/bestanden/[id]': [{ path: `/beheer/betalingen/bestanden/${rows.paymentFile}`, may: ['financien'], visitor: 404 }, { path: `/beheer/betalingen/bestanden/${unknown}`, may: [], visitor: 404 }],
    '/beheer/betalingen': [staff('/beheer/betalingen', ['dossierbeheerder', 'financien', 'controle', 'auditor'])],
    '/admin/controle': [staff('/admin/controle', ['beheerder'])],
    '/opvolging': [staff('/opvolging', [...office, 'domein']), staff('/opvolging?periode=gisteren', [])],
    ...Object.fromEntries(['doelen', 'kaart', 'verloop', 'kosten', 'dossiers'].map((part): [string, Expectation[]] => [`/opvolging/${part}`, [staff(`/opvolging/${part}`, [...office, 'domein'])]])),
    '/opvolging/tabel/[tabel]': [staff('/opvolging/tabel/gemeenten?oproep=ACT-VORIG', [...office, 'domein']), staff('/opvolging/tabel/dossiers', office), staff('/opvolging/tabel/verzonnen', [])],
    '/opvolging/doelen/stellen': [staff('/opvolging/doelen/stellen', ['dossierbeheerder', 'beheerder']), staff('/opvolging/doelen/stellen?oproep=BESTAAT-NIET', [])],
    '/opvolging/drempels': [staff('/opvolging/drempels', ['beheerder'])],
    '/beheer/controle': [staff('/beheer/controle', controlReaders)],
    '/beheer/controle/[nummer]': [staff(`/beheer/controle/${rows.controlled.number}`, controlReaders), staff('/beheer/controle/STEM-2026-ACT-99999', [])],
    '/beheer/controle/selecties/[id]': [staff(`/beheer/controle/selecties/${rows.controlSelection}`, controlReaders), staff(`/beheer/controle/selecties/${unknown}`, [])],
    '/beheer/controle/selecties/[id]/selectie.json': [staff(`/beheer/controle/selecties/${rows.controlSelection}/selectie.json`, controlReaders), staff(`/beheer/controle/selecties/${unknown}/selectie.json`, [])],
    '/beheer/controle/bestanden/[id]': [{ path: `/beheer/controle/bestanden/${unknown}`, may: [], visitor: 404 }],
    '/dossiers/[nummer]/controle': [staff(`/dossiers/${rows.controlled.number}/controle`, [])],
    '/beheer/verslagen': [staff('/beheer/verslagen', ['dossierbeheerder', 'financien', 'controle', 'auditor'])],
    '/beheer/verslagen/[id]': [staff(`/beheer/verslagen/${rows.filedReport}`, ['dossierbeheerder', 'financien', 'controle', 'auditor']), staff(`/beheer/verslagen/${unknown}`, [])],

    '/admin/oproepen': [staff('/admin/oproepen', ['beheerder'])],
    '/admin/oproepen/[code]': [staff('/admin/oproepen/UIT-DEMO', ['beheerder']), staff('/admin/oproepen/BESTAAT-NIET', [])],
    '/admin/oproepen/[code]/vragen': [staff('/admin/oproepen/UIT-DEMO/vragen', ['beheerder'])],
    '/admin/oproepen/[code]/vragen/[vraag]': [staff('/admin/oproepen/UIT-DEMO/vragen/nieuw', ['beheerder']), staff('/admin/oproepen/UIT-DEMO/vragen/bestaat-niet', [])],
    '/admin/rubrieken': [staff('/admin/rubrieken', ['beheerder'])],
    '/admin/gebruikers': [staff('/admin/gebruikers', ['beheerder', 'auditor'])],
    '/admin/gebruikers/[id]': [staff(`/admin/gebruikers/${rows.person}`, ['beheerder']), staff(`/admin/gebruikers/${unknown}`, [])],
    '/admin/brieven': [staff('/admin/brieven', ['beheerder'])],
    '/admin/brieven/[brief]': [staff('/admin/brieven/beslissing', ['beheerder']), staff('/admin/brieven/bestaat-niet', [])],
    '/admin/brieven/[brief]/voorbeeld.pdf': [staff('/admin/brieven/beslissing/voorbeeld.pdf', ['beheerder'])],
    '/admin/monitor': [staff('/admin/monitor', ['beheerder', 'dossierbeheerder'])],
    '/admin/instellingen': [staff('/admin/instellingen', ['beheerder'])],
    '/admin/feestdagen': [staff('/admin/feestdagen', ['beheerder'])],
    '/admin/partnerschappen': [staff('/admin/partnerschappen', ['beheerder'])],
  }
}

/** Routes that answer to a form only, or that the framework draws itself. */
export const notAsked = ['/_global-error', '/afmelden', '/aanmelden/opnieuw', '/api/csp', '/aanvragen/[id]/bijlagen/upload', '/aanvragen/[id]/bijlagen/delen', '/aanvragen/[id]/bijlagen/delen/[upload]', '/aanvragen/[id]/bewaar', '/aanvragen/[id]/dien-in', '/aanvragen/[id]/aanvulling/bewaar', '/verslagen/[id]/bewaar', '/beoordelen/[id]/bewaar', '/aanvragen/[id]/aanwezig']
