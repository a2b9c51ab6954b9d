import type { Fields } from './field'

/** Step 4 (target groups) and step 5 (partners): whom the activities reach, and with whom. */
export const reachFields = {
  genderApproach: { type: 'prose', label: 'Hoe bereikt u evenveel meisjes als jongens?', required: true, min: 2, max: 2000, carry: 'request' },
  accessibilityMeasures: { type: 'prose', label: 'Wat doet u voor de toegankelijkheid?', hint: 'Het gebouw, de uitleg, het materiaal. Krijgt u de subsidie, dan lezen gezinnen deze tekst.', max: 2000, carry: 'request' },
} as const satisfies Fields

export const targetGroupFields = {
  group: { type: 'choice', label: 'Doelgroep', required: true, list: 'targetGroup', carry: 'request' },
  measure: { type: 'prose', label: 'Wat doet u om deze groep te bereiken?', required: true, min: 50, max: 1000, carry: 'request' },
  target: { type: 'whole', label: 'Streefgetal', hint: 'Hoeveel kinderen of jongeren wilt u bereiken?', required: true, min: 0, max: 100000, carry: 'request' },
  referralPartner: { type: 'line', label: 'Wie leidt deze groep naar u toe?', max: 200, carry: 'request' },
} as const satisfies Fields

export const partnerFields = {
  name: { type: 'line', label: 'Naam van de partner', required: true, min: 2, max: 150, carry: 'request' },
  kbo: { type: 'enterprise', label: 'Ondernemingsnummer van de partner', hint: 'Niet nodig voor een groep burgers.', carry: 'request' },
  helixType: { type: 'choice', label: 'Soort partner', required: true, list: 'helixType', carry: 'request' },
  actor: { type: 'choice', label: 'STEM-actor', required: true, list: 'stemActor', carry: 'request' },
  role: { type: 'prose', label: 'Wat doet deze partner?', required: true, min: 20, max: 500, carry: 'request' },
  contributionCash: { type: 'euro', label: 'Inbreng in geld', carry: 'request' },
  contributionInKind: { type: 'euro', label: 'Inbreng in natura', carry: 'request' },
  letterOfIntent: { type: 'tick', label: 'Er is een intentiebrief (bij de bijlagen)' },
  contact: { type: 'line', label: 'Contactpersoon bij de partner', max: 200, carry: 'request' },
} as const satisfies Fields
