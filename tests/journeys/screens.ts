import type { Page } from 'playwright-core'
import type { StoryRows } from '@/tests/support/story-rows'

/** One screen of product.md 4 as somebody for whom it is made; `null` is a visitor. `then` brings it in the state that is looked at. */
export type Screen = { name: string; path: string; account: string | null; then?: (page: Page) => Promise<unknown> }

export const screensOf = (rows: StoryRows): Screen[] =>
  Object.entries<readonly [string, string][]>({
    '': [
      ['start', '/'], ['kalender', '/kalender'], ['kalender-maand', '/kalender?weergave=maand'], ['kennis', '/kennis'], ['kennis-zoeken', '/kennis?zoek=meisjes'], ['les', `/kennis/${rows.lesson.published}`], ['oproepen', '/oproepen'], ['oproep', '/oproepen/UIT-DEMO'], ['aanmelden', '/aanmelden'], ['aanmelden-code', '/aanmelden/code'], ['monitor', '/monitor'], ['open-data', '/open-data'], ['contact', '/contact'], ['controleer', '/controleer'],
      ['activiteiten', '/activiteiten'], ['activiteiten-zoeken', '/activiteiten?plaats=Kortrijk&km=30&thema=DIGI'], ['activiteit', `/activiteiten/${rows.offered}`], ['witte-vlekken', '/activiteiten/witte-vlekken?provincie=Limburg'],
      ['actoren', '/actoren'], ['actoren-zoeken', '/actoren?zoek=lassen'], ['actor', `/actoren/${rows.actor}`], ['actor-bericht', '/actoren/bericht/verzonnen'],
      ['privacy', '/privacy'], ['toegankelijkheid', '/toegankelijkheid'], ['postvak', '/demo/postvak'], ['tellen-schil', '/tellen'], ['bestaat-niet', '/bestaat-niet'],
    ],
    invuller: [
      ['academie', '/academie'], ['organisatie', '/academie/organisatie'], ['organisatie-gegevens', '/academie/organisatie/gegevens'], ['organisatie-nieuw', '/academie/organisatie/nieuw'], ['account', '/account'],
      ['aanvraag', `/aanvragen/${rows.draft}`],
      ...['organisatie', 'andere-steun', 'activiteiten', 'activiteiten/1', 'doelgroepen', 'partners', 'begroting', 'bijlagen', 'verklaringen', 'nakijken'].map((step): [string, string] => [`aanvraag-${step.replace('/', '-')}`, `/aanvragen/${rows.draft}/${step}`]),
      ['aanvraag-conflict', `/aanvragen/${rows.draft}/conflict`], ['aanvraag-overnemen', `/aanvragen/${rows.draft}/activiteiten/overnemen`], ['aanvraag-sessies-plakken', `/aanvragen/${rows.draft}/activiteiten/1/plakken`],
      ['aanvraag-opbrengsten-plakken', `/aanvragen/${rows.draft}/begroting/plakken/opbrengsten`],
      ['ingediend', `/aanvragen/${rows.filed}`], ['ingediend-berichten', `/aanvragen/${rows.filed}/berichten`], ['bewijs', `/aanvragen/${rows.filed}/bewijs`], ['beslissing', `/aanvragen/${rows.granted}/beslissing`], ['noden', '/kennis/noden'], ['nood', `/kennis/noden/${rows.need}`], ['kennis-toestemming', `/dossiers/${rows.grantNumber}/kennis`], ['heroverweging-vragen', `/aanvragen/${rows.granted}/heroverweging`], ['subsidie', `/dossiers/${rows.grantNumber}`],
    ],
    [rows.actorKeeper]: [['actor-eigen', `/actoren/${rows.actor}`], ['actor-wijzigen', `/actoren/${rows.actor}/wijzigen`], ['actor-nieuw', '/actoren/nieuw?groep=ja']],
    invuller2: [['actoren-voorstellen', `/actoren/voorstellen?aanvraag=${rows.copied}`], ['overgenomen', `/aanvragen/${rows.copied}`], ['overgenomen-activiteit', `/aanvragen/${rows.copied}/activiteiten/1`], ['overgenomen-organisatie', `/aanvragen/${rows.copied}/organisatie`], ['overgenomen-nakijken', `/aanvragen/${rows.copied}/nakijken`]],
    [rows.running.email]: [['logboek-te-noteren', `/dossiers/${rows.running.number}/activiteiten`], ['subsidie-loopt', `/dossiers/${rows.running.number}`], ['subsidie-plan', `/dossiers/${rows.running.number}/plan`], ['wijziging-kiezen', `/dossiers/${rows.running.number}/wijziging`], ['wijziging-vragen', `/dossiers/${rows.running.number}/wijziging?soort=periode&soort=plaats&soort=minder&soort=begroting`]],
    [rows.amended.email]: [['wijziging-gevraagd', `/dossiers/${rows.amended.number}/wijziging`]],
    [rows.suspended.email]: [['subsidie-geschorst', `/dossiers/${rows.suspended.number}`]],
    [rows.revoked.email]: [['subsidie-ingetrokken', `/dossiers/${rows.revoked.number}`]],
    [rows.firstRound.email]: [['aanvulling', `/aanvragen/${rows.firstRound.id}/aanvulling`], ['aanvulling-gevraagd', `/aanvragen/${rows.firstRound.id}`], ['aanvulling-berichten', `/aanvragen/${rows.firstRound.id}/berichten`]],
    [rows.secondRound.email]: [['aanvulling-tweede', `/aanvragen/${rows.secondRound.id}/aanvulling`]],
    [rows.answeredRound.email]: [['aanvulling-ingediend', `/aanvragen/${rows.answeredRound.id}/aanvulling`], ['aanvulling-bewijs', `/aanvragen/${rows.answeredRound.id}/bewijs`]],
    [rows.contester]: [['heroverweging-antwoord', `/aanvragen/${rows.contested}/heroverweging`]],
    dossierbeheerder2: [['heroverweging', `/beheer/dossiers/${rows.contestedNumber}/beroep`], ['uitstel', '/beheer/oproepen/UIT-DEMO/uitstel']],
    gemachtigde: [['uitnodigen', '/academie/organisatie/uitnodigen'], ['rekening', '/academie/organisatie/rekening'], ['machtiging', '/academie/organisatie/machtiging']],
    [rows.controlled.signatory]: [['subsidie-controle', `/dossiers/${rows.controlled.number}/controle`]],
    [rows.reporter]: [['verslag', `/verslagen/${rows.draftReport}`], ['verslag-activiteit', `/verslagen/${rows.draftReport}/activiteiten/1`], ['verslag-nakijken', `/verslagen/${rows.draftReport}/nakijken`]],
    [rows.reviewer]: [['beoordelen', '/beoordelen'], ['beoordelen-belangen', '/beoordelen/belangen'], ['beoordelen-voorkeuren', '/beoordelen/voorkeuren'], ['beoordeling', `/beoordelen/${rows.openedReview}`], ['beoordeling-belang', `/beoordelen/${rows.openedReview}/belang`]],
    voorzitter: [['voorzitter-beoordelen', '/beoordelen'], ['overleg', `/beoordelen/${rows.consensusFile}/overleg`], ['vergadering', '/beheer/oproepen/ACT-DEMO/overleg'], ['vergaderingen-gehouden', '/beheer/oproepen/ACT-VORIG/overleg'], ['rangschikking', '/beheer/oproepen/ACT-VORIG/rangschikking'], ['rangschikking-onzekerheid', '/beheer/oproepen/ACT-VORIG/rangschikking?onzekerheid=ja'], ['rangschikking-bezig', '/beheer/oproepen/ACT-DEMO/rangschikking'], ['scenarios', '/beheer/oproepen/PAR-DEMO/scenarios'], ['scenario-nieuw', '/beheer/oproepen/ACT-DEMO/scenarios']],
    dossierbeheerder: [
      ['beheer', '/beheer'], ['beheer-oproepen', '/beheer/oproepen'], ['beheer-oproep', '/beheer/oproepen/ACT-DEMO'], ['beheer-beoordelingen', '/beheer/oproepen/ACT-DEMO/beoordelingen'], ['toewijzing', '/beheer/oproepen/ACT-DEMO/toewijzing'], ['toewijzing-inlezen', '/beheer/oproepen/ACT-DEMO/toewijzing/inlezen'], ['dossiers', '/beheer/dossiers'], ['dossier', `/beheer/dossiers/${rows.secretNumber}`],
      ['dossier-onderzoek', `/beheer/dossiers/${rows.checkNumber}`], ['dossier-in-uitvoering', `/beheer/dossiers/${rows.grantNumber}`], ['uitvoering', `/beheer/dossiers/${rows.amended.number}/uitvoering`], ['uitvoering-geschorst', `/beheer/dossiers/${rows.suspended.number}/uitvoering`], ['uitgaand', '/beheer/uitgaand'], ['uitgaand-brieven', '/beheer/uitgaand/brieven'], ['bericht', `/beheer/uitgaand/${rows.mail}`],
      ['dossier-aanvulling', `/beheer/dossiers/${rows.secondRound.number}`], ['dossier-aangevuld', `/beheer/dossiers/${rows.answeredRound.number}`], ['dossier-onontvankelijk', `/beheer/dossiers/${rows.refusedNumber}`],
      ['dossier-aanvulling-punten', `/beheer/dossiers/${rows.checkNumber}/aanvulling`], ['dossier-aanvulling-vragen', `/beheer/dossiers/${rows.checkNumber}/aanvulling?punt=E02/&punt=E05/`],
      ['dossier-berichten', `/beheer/dossiers/${rows.firstRound.number}/berichten`], ['berichten', '/beheer/berichten'], ['heroverwegingen', '/beheer/heroverwegingen'], ['uitstel-gesloten', '/beheer/oproepen/ACT-DEMO/uitstel'],
      ['kennis-beheer', '/beheer/kennis'], ['kennis-les', `/beheer/kennis/${rows.lesson.proposed}`], ['kennis-nieuw', `/beheer/kennis/nieuw?dossier=${rows.grantNumber}`],
      ['oproep-advies', '/beheer/oproepen/ACT-DEMO/adviezen'], ['dossier-advies', `/beheer/dossiers/${rows.advice.number}/advies`], ['advies-gegeven', `/adviezen/${rows.advice.given}`],
      ['machtigingen', '/beheer/machtigingen'], ['telefooncode', '/beheer/telefooncode'],
    ],
    coordinator: [
      ['logboek', `/dossiers/${rows.logged.number}/activiteiten`], ['logboek-kalender', `/dossiers/${rows.logged.number}/activiteiten/kalender`], ['tellen', `/dossiers/${rows.logged.number}/tellen`],
      ...['', '/sessie', '/sessie?wat=schrappen', `/sessie/${rows.logged.id}`, '/deelnemers', '/plakken', '/plakken?soort=woonplaats', '/sessie?wat=dag'].map((part, index): [string, string] => [`logboek-activiteit${index === 0 ? '' : `-${index}`}`, `/dossiers/${rows.logged.number}/activiteiten/${rows.logged.rowId}${part}`]),
      ['partnerschap', '/partnerschap'], ['kwartaalverslag', `/verslagen/${rows.quarter}`], ['kwartaalverslag-nakijken', `/verslagen/${rows.quarter}/nakijken`], ['kwartaalverslag-bewijs', `/verslagen/${rows.quarter}/bewijs`],
    ],
    domein: [['opvolging-domein', '/opvolging/kaart'], ['adviezen', '/adviezen'], ['advies-geven', `/adviezen/${rows.advice.asked}`]],
    beslisser: [['uitvoering-loopt', `/beheer/dossiers/${rows.running.number}/uitvoering`], ['beslissing-oproep', '/beheer/oproepen/ACT-VORIG/beslissing'], ['beslissing-brieven', '/beheer/oproepen/ACT-VORIG/beslissing/brieven'], ['beslissing-dossier', `/beheer/oproepen/ACT-VORIG/beslissing/${rows.decidedNumber}`]],
    financien: [['betalingen', '/beheer/betalingen'], ...['controleren', 'goedkeuren', 'bestand', 'onderweg', 'teruggekeerd', 'terugvorderingen', 'registraties'].map((part): [string, string] => [`betalingen-${part}`, `/beheer/betalingen?deel=${part}`]), ['betalingen-bank', `/beheer/betalingen/bank/${rows.bankReport}`]],
    controle: [['controle', '/beheer/controle'], ['controle-lopend', '/beheer/controle?deel=lopend'], ['controle-selecties', '/beheer/controle?deel=selecties'], ['controle-selectie', `/beheer/controle/selecties/${rows.controlSelection}`], ...['', '?deel=notas', '?deel=vaststellingen', '?deel=besluit'].map((part): [string, string] => [`controle-dossier${part.replace('?deel=', '-')}`, `/beheer/controle/${rows.controlled.number}${part}`]), ['controle-te-starten', `/beheer/controle/${rows.toControl}`], ['verslagen', '/beheer/verslagen'], ['verslag-beoordelen', `/beheer/verslagen/${rows.filedReport}`]],
    beheerder: [
      ['admin-oproepen', '/admin/oproepen'], ['admin-oproep', '/admin/oproepen/UIT-DEMO'], ['rubrieken', '/admin/rubrieken'], ['gebruikers', '/admin/gebruikers'], ['gebruiker', `/admin/gebruikers/${rows.person}`],
      ['vragen', '/admin/oproepen/UIT-DEMO/vragen'], ['vraag-nieuw', '/admin/oproepen/UIT-DEMO/vragen/nieuw'], ['feestdagen', '/admin/feestdagen'], ['instellingen', '/admin/instellingen'], ['monitor-publiceren', '/admin/monitor'], ['controleregels', '/admin/controle'], ['brieven', '/admin/brieven'], ['brief', '/admin/brieven/beslissing'], ['partnerschappen', '/admin/partnerschappen'], ['beleidsdomeinen', '/admin/beleidsdomeinen'],
    ],
    auditor: [['auditor-beheer', '/beheer'], ['opvolging', '/opvolging'], ['opvolging-kaart', '/opvolging/kaart'], ['opvolging-verloop', '/opvolging/verloop'], ['opvolging-kosten', '/opvolging/kosten'], ['opvolging-dossiers', '/opvolging/dossiers?oproep=ACT-VORIG']],
  }).flatMap(([account, screens]) => screens.map(([name, path]) => ({ name, path, account: account === '' ? null : account })))
