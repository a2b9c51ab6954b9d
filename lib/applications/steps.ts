import { activityFields, requestFields } from './fields/activity'
import { attachmentFields, budgetFields } from './fields/budget'
import { organisationFields } from './fields/organisation'
import { otherSupportFields } from './fields/other-support'
import { reachFields } from './fields/reach'
import type { RowsName } from './form'

export const stepCodes = ['organisatie', 'andere-steun', 'activiteiten', 'doelgroepen', 'partners', 'begroting', 'bijlagen', 'verklaringen'] as const
export type StepCode = (typeof stepCodes)[number]

export type Step = {
  code: StepCode
  title: string
  /** The heading of the page, as a question or an act. */
  heading: string
  help: string
  fields: readonly string[]
  rows: readonly RowsName[]
}

const { genderApproach, accessibilityMeasures } = reachFields

export const steps: readonly Step[] = [
  { code: 'organisatie', title: 'Organisatie', heading: 'Wie vraagt de subsidie?', help: 'We vulden in wat we al van uw organisatie weten. Kijk het na en vul aan.', fields: Object.keys(organisationFields), rows: [] },
  { code: 'andere-steun', title: 'Andere steun', heading: 'Kreeg u al andere steun?', help: 'Andere steun is geen probleem, maar dezelfde kost kan maar één keer betaald worden. Kijk drie jaar terug.', fields: Object.keys(otherSupportFields), rows: ['otherGrants', 'deMinimis'] },
  { code: 'activiteiten', title: 'Activiteiten', heading: 'Welke activiteiten plant u?', help: 'Voeg elke reeks apart toe. Eén reeks is een groep sessies na elkaar voor dezelfde kinderen of jongeren.', fields: Object.keys(requestFields), rows: ['activities'] },
  { code: 'doelgroepen', title: 'Doelgroepen', heading: 'Hoe bereikt u kinderen die minder vanzelf komen?', help: 'Vertel per groep wat u doet en hoeveel kinderen of jongeren u wilt bereiken.', fields: Object.keys({ genderApproach, accessibilityMeasures }), rows: ['targetGroups'] },
  { code: 'partners', title: 'Partners', heading: 'Met wie werkt u samen?', help: 'Een partner doet echt mee: hij geeft les, opent zijn deuren, leidt kinderen toe of brengt geld of materiaal in.', fields: [], rows: ['partners'] },
  { code: 'begroting', title: 'Begroting', heading: 'Wat kost het, en wie betaalt wat?', help: 'Kosten en opbrengsten moeten gelijk zijn, met de gevraagde subsidie erbij. Niet toegelaten zijn: maaltijden (wel een drankje of een koek), boetes, btw die u terugkrijgt, kosten van voor de indiening of buiten de subsidieperiode, en kosten die een andere subsidie al betaalt.', fields: Object.keys(budgetFields), rows: ['costs', 'revenues'] },
  { code: 'bijlagen', title: 'Bijlagen', heading: 'Welke bewijsstukken voegt u toe?', help: 'Pdf, Word, Excel, OpenDocument-rekenblad, PNG of JPEG. Zet geen lijsten met namen van kinderen in een bijlage.', fields: Object.keys(attachmentFields), rows: [] },
  { code: 'verklaringen', title: 'Verklaringen', heading: 'Wat verklaart u?', help: 'Lees elke verklaring en vink ze apart aan. De tekst wordt samen met uw aanvraag bewaard.', fields: [], rows: [] },
]

/** The task list in four groups; "Indienen" ends with checking and submitting. */
export const stepGroups: readonly { title: string; steps: readonly StepCode[] }[] = [
  { title: 'Uw organisatie', steps: ['organisatie', 'andere-steun'] },
  { title: 'Uw aanbod', steps: ['activiteiten', 'doelgroepen', 'partners'] },
  { title: 'Geld en bewijsstukken', steps: ['begroting', 'bijlagen'] },
  { title: 'Indienen', steps: ['verklaringen'] },
]

export const isStep = (code: string): code is StepCode => stepCodes.some(step => step === code)

export const stepByCode = (code: StepCode): Step => {
  const step = steps.find(one => one.code === code)
  if (!step) throw new RangeError(`no step ${code}`)
  return step
}

/** The step a field belongs to, by the name of its input; the step a mistake without a field is shown at is the first. */
export const stepOf = (field: string): StepCode => {
  const [head = '', step] = field.split('.')
  if (head === 'declarations') return 'verklaringen'
  if (head === 'attachments') return 'bijlagen'
  if (head === 'extra') return steps.find(({ code }) => code === step)?.code ?? 'organisatie'
  return steps.find(({ fields, rows }) => fields.includes(head) || rows.some(name => name === head))?.code ?? 'organisatie'
}

/** Where a field is edited: an activity has a page of its own. */
export const pathOfField = (field: string): string => {
  const activity = /^activities\.(\d+)\./.exec(field)
  return activity ? `activiteiten/${Number(activity[1]) + 1}` : stepOf(field)
}

/** The three parts of the page of one activity. */
export const activityParts: readonly { title: string; fields: readonly (keyof typeof activityFields)[] }[] = [
  { title: 'Wat gaat u doen?', fields: ['title', 'type', 'themes', 'disciplines', 'dimensions', 'ageMin', 'ageMax', 'description', 'designCycle', 'challenge', 'openOffer', 'announcementUrl'] },
  { title: 'Plaats', fields: ['locationName', 'street', 'postcode', 'nis', 'fixedLocation'] },
  { title: 'Deelnemers en begeleiding', fields: ['groups', 'capacity', 'expectedParticipants', 'expectedGirls', 'expectedGirlsNote', 'staffPaid', 'staffVolunteer', 'price', 'reducedPrice', 'notInPartnershipBudget'] },
]
