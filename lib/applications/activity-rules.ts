import { repeatsIn, REQUIRED } from '@/lib/text'
import type { Problem } from '@/lib/refusal'
import { formatDay, formatLongDay } from '@/lib/time'
import type { RequestContext } from './call-rules'
import type { ActivityReading, DraftReading, SessionReading } from './form'
import { isInBrussels, placeProblem } from './place-rules'
import { fallsInSchoolHours, minutesBetween } from './session-times'

/** Step 3, what must hold across the fields of the activities (domain 6.1; A01–A07 of the rubric). */
export const activitiesProblems = (request: DraftReading, context: RequestContext): Problem[] => {
  if (request.activities.length === 0) return [{ field: 'activities', message: 'Voeg minstens één activiteit toe.' }]
  const repeated = repeatsIn(request.activities.map(({ title }) => title?.toLocaleLowerCase('nl-BE') ?? null))
  return request.activities.flatMap((activity, index) => {
    const said = activityProblems(activity, context, inPartnership(request, context))
    return [...(repeated.includes(index) ? [{ field: 'title', message: 'Een andere activiteit heeft al deze titel.' }] : []), ...said]
      .map(({ field, message }) => ({ field: `activities.${index}.${field}`, message }))
  })
}

/** What deserves a second look but does not stop a submission. */
export const activitiesWarnings = (request: DraftReading, context: RequestContext): Problem[] =>
  request.activities.flatMap((activity, index) =>
    activityWarnings(activity, context).map(({ field, message }) => ({ field: `activities.${index}.${field}`, message })))

const activityProblems = (activity: ActivityReading, context: RequestContext, partnershipOverlaps: boolean): Problem[] => {
  const { call } = context
  const problems: Problem[] = [...agesProblems(activity), ...locationProblems(activity, context)]
  const say = (field: string, message: string) => { problems.push({ field, message }) }
  const { groups, capacity, expectedParticipants, expectedGirls, expectedGirlsNote, price, reducedPrice } = activity

  if (activity.openOffer === false) say('openOffer', 'Een STEM-activiteit staat open voor iedereen uit de doelgroep.')
  if (activity.sessions.length < call.minSessions)
    say('sessions', `Voeg minstens ${call.minSessions} ${call.minSessions === 1 ? 'sessie' : 'sessies'} toe.`)
  activity.sessions.forEach((session, index) => problems.push(...sessionProblems(session, context).map(({ field, message }) => ({ field: `sessions.${index}.${field}`, message }))))
  if (groups !== null && capacity !== null && expectedParticipants !== null && expectedParticipants > groups * capacity)
    say('expectedParticipants', `Er zijn maar ${groups * capacity} plaatsen: ${groups} ${groups === 1 ? 'groep' : 'groepen'} van ${capacity}.`)
  if (expectedGirls !== null && Math.round(expectedGirls * 100) < call.girlsTargetBp && expectedGirlsNote === null)
    say('expectedGirlsNote', 'Het streefcijfer ligt onder een derde. Licht toe.')
  const staff = requiredStaff(activity, call)
  if (staff !== null && (activity.staffPaid ?? 0) + (activity.staffVolunteer ?? 0) < staff && activity.staffPaid !== null && activity.staffVolunteer !== null)
    say('staffPaid', `Voorzie minstens ${staff} ${staff === 1 ? 'begeleider' : 'begeleiders'}, betaald en vrijwillig samen.`)
  if (price !== null && reducedPrice !== null && reducedPrice > price)
    say('reducedPrice', 'Het kansentarief kan niet hoger zijn dan de deelnameprijs.')
  if (partnershipOverlaps && !activity.notInPartnershipBudget)
    say('notInPartnershipBudget', 'Bevestig dat deze activiteit niet in de begroting van het STEM-partnerschap staat.')
  return problems
}

const agesProblems = ({ ageMin, ageMax }: ActivityReading): Problem[] => {
  const message = 'De doelgroep ligt tussen 5 en 18 jaar.'
  if (ageMin !== null && (ageMin < 5 || ageMin > 18)) return [{ field: 'ageMin', message }]
  if (ageMax !== null && (ageMax < 5 || ageMax > 18)) return [{ field: 'ageMax', message }]
  if (ageMin !== null && ageMax !== null && ageMin > ageMax)
    return [{ field: 'ageMax', message: 'De hoogste leeftijd kan niet lager zijn dan de laagste.' }]
  return []
}

/** A digital series needs no place; every other activity has one in the area of the call. */
const locationProblems = (activity: ActivityReading, { call, reference }: RequestContext): Problem[] => {
  if (activity.type === 'ONLINE') return []
  const problems: Problem[] = (['locationName', 'street', 'postcode', 'nis', 'fixedLocation'] as const)
    .filter(field => activity[field] === null).map(field => ({ field, message: REQUIRED }))
  const misplaced = placeProblem(activity.postcode, activity.nis, reference)
  if (misplaced !== null) problems.push({ field: 'postcode', message: misplaced })
  if (!call.brusselsAllowed && isInBrussels(activity.nis, reference))
    problems.push({ field: 'nis', message: 'In deze oproep kan een activiteit niet in Brussel doorgaan.' })
  return problems
}

const sessionProblems = ({ date, begin, end }: SessionReading, { call: { periodStart, periodEnd } }: RequestContext): Problem[] => {
  const minutes = minutesBetween(begin, end)
  return [
    ...(date !== null && (date < periodStart || date > periodEnd) ? [{ field: 'date', message: `Sessie van ${formatDay(date)} ligt buiten de subsidieperiode. Kies een datum van ${dayOnly(periodStart)} tot en met ${dayOnly(periodEnd)}.` }] : []),
    ...(minutes !== null && minutes <= 0 ? [{ field: 'end', message: 'Het einduur moet na het beginuur liggen.' }] : []),
    ...(minutes !== null && minutes > 0 && (minutes < 30 || minutes > 240) ? [{ field: 'end', message: 'Een sessie duurt minstens een half uur en ten hoogste 4 uur.' }] : []),
  ]
}

const activityWarnings = ({ ageMin, ageMax, price, reducedPrice, sessions }: ActivityReading, { reference }: RequestContext): Problem[] => [
  ...(ageMin !== null && ageMax !== null && ageMax - ageMin > 8 ? [{ field: 'ageMax', message: 'De leeftijden liggen ver uit elkaar. Past de activiteit bij iedereen?' }] : []),
  ...(price !== null && reducedPrice !== null && reducedPrice <= price && reducedPrice * 4n > price ? [{ field: 'reducedPrice', message: 'Het kansentarief is hoger dan een vierde van de prijs.' }] : []),
  ...sessions.flatMap(({ date, begin, end }, index) =>
    date !== null && begin !== null && end !== null && begin < end && fallsInSchoolHours(date, begin, end, reference.schoolHolidays)
      ? [{ field: `sessions.${index}.date`, message: 'Deze sessie valt binnen de schooluren.' }] : []),
  ...repeatsIn(sessions.map(({ date, dayPart }) => (date === null || dayPart === null ? null : `${date} ${dayPart}`))).map((index) => ({ field: `sessions.${index}.dayPart`, message: 'Op dit dagdeel staat al een sessie van deze activiteit. Gaan er twee groepen tegelijk door, verhoog dan het aantal groepen.' })),
]

/** A07: per started group of children one adult, smaller groups for the youngest; null while a figure is missing. */
const requiredStaff = ({ ageMin, groups, expectedParticipants }: ActivityReading, call: RequestContext['call']): number | null =>
  groups === null || expectedParticipants === null || ageMin === null
    ? null
    : groups * Math.ceil(Math.ceil(expectedParticipants / groups) / (ageMin <= 7 ? call.maxPerStaffYoung : call.maxPerStaff))

/** E05: the applicant is in a partnership whose project period overlaps the period of this call. */
export const inPartnership = ({ inPartnership: code }: DraftReading, { call, reference }: RequestContext): boolean =>
  reference.partnerships.some(one => one.code === code && one.periodStart <= call.periodEnd && call.periodStart <= one.periodEnd)

const dayOnly = (day: string): string => formatLongDay(day).split(' ').slice(1).join(' ')
