import type { Field, Fields } from '@/lib/applications/fields/field'
import type { ReportType } from '@/prisma/generated/enums'

type Whole = Field & { type: 'whole' }
const count = (label: string, hint?: string): Whole => ({ type: 'whole', label, min: 0, max: 100_000, ...(hint ? { hint } : {}) })
/** Part of a breakdown: the whole of it is asked, an empty part is zero. */
const part = (label: string, hint?: string): Whole => ({ ...count(label, hint), conditional: true })
const hours = (label: string): Field & { type: 'decimal' } => ({ type: 'decimal', label, min: 0, max: 100_000, conditional: true })

/**
 * The outcome report of domain 6.2 as tables of fields. An activity's fields carry its place in front: `activities.0.participants`. A breakdown
 * that was not asked stays empty and counts as zero; what is unknown has a field of its own, so the form never forces a guess.
 */
export const activityFields = {
  participants: { ...count('Aantal unieke deelnemers', 'Kinderen en jongeren die minstens één sessie aanwezig waren. Elk kind telt één keer.'), required: true },
  'ageBands.A05_07': part('5-7 jaar'),
  'ageBands.A08_09': part('8-9 jaar'),
  'ageBands.A10_11': part('10-11 jaar'),
  'ageBands.A12_13': part('12-13 jaar'),
  'ageBands.A14_15': part('14-15 jaar'),
  'ageBands.A16_18': part('16-18 jaar'),
  'ageBands.UNKNOWN': part('Leeftijd onbekend'),
  'gender.V': part('Meisjes'),
  'gender.M': part('Jongens'),
  'gender.X': part('X (anders)'),
  'gender.UNKNOWN': part('Onbekend of niet gevraagd'),
  residenceOutsideFlanders: part('Buiten Vlaanderen'),
  residenceUnknown: part('Woonplaats onbekend'),
  newParticipants: part('Nieuwe deelnemers', 'Voor het eerst bij uw organisatie.'),
  returningParticipants: part('Terugkerende deelnemers'),
  newReturningUnknown: part('Nieuw of terugkerend onbekend'),
  reducedRate: part('Deelnemers aan kansentarief', 'Alleen turven. Bewaar geen lijst en geen bewijs.'),
  referred: part('Toegeleid door een welzijns- of armoedepartner', 'Bijvoorbeeld via OCMW, jeugdwelzijnswerk of OKAN-klas.'),
  completed: count('Deelnemers die minstens 75% van de sessies aanwezig waren', 'Laat leeg bij één sessie.'),
  accessible: { type: 'yesNo', label: 'Was de activiteit toegankelijk voor kinderen met een beperking?', required: true },
  reasonableAdjustments: count('Aantal redelijke aanpassingen', 'Noteer nooit gegevens over gezondheid.'),
  'satisfaction.s1': part('Helemaal niet leuk'),
  'satisfaction.s2': part('Niet leuk'),
  'satisfaction.s3': part('Gaat wel'),
  'satisfaction.s4': part('Leuk'),
  'satisfaction.s5': part('Heel leuk'),
  'interest.more': part('Meer zin'),
  'interest.same': part('Evenveel zin'),
  'interest.less': part('Minder zin'),
  'staff.PAID.count': part('Betaalde begeleiders'),
  'staff.PAID.hours': hours('Uren van betaalde begeleiders'),
  'staff.VOLUNTEER.count': part('Vrijwilligers'),
  'staff.VOLUNTEER.hours': hours('Uren van vrijwilligers'),
  'staff.JOB_STUDENT.count': part('Jobstudenten'),
  'staff.JOB_STUDENT.hours': hours('Uren van jobstudenten'),
  'staff.PARTNER.count': part('Begeleiders van partners'),
  'staff.PARTNER.hours': hours('Uren van begeleiders van partners'),
  staffWomen: part('Vrouwen onder de begeleiders'),
  announcementEvidence: { type: 'line', label: 'Waar stond de activiteit aangekondigd?', hint: 'Een webadres, of waar mensen het konden lezen. Of voeg de aankondiging onderaan toe als bestand.', conditional: true, max: 500 },
  partnerConfirmation: { type: 'line', label: 'Bevestiging van de partners', hint: 'Een webadres, of waar wij ze kunnen inkijken: een brief, een mail, een verslag van een overleg.', max: 500 },
  photoEvidence: { type: 'url', label: 'Foto of film van de activiteit', hint: 'Een webadres. Nooit met herkenbare kinderen zonder toestemming van hun ouders.', max: 500 },
  photoConsent: { type: 'tick', label: 'Op de beelden staat geen herkenbaar kind zonder toestemming' },
  partnerContribution: { type: 'prose', label: 'Wat deden de partners?', max: 1000 },
  deviation: { type: 'prose', label: 'Uitleg bij de afwijking van het plan', hint: 'Alleen als u minder dan 80% of meer dan 120% van het plan haalde.', max: 2000, conditional: true },
  lesson: { type: 'prose', label: 'Eén les voor anderen', max: 1000 },
} as const satisfies Fields

export const sessionFields = {
  day: { type: 'date', label: 'Datum', required: true },
  dayPart: { type: 'choice', label: 'Dagdeel', required: true, list: 'dayPart' },
  hours: { type: 'decimal', label: 'Duur (uur)', required: true, min: 0, max: 24 },
  enrolled: { type: 'whole', label: 'Ingeschreven', required: true, min: 0, max: 10_000 },
  present: { type: 'whole', label: 'Aanwezig', required: true, min: 0, max: 10_000 },
} as const satisfies Fields

export const residenceFields = {
  place: { type: 'line', label: 'Woongemeente (naam of NIS)', required: true, max: 100 },
  count: { type: 'whole', label: 'Aantal', required: true, min: 0, max: 100_000 },
} as const satisfies Fields

const story = (label: string, hint: string): Field & { type: 'prose'; required: true } => ({ type: 'prose', label, hint, required: true, min: 500, max: 1000 })

export const narrativeFields = {
  'narrative.impact': story('Impact', 'Wat veranderde er voor de kinderen en jongeren, en voor uw organisatie?'),
  'narrative.successFactors': story('Succesfactoren', 'Wat werkte goed, voor welke doelgroep, en waarom? Hoe liep de samenwerking?'),
  'narrative.doDifferently': story('Wat u anders zou doen', 'Wat werkte niet of minder, en wat verandert u?'),
  'narrative.followUp': story('Vervolg', 'Wat gebeurt er na de subsidie?'),
  estimatedChildren: count('Eigen schatting: hoeveel verschillende kinderen bereikte u?', 'Deelnames tellen een kind bij elke activiteit. Dit getal is een schatting en wordt ook zo getoond.'),
} as const satisfies Fields

export const costFields = {
  category: { type: 'choice', label: 'Soort kost', required: true, list: 'costCategory' },
  description: { type: 'line', label: 'Omschrijving', required: true, min: 2, max: 200 },
  budget: { type: 'euro', label: 'Begroot bedrag', hint: 'Uit uw aanvraag. Bij een nieuwe kost is dit 0.', required: true },
  real: { type: 'euro', label: 'Werkelijk bedrag', required: true },
  proofNumber: { type: 'line', label: 'Nummer van het bewijsstuk', max: 100, conditional: true },
  supplier: { type: 'line', label: 'Leverancier of persoon', max: 200 },
  invoiceDate: { type: 'date', label: 'Factuurdatum', conditional: true },
  paymentDate: { type: 'date', label: 'Betaaldatum' },
  vat: { type: 'euro', label: 'Waarvan btw', hint: 'Btw die u kunt terugkrijgen, is geen kost: tel die niet mee.' },
  explanation: { type: 'prose', label: 'Uitleg bij een verschil van meer dan 20%', max: 1000, conditional: true },
} as const satisfies Fields

export const revenueFields = {
  category: { type: 'choice', label: 'Soort opbrengst', required: true, list: 'revenueCategory' },
  description: { type: 'line', label: 'Omschrijving', required: true, min: 2, max: 200 },
  amount: { type: 'euro', label: 'Werkelijk bedrag', required: true },
} as const satisfies Fields

/** Of a quarter: short, the whole story comes with the final report. */
export const quarterFields = {
  'narrative.impact': { type: 'prose', label: 'Wat bereikte u in deze periode?', required: true, min: 50, max: 1000 },
} as const satisfies Fields

/** What a partnership tells of each activity (domain 6.2). */
export const partnershipActivityFields = {
  academy: { type: 'choice', label: 'Welke STEM-academie voerde de activiteit uit?', required: true },
  newByPartnership: { type: 'yesNo', label: 'Is dit een nieuwe activiteit, die zonder het partnerschap niet bestond?', required: true },
} as const satisfies Fields

export const actionKinds = [
  { code: 'NETWORK', nl: 'netwerkmoment' },
  { code: 'TRAINING', nl: 'vorming' },
  { code: 'MATERIAL', nl: 'materiaal gedeeld' },
  { code: 'NEW_ACADEMY', nl: 'nieuwe STEM-academie geholpen' },
  { code: 'OTHER', nl: 'iets anders' },
] as const

export const actionFields = {
  kind: { type: 'choice', label: 'Soort actie', required: true, options: actionKinds },
  day: { type: 'date', label: 'Datum' },
  description: { type: 'line', label: 'Wat deed u, en met wie?', required: true, min: 5, max: 300 },
  organisations: { type: 'whole', label: 'Organisaties', min: 0, max: 1000 },
} as const satisfies Fields

export const riskFields = {
  risk: { type: 'line', label: 'Wat kan er misgaan?', required: true, min: 5, max: 300 },
  measure: { type: 'line', label: 'Wat doet u eraan?', required: true, min: 5, max: 300 },
} as const satisfies Fields

export const cooperationFields = {
  'cooperation.noActions': { type: 'tick', label: 'We deden in deze periode geen acties rond samenwerking' },
  'cooperation.noRisks': { type: 'tick', label: 'We zien nu geen risico’s' },
  'cooperation.nextQuarter': { type: 'prose', label: 'Wat doet u de volgende periode?', max: 1000, conditional: true },
} as const satisfies Fields

export const MOST_ACTIONS = 50

export const declarations = [
  { code: 'complete', text: 'Ik verklaar dat dit verslag juist en volledig is. Ik weet dat een valse verklaring strafbaar is.' },
  { code: 'documentsKept', text: 'Wij bewaren alle bewijsstukken 10 jaar en tonen ze als VLAIO of het Rekenhof erom vraagt.' },
  { code: 'noDoubleFunding', text: 'Voor dezelfde kosten kregen wij geen andere steun dan die in dit verslag of in de aanvraag staat.' },
  { code: 'ibanUnchanged', text: 'Het rekeningnummer in ons dossier is nog altijd juist.' },
] as const

/** A quarter is about activities alone. */
export const declarationsOf = (type: ReportType): readonly (typeof declarations)[number][] => (type === 'INTERIM' ? declarations.slice(0, 2) : declarations)

export const activityStatuses = [
  { value: 'HELD', label: 'Ja, volledig' },
  { value: 'PARTLY', label: 'Gedeeltelijk' },
  { value: 'CANCELLED', label: 'Nee, ging niet door' },
] as const

export const MOST_SESSIONS = 150
export const MOST_RESIDENCES = 400
export const MOST_COSTS = 200
