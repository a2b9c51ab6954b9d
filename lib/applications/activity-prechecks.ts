import { formatDay } from '@/lib/time'
import type { ActivityReading } from './form'
import { isInBrussels, placeProblem } from './place-rules'
import type { Finding, Precheck, PrecheckFacts } from './prechecks'
import { fallsInSchoolHours } from './session-times'

type ActivityCheck = Omit<Precheck, 'activityRowId'>

export const activityPrechecks = (activity: ActivityReading, facts: PrecheckFacts): ActivityCheck[] =>
  Object.entries(checks).map(([code, check]) => {
    const [finding, sentence] = check(activity, facts)
    return { code, finding, sentence }
  })

type Check = (activity: ActivityReading, facts: PrecheckFacts) => [Finding, string]

const A01: Check = ({ sessions }, { reference }) => {
  const inside = sessions.filter(({ date, begin, end }) => date !== null && begin !== null && end !== null && fallsInSchoolHours(date, begin, end, reference.schoolHolidays))
  if (inside.length === 0) return ['ok', 'Geen enkele sessie valt binnen de schooluren.']
  return ['attention', `Binnen de schooluren: ${inside.map(({ date, begin }) => `${formatDay(date ?? '')} om ${begin?.replace(':', '.')}`).join(', ')}.`]
}

const A02: Check = ({ ageMin, ageMax }) => {
  const ages = `Voor ${ageMin ?? '?'} tot en met ${ageMax ?? '?'} jaar`
  return ageMin !== null && ageMax !== null && ageMin >= 5 && ageMax <= 18 && ageMin <= ageMax ? ['ok', `${ages}, binnen 5 tot en met 18.`] : ['fails', `${ages}, niet binnen 5 tot en met 18.`]
}

const A03: Check = ({ openOffer, announcementUrl }) => {
  if (openOffer !== true) return ['fails', 'De aanvrager antwoordt dat niet iedereen uit de doelgroep kan inschrijven.']
  return announcementUrl === null ? ['attention', 'Open aanbod, maar zonder vermelding waar het aangekondigd is.'] : ['ok', `Open aanbod, aangekondigd: ${announcementUrl}.`]
}

const A04: Check = ({ sessions }, { call }) => {
  const counted = `${sessions.length} ${sessions.length === 1 ? 'sessie' : 'sessies'}, minstens ${call.minSessions} gevraagd.`
  return [sessions.length >= call.minSessions ? 'ok' : 'fails', counted]
}

const A05: Check = (activity, { call, reference }) => {
  const { periodStart, periodEnd } = call
  const outside = activity.sessions.filter(({ date }) => date === null || (periodStart !== null && date < periodStart) || (periodEnd !== null && date > periodEnd))
  if (outside.length > 0) return ['fails', `Buiten de subsidieperiode: ${outside.map(({ date }) => (date === null ? 'een sessie zonder datum' : formatDay(date))).join(', ')}.`]
  if (activity.type === 'ONLINE') return ['ok', 'Digitaal, zonder plaats; alle sessies vallen binnen de subsidieperiode.']
  const misplaced = placeProblem(activity.postcode, activity.nis, reference)
  if (misplaced !== null) return ['fails', misplaced]
  const place = reference.municipalities.find(({ nis }) => nis === activity.nis)
  if (activity.postcode === null || !place) return ['fails', 'De postcode of de gemeente ontbreekt.']
  if (!call.brusselsAllowed && isInBrussels(activity.nis, reference)) return ['fails', `${place.name} ligt buiten het werkingsgebied van deze oproep.`]
  return ['ok', `${activity.postcode} ${place.name} (NIS ${place.nis}); alle sessies vallen binnen de subsidieperiode.`]
}

/** Whether the description bears it out is for the officer to read. */
const A06: Check = ({ disciplines }) =>
  disciplines.length >= 2 ? ['ok', `${disciplines.length} STEM-componenten aangeduid: ${disciplines.join(', ')}. Kijk na of ze in de beschrijving staan.`] : ['fails', `${disciplines.length} STEM-componenten aangeduid, minstens 2 gevraagd.`]

/** groups × ceil(ceil(participants / groups) / r), with the r of the call (domain 6.1). */
const A07: Check = ({ groups, expectedParticipants, ageMin, staffPaid, staffVolunteer }, { call }) => {
  if (groups === null || groups === 0 || expectedParticipants === null || ageMin === null) return ['attention', 'Het aantal groepen, deelnemers of de leeftijd ontbreekt.']
  const perStaff = ageMin <= 7 ? call.maxPerStaffYoung : call.maxPerStaff
  const required = groups * Math.ceil(Math.ceil(expectedParticipants / groups) / perStaff)
  const staff = (staffPaid ?? 0) + (staffVolunteer ?? 0)
  return [staff >= required ? 'ok' : 'fails', `${staff} begeleiders voor ${expectedParticipants} deelnemers in ${groups} ${groups === 1 ? 'groep' : 'groepen'}: minstens ${required} nodig (1 per ${perStaff}).`]
}

const checks: Record<string, Check> = { A01, A02, A03, A04, A05, A06, A07 }
