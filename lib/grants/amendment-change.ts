import { addCents, formatCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import { formatDay } from '@/lib/time'
import type { AskingAmendment } from './amendment-schema'
import type { GrantPlan, PlanChange } from './plan'

type Change = { change: PlanChange; before: PlanChange; problems: Problem[] }

export type Bounds = {
  today: string
  periodStart: string
  minSessions: number
  /** The municipality of each postcode that was typed; a postcode that is not there does not exist. */
  municipalities: ReadonlyMap<string, string>
}

/** What is asked against the plan of now: only what differs, with what it was, and what cannot be. */
export const changeOf = (asked: Pick<AskingAmendment, 'periodEnd' | 'activities' | 'costs' | 'newCost'>, plan: GrantPlan, bounds: Bounds): Change => {
  const activities = asked.activities.map((one, index) => activityChange(one, index, plan, bounds))
  const costs = asked.costs.flatMap(({ id, amount }) => {
    const line = plan.costs.find((cost) => cost.id === id)
    return line && amount !== null && amount !== line.cents ? [{ line, cents: amount }] : []
  })
  if (asked.newCost.amount !== null && asked.newCost.amount > 0n && asked.newCost.description.trim() !== '')
    costs.push({ line: { id: `nieuw:${asked.newCost.description.trim()}`, description: asked.newCost.description.trim(), cents: 0n }, cents: asked.newCost.amount })
  const periodEnd = asked.periodEnd !== null && asked.periodEnd !== plan.periodEnd ? asked.periodEnd : null
  const change: PlanChange = {
    periodEnd,
    activities: activities.flatMap(({ after }) => (after ? [after] : [])),
    costs: costs.map(({ line: { id, description }, cents }) => ({ id, description, cents: String(cents) })),
  }
  const before: PlanChange = {
    periodEnd: periodEnd === null ? null : plan.periodEnd,
    activities: activities.flatMap(({ was }) => (was ? [was] : [])),
    costs: costs.map(({ line: { id, description, cents } }) => ({ id, description, cents: String(cents) })),
  }
  return { change, before, problems: [...periodProblems(periodEnd, bounds), ...activities.flatMap(({ problems }) => problems), ...activityProblems(change, plan), ...newCostProblems(asked.newCost), ...costProblems(asked, plan), ...nothing(change)] }
}

type AskedActivity = AskingAmendment['activities'][number]
type ActivityChange = { after?: PlanChange['activities'][number]; was?: PlanChange['activities'][number]; problems: Problem[] }

const activityChange = ({ rowId, locationName, postcode, sessions }: AskedActivity, index: number, plan: GrantPlan, { minSessions, municipalities }: Bounds): ActivityChange => {
  const activity = plan.activities.find((one) => one.rowId === rowId)
  if (!activity) return { problems: [] }
  const { title, plannedSessions } = activity
  const was = { rowId, title, locationName: activity.locationName, postcode: activity.postcode, nis: activity.nis, sessions: plannedSessions }
  const after = { ...was, locationName: locationName || was.locationName, ...(postcode === '' ? {} : { postcode, nis: municipalities.get(postcode) ?? null }), sessions: sessions ?? plannedSessions }
  if (after.locationName === was.locationName && after.postcode === was.postcode && after.sessions === was.sessions) return { problems: [] }
  const name = `activities.${index}`
  return {
    after,
    was,
    problems: [
      ...(after.postcode !== was.postcode && after.nis === null ? [{ field: `${name}.postcode`, message: 'Deze postcode bestaat niet in Vlaanderen of Brussel.' }] : []),
      ...(after.postcode !== was.postcode && after.locationName === was.locationName ? [{ field: `${name}.locationName`, message: 'Geef ook de naam en het adres van de nieuwe plaats op.' }] : []),
      ...(after.sessions > plannedSessions ? [{ field: `${name}.sessions`, message: `Meer sessies dan de ${plannedSessions} van uw plan kan niet.` }] : []),
      ...(after.sessions > 0 && after.sessions < Math.min(minSessions, plannedSessions) ? [{ field: `${name}.sessions`, message: `Een activiteit telt minstens ${minSessions} sessies. Geef 0 op als ze wegvalt.` }] : []),
    ],
  }
}

const periodProblems = (periodEnd: string | null, { today, periodStart }: Bounds): Problem[] => {
  if (periodEnd === null) return []
  if (periodEnd < today) return [{ field: 'periodEnd', message: 'Deze dag is al voorbij.' }]
  return periodEnd <= periodStart ? [{ field: 'periodEnd', message: `De subsidieperiode begint op ${formatDay(periodStart)}.` }] : []
}

const activityProblems = ({ activities }: PlanChange, plan: GrantPlan): Problem[] => {
  const left = plan.activities.filter(({ rowId, plannedSessions }) => (activities.find((one) => one.rowId === rowId)?.sessions ?? plannedSessions) > 0)
  const first = activities.find(({ sessions }) => sessions === 0)
  return left.length === 0 && first ? [{ field: 'activities.0.sessions', message: 'Minstens één activiteit gaat door. Wilt u stoppen? Neem contact op met uw dossierbeheerder.' }] : []
}

/** No new line. */
export const NO_COST: AskingAmendment['newCost'] = { description: '', amount: null }

const newCostProblems = ({ description, amount }: AskingAmendment['newCost']): Problem[] => [
  ...(description.trim() === '' && amount !== null && amount > 0n ? [{ field: 'newCost.description', message: 'Geef een omschrijving van de nieuwe kost op.' }] : []),
  ...(description.trim() !== '' && (amount === null || amount === 0n) ? [{ field: 'newCost.amount', message: 'Geef het bedrag van de nieuwe kost op.' }] : []),
]

const costProblems = ({ costs: asked, newCost }: Pick<AskingAmendment, 'costs' | 'newCost'>, plan: GrantPlan): Problem[] => {
  const totalCents = addCents(plan.costs.map(({ cents }) => cents))
  const askedCents = addCents(plan.costs.map(({ id, cents }) => asked.find((one) => one.id === id)?.amount ?? cents)) + (newCost.amount ?? 0n)
  return askedCents > totalCents ? [{ field: 'costs.0.amount', message: `De begroting wordt niet hoger dan ${formatCents(totalCents)} euro. U komt nu aan ${formatCents(askedCents)} euro.` }] : []
}

const nothing = ({ periodEnd, activities, costs }: PlanChange): Problem[] =>
  periodEnd === null && activities.length === 0 && costs.length === 0 ? [{ field: '', message: 'Wijzig minstens één gegeven.' }] : []

/** A shift within the budget that stays under the share of the call, of every line, is only noted. Measured against what was last agreed. */
export const needsConsent = ({ periodEnd, activities }: PlanChange, after: GrantPlan, agreed: GrantPlan, sharePercent: number): boolean =>
  periodEnd !== null || activities.length > 0 || after.costs.some(({ id, cents }) => movedTooFar(cents, agreed.costs.find((one) => one.id === id)?.cents ?? 0n, sharePercent))

const movedTooFar = (cents: bigint, agreed: bigint, sharePercent: number): boolean => {
  const moved = cents > agreed ? cents - agreed : agreed - cents
  return moved * 100n > agreed * BigInt(sharePercent)
}
