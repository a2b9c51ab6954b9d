import type { Typed } from '@/tests/support/fill-form'
import { answersOf, type TypedAnswers } from '@/lib/story/answers'
import { content } from '@/lib/story/content'
import { correctedForFiling } from '@/lib/story/corrections'
import { addDays, formatDay, localDay } from '@/lib/time'

/** The days of this call, counted from the day of the test. */
export const days = { announced: 0, opens: 15, filed: 50, deadline: 60, checked: 62, reviewed: 70, decided: 100, accepted: 105, starts: 110, ends: 250, reported: 270, judged: 280, paid: 300 }

export const dayOf = (offset: number): string => addDays(localDay(new Date()), offset)
export const typedDay = (offset: number): string => formatDay(dayOf(offset))

export const callCode = 'UIT-KETEN'
export const callName = 'STEM-academies: de keten'

/** What the administrator changes of the preset: money for three postcodes and a bit, so that the second file falls on the reserve list. */
export const callFields: Record<string, Typed> = {
  legalBasis: 'Besluit over de subsidiëring van STEM-activiteiten (voorbeeld).', envelope: '5.000,00', partialOfferAllowed: '',
  opensDay: typedDay(days.opens), opensTime: '9.00', deadlineDay: typedDay(days.deadline), deadlineTime: '23.59',
  periodStart: typedDay(days.starts), periodEnd: typedDay(days.ends), reserveValidUntil: typedDay(days.ends),
  contactName: 'Team STEM@VLAIO', contactEmail: 'stem@demo.example', contactPhone: '0800 00 000',
}

/** Titles of no other file of the story. */
export const titles = { robots: 'Robots en keukens in drie postcodes', crane: 'De kabouterkraan trekt naar Olen' }

const storyCall = content.calls.find(({ code }) => code === 'UIT-DEMO')

/** What the story filed for another call, with the activities that are asked for and a budget that closes on the lump sums. */
const requestOf = (code: string, title: string, activities: readonly string[], budget: TypedAnswers['begroting']): TypedAnswers => {
  const request = content.requests.find((one) => one.code === code)
  if (!request || !storyCall) throw new Error(`The story lost ${code}.`)
  const call = { ...storyCall, opensAtDayOffset: days.opens, deadlineAtDayOffset: days.deadline, periodStartDayOffset: days.starts, periodEndDayOffset: days.ends }
  const answers = answersOf(request, call, { dayOf } as Parameters<typeof answersOf>[2])
  return correctedForFiling({ ...answers, activiteiten: { ...answers.activiteiten, title }, activities: answers.activities.filter((activity) => activities.includes(activity.title)), begroting: budget })
}

const cost = (category: string, description: string, quantity: string, unit: string, unitPrice: string) => ({ category, description, quantity, unit, unitPrice, inKind: '0,00' })
const revenue = (category: string, description: string, amount: string) => ({ category, description, amount })

/** Three trajectories in three postcodes: 4.500 euro. */
export const robots = requestOf('R19', titles.robots, ['Robots die de straat oversteken (najaar)', 'De keuken ontploft (bijna) (Muizen)', 'De keuken ontploft (bijna) (Willebroek)'], {
  requestedCents: '4.500,00',
  costs: [cost('STAFF', 'Begeleiding van drie reeksen', '120', 'uur', '35,00'), cost('MATERIAL', 'Robots, sensoren en keukenmateriaal', '1', 'pakket', '1.300,00')],
  revenues: [revenue('FEES', 'Deelnemersbijdragen', '600,00'), revenue('OWN', 'Eigen inbreng', '400,00')],
})

/** One trajectory in one postcode, with nobody to help: 1.500 euro. */
const lifting = requestOf('R16', titles.crane, ['Kabouterkraan: hefbomen voor kleine handen (in Olen)'], {
  requestedCents: '1.500,00',
  costs: [cost('STAFF', 'Begeleiding van de reeks', '60', 'uur', '35,00')],
  revenues: [revenue('OWN', 'Eigen inbreng', '600,00')],
})
export const crane: TypedAnswers = { ...lifting, partners: { partners: [] }, doelgroepen: { ...lifting.doelgroepen, targetGroups: lifting.doelgroepen.targetGroups.slice(0, 1) } }
