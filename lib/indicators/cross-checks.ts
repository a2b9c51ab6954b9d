import { childHours, contactHours, delivery, LEAST_ANSWERS, ratioOf, type Ratio } from './formulas'
import type { ReportedActivity } from './schema'
import { sessionFindings } from './session-checks'
import type { Finding } from './session-checks'

/** What the report is held against. Days are 'yyyy-mm-dd'. */
export type CheckContext = {
  periodStart: string
  periodEnd: string
  /** Does the municipality exist on that day? */
  isNisValidOn: (nis: string, day: string) => boolean
  /** A series that goes on after this report has no one yet who saw it through (I12). */
  goesOn?: boolean | undefined
}

/** What was promised for this activity. */
export type PlannedLimits = { ageMin: number; ageMax: number; places: number }

/**
 * The checks of one activity in an outcome report (domain 3.2 and 6.2): all that is wrong or worth a second look. An error keeps
 * the report from being filed, a warning does not. `field` is the name inside the activity, such as `sessions.2.day`.
 */
export const crossCheck = (activity: ReportedActivity, planned: PlannedLimits, context: CheckContext): Finding[] => {
  if (activity.status === 'CANCELLED') return hasText(activity.cancelReason) ? [] : [error('cancelReason', 'Leg uit waarom de activiteit niet doorging.')]
  return [
    ...sessionFindings(activity, context),
    ...sumFindings(activity),
    ...partFindings(activity, context),
    ...participantFindings(activity, planned),
    ...residenceFindings(activity, context),
    ...hourFindings(activity),
    ...staffFindings(activity),
    ...deliveryFindings(activity),
  ]
}

/** The checks of a whole report, with the names of the inputs (`activities.0.sessions.2.day`). */
export const crossCheckReport = (activities: readonly { activity: ReportedActivity; planned: PlannedLimits }[], context: CheckContext): Finding[] =>
  activities.flatMap(({ activity, planned }, index) =>
    crossCheck(activity, planned, context).map((finding) => ({ ...finding, field: `activities.${index}.${finding.field}` })))

/** Where the answers come from a hand count, a breakdown that does not add up is a slip of the pen: the whole is I01. */
const sumFindings = ({ participants, ...activity }: ReportedActivity): Finding[] => {
  const wholes = [
    { field: 'ageBands', of: 'de leeftijdsgroepen', total: total(Object.values(activity.ageBands)) },
    { field: 'gender', of: 'meisjes, jongens, X en onbekend', total: total(Object.values(activity.gender)) },
    { field: 'residence', of: 'de woonplaatsen', total: total([...activity.residence.map(({ count }) => count), activity.residenceOutsideFlanders, activity.residenceUnknown]) },
    { field: 'newParticipants', of: 'de nieuwe en terugkerende deelnemers', total: total([activity.newParticipants, activity.returningParticipants, activity.newReturningUnknown]) },
  ]
  return wholes
    .filter((whole) => whole.total !== participants)
    .map((whole) => error(whole.field, `De som van ${whole.of} (${whole.total}) is niet gelijk aan het aantal deelnemers (${participants}).`))
}

/** Counts of a part of the participants: never more than all of them. */
const partFindings = (activity: ReportedActivity, { goesOn = false }: CheckContext): Finding[] => {
  const { participants, sessions, completed, interest, satisfaction } = activity
  const parts = [
    { field: 'reducedRate', what: 'kinderen aan kansentarief', count: activity.reducedRate },
    { field: 'referred', what: 'toegeleide kinderen', count: activity.referred },
    { field: 'completed', what: 'kinderen die het traject voltooiden', count: completed ?? 0 },
    { field: 'satisfaction', what: 'antwoorden over tevredenheid', count: total(Object.values(satisfaction)) },
    { field: 'interest', what: 'antwoorden over interesse', count: total(Object.values(interest)) },
  ]
  const answers = total(Object.values(satisfaction))
  return [
    ...parts.filter(({ count }) => count > participants).map(({ field, what, count }) => error(field, `Er zijn meer ${what} (${count}) dan deelnemers (${participants}).`)),
    ...(sessions.length > 1 && completed === null && !goesOn ? [error('completed', 'Geef op hoeveel deelnemers minstens 75% van de sessies aanwezig waren.')] : []),
    ...(sessions.length === 1 && completed !== null ? [error('completed', 'Laat dit leeg: bij één sessie vragen we dit niet.')] : []),
    ...(answers > 0 && answers < LEAST_ANSWERS ? [warning('satisfaction', `Met minder dan ${LEAST_ANSWERS} antwoorden tonen we geen gemiddelde tevredenheid.`)] : []),
  ]
}

const participantFindings = ({ participants, sessions, ageBands, gender, walkInsAllowed }: ReportedActivity, planned: PlannedLimits): Finding[] => {
  const enrolments = total(sessions.map(({ enrolled }) => enrolled))
  const outside = AGE_BANDS.filter(({ code, from, to }) => ageBands[code] > 0 && (to < planned.ageMin || from > planned.ageMax))
  return [
    ...(!walkInsAllowed && participants > enrolments ? [error('participants', `Er zijn meer deelnemers (${participants}) dan inschrijvingen (${enrolments}).`)] : []),
    ...(participants * 10 > planned.places * 12 ? [warning('participants', `Er zijn veel meer deelnemers (${participants}) dan plaatsen (${planned.places}). Klopt dat?`)] : []),
    ...outside.map(({ code, from, to }) => warning(`ageBands.${code}`, `De groep ${from}-${to} jaar valt buiten de leeftijd van de activiteit (${planned.ageMin} tot en met ${planned.ageMax} jaar).`)),
    ...(gender.UNKNOWN * 5 > participants ? [warning('gender.UNKNOWN', 'Onbekend gender is hoger dan 20%: vraag dit volgende keer bij inschrijving, op vrijwillige basis.')] : []),
  ]
}

/** Valid on the first session; without a session there is nothing to hold the code against. */
const residenceFindings = ({ residence, sessions }: ReportedActivity, { isNisValidOn }: CheckContext): Finding[] => {
  const firstDay = sessions.map(({ day }) => day).toSorted()[0]
  const twice = residence.filter(({ nis }, index) => residence.findIndex((row) => row.nis === nis) !== index)
  return [
    ...twice.map(({ nis }) => error('residence', `Gemeente ${nis} staat twee keer in de lijst.`)),
    ...residence.flatMap(({ nis }, index) =>
      firstDay !== undefined && !isNisValidOn(nis, firstDay) ? [error(`residence.${index}.nis`, `NIS-code ${nis} bestaat niet op de datum van de activiteit.`)] : []),
  ]
}

/** I10 is computed from the sessions, so it can only break these bounds when I01 is wrong. */
const hourFindings = (activity: ReportedActivity): Finding[] => {
  const { participants } = activity
  const [reached, contact] = [childHours(activity), contactHours(activity)]
  const attendance = ratioOf(total(activity.sessions.map(({ present }) => present)), total(activity.sessions.map(({ enrolled }) => enrolled))).value
  return [
    ...(reached > participants * contact ? [error('participants', `Er zijn meer kinduren (${inDutch(reached)}) dan ${participants} deelnemers in ${inDutch(contact)} uur kunnen halen.`)] : []),
    ...(reached < participants * 0.5 ? [error('participants', `Er zijn te weinig kinduren (${inDutch(reached)}) voor ${participants} deelnemers: elke deelnemer was minstens een half uur aanwezig.`)] : []),
    ...(attendance !== null && attendance < 60 ? [warning('sessions', `De aanwezigheidsgraad is laag: ${inDutch(attendance)}%.`)] : []),
  ]
}

const staffFindings = (activity: ReportedActivity): Finding[] => {
  const people = total(activity.staff.map(({ count }) => count))
  const hours = total(activity.staff.map((staff) => staff.hours))
  const contact = contactHours(activity)
  return [
    ...(people < 1 ? [error('staff', 'Geef minstens één begeleider op.')] : []),
    ...(people >= 1 && hours < contact ? [error('staff', `De uren van de begeleiders (${inDutch(hours)}) zijn lager dan de contacturen (${inDutch(contact)}).`)] : []),
    ...(activity.staffWomen > people ? [error('staffWomen', `Er zijn meer vrouwen (${activity.staffWomen}) dan begeleiders (${people}).`)] : []),
  ]
}

/** Under 80 % or over 120 % of what was planned (I26), in child-hours, sessions or participants, asks for a word; once. */
const deliveryFindings = (activity: ReportedActivity): Finding[] => {
  if (hasText(activity.deviation)) return []
  const { participants, sessions, childHours: hours } = delivery([activity])
  if (hours.value !== null && isFarOff(hours)) return [error('deviation', `De realisatie is ${inDutch(hours.value)}% van de geplande kinduren. Licht toe.`)]
  if (sessions.value !== null && isFarOff(sessions)) return [error('deviation', `Er waren ${sessions.numerator} sessies en er waren er ${sessions.denominator} gepland. Licht toe.`)]
  if (participants.value !== null && isFarOff(participants)) return [error('deviation', `Er waren ${participants.numerator} deelnemers en er waren er ${participants.denominator} gepland. Licht toe.`)]
  return []
}

const isFarOff = ({ numerator, denominator }: Ratio): boolean => numerator * 5 < denominator * 4 || numerator * 5 > denominator * 6

const AGE_BANDS = [
  { code: 'A05_07', from: 5, to: 7 },
  { code: 'A08_09', from: 8, to: 9 },
  { code: 'A10_11', from: 10, to: 11 },
  { code: 'A12_13', from: 12, to: 13 },
  { code: 'A14_15', from: 14, to: 15 },
  { code: 'A16_18', from: 16, to: 18 },
] as const

const error = (field: string, message: string): Finding => ({ field, message, level: 'error' })
const warning = (field: string, message: string): Finding => ({ field, message, level: 'warning' })

const total = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0)
const hasText = (text: string | null): boolean => text !== null && text.trim() !== ''
const inDutch = (value: number): string => String(value).replace('.', ',')
