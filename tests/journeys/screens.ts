import type { StoryRows } from '@/tests/support/story-rows'

/** One screen of product.md 4 as somebody for whom it is made; `null` is a visitor. */
export type Screen = { name: string; path: string; account: string | null }

export const screensOf = (rows: StoryRows): Screen[] =>
  Object.entries<readonly [string, string][]>({
    '': [
      ['start', '/'], ['oproepen', '/oproepen'], ['oproep', '/oproepen/UIT-DEMO'], ['aanmelden', '/aanmelden'], ['aanmelden-code', '/aanmelden/code'], ['monitor', '/monitor'], ['contact', '/contact'], ['controleer', '/controleer'],
      ['privacy', '/privacy'], ['toegankelijkheid', '/toegankelijkheid'], ['postvak', '/demo/postvak'], ['bestaat-niet', '/bestaat-niet'],
    ],
    invuller: [
      ['academie', '/academie'], ['organisatie', '/academie/organisatie'], ['organisatie-gegevens', '/academie/organisatie/gegevens'], ['organisatie-nieuw', '/academie/organisatie/nieuw'], ['account', '/account'],
      ['aanvraag', `/aanvragen/${rows.draft}`],
      ...['organisatie', 'andere-steun', 'activiteiten', 'activiteiten/1', 'doelgroepen', 'partners', 'begroting', 'bijlagen', 'verklaringen', 'nakijken'].map((step): [string, string] => [`aanvraag-${step.replace('/', '-')}`, `/aanvragen/${rows.draft}/${step}`]),
      ['ingediend', `/aanvragen/${rows.filed}`], ['bewijs', `/aanvragen/${rows.filed}/bewijs`], ['beslissing', `/aanvragen/${rows.granted}/beslissing`], ['subsidie', `/dossiers/${rows.grantNumber}`],
    ],
    gemachtigde: [['uitnodigen', '/academie/organisatie/uitnodigen'], ['rekening', '/academie/organisatie/rekening'], ['machtiging', '/academie/organisatie/machtiging']],
    [rows.reporter]: [['verslag', `/verslagen/${rows.draftReport}`], ['verslag-activiteit', `/verslagen/${rows.draftReport}/activiteiten/1`], ['verslag-nakijken', `/verslagen/${rows.draftReport}/nakijken`]],
    [rows.reviewer]: [['beoordelen', '/beoordelen'], ['beoordeling', `/beoordelen/${rows.openedReview}`], ['beoordeling-belang', `/beoordelen/${rows.openedReview}/belang`]],
    voorzitter: [['voorzitter-beoordelen', '/beoordelen'], ['overleg', `/beoordelen/${rows.consensusFile}/overleg`], ['rangschikking', '/beheer/oproepen/ACT-VORIG/rangschikking'], ['rangschikking-bezig', '/beheer/oproepen/ACT-DEMO/rangschikking']],
    dossierbeheerder: [
      ['beheer', '/beheer'], ['beheer-oproepen', '/beheer/oproepen'], ['beheer-oproep', '/beheer/oproepen/ACT-DEMO'], ['dossiers', '/beheer/dossiers'], ['dossier', `/beheer/dossiers/${rows.secretNumber}`],
      ['dossier-onderzoek', `/beheer/dossiers/${rows.checkNumber}`], ['dossier-in-uitvoering', `/beheer/dossiers/${rows.grantNumber}`], ['uitgaand', '/beheer/uitgaand'], ['bericht', `/beheer/uitgaand/${rows.mail}`],
      ['machtigingen', '/beheer/machtigingen'], ['telefooncode', '/beheer/telefooncode'],
    ],
    beslisser: [['beslissing-oproep', '/beheer/oproepen/ACT-VORIG/beslissing'], ['beslissing-dossier', `/beheer/oproepen/ACT-VORIG/beslissing/${rows.decidedNumber}`]],
    financien: [['betalingen', '/beheer/betalingen']],
    controle: [['verslagen', '/beheer/verslagen'], ['verslag-beoordelen', `/beheer/verslagen/${rows.filedReport}`]],
    beheerder: [
      ['admin-oproepen', '/admin/oproepen'], ['admin-oproep', '/admin/oproepen/UIT-DEMO'], ['rubrieken', '/admin/rubrieken'], ['gebruikers', '/admin/gebruikers'], ['gebruiker', `/admin/gebruikers/${rows.person}`],
      ['feestdagen', '/admin/feestdagen'], ['partnerschappen', '/admin/partnerschappen'],
    ],
    auditor: [['auditor-beheer', '/beheer']],
  }).flatMap(([account, screens]) => screens.map(([name, path]) => ({ name, path, account: account === '' ? null : account })))
