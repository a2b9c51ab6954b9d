import { formatCents } from '@/lib/money'
import { formatDay } from '@/lib/time'
import type { PlanChange } from './plan'

export type ChangeLine = { what: string; from: string; to: string; note?: string }

/** The change in figures and places, as it was and as it becomes; read by the beneficiary, the officer and the letter. */
export const changeLines = (before: PlanChange, change: PlanChange): ChangeLine[] => [
  ...(change.periodEnd === null || before.periodEnd === null ? [] : [{ what: 'Laatste dag van de subsidieperiode', from: formatDay(before.periodEnd), to: formatDay(change.periodEnd) }]),
  ...change.activities.flatMap((after) => {
    const was = before.activities.find(({ rowId }) => rowId === after.rowId)
    return was ? activityLines(was, after) : []
  }),
  ...change.costs.flatMap(({ id, description, cents }) => {
    const was = before.costs.find((line) => line.id === id)
    return was ? [{ what: `Begroting: ${description}`, from: `${formatCents(BigInt(was.cents))} euro`, to: `${formatCents(BigInt(cents))} euro`, note: shareMoved(BigInt(was.cents), BigInt(cents)) }] : []
  }),
]

type PlannedPlace = PlanChange['activities'][number]

const activityLines = (was: PlannedPlace, after: PlannedPlace): ChangeLine[] => [
  ...(placeOf(was) === placeOf(after) ? [] : [{ what: `Plaats van “${was.title}”`, from: placeOf(was), to: placeOf(after) }]),
  ...(was.sessions === after.sessions ? [] : [{ what: `Sessies van “${was.title}”`, from: String(was.sessions), to: after.sessions === 0 ? 'valt weg' : String(after.sessions) }]),
]

const placeOf = ({ locationName, postcode }: PlannedPlace): string => [locationName, postcode ?? ''].filter((part) => part !== '').join(', ')

/** "+24%"; whole per cents, a part of one counts as one. */
const shareMoved = (from: bigint, to: bigint): string => {
  if (from === 0n) return 'nieuw'
  const moved = to > from ? to - from : from - to
  return `${to > from ? '+' : '−'}${(moved * 100n + from - 1n) / from}%`
}
