import { formatCents } from '@/lib/money'
import { formatDay } from '@/lib/time'
import type { ReportContext } from './report-context'
import type { ReportDraft } from './schema'

/** The empty report of a grant: one row for each planned activity with its planned sessions, and the budget lines where money is reported. */
export const prefilledDraft = ({ activities, costs, fundingModel }: ReportContext): ReportDraft => {
  const draft: Record<string, string> = {}
  activities.forEach((activity, index) => {
    draft[`activities.${index}.id`] = activity.rowId
    activity.plannedSessions.forEach(({ day, dayPart, hours }, position) => {
      const name = `activities.${index}.sessions.${position}`
      draft[`${name}.day`] = formatDay(day)
      draft[`${name}.dayPart`] = dayPart
      draft[`${name}.hours`] = hours > 0 ? String(hours).replace('.', ',') : ''
    })
  })
  if (fundingModel !== 'COST_SHARE') return draft
  costs.forEach(({ category, description, budgetCents }, index) => {
    draft[`costs.${index}.category`] = category
    draft[`costs.${index}.description`] = description
    draft[`costs.${index}.budget`] = formatCents(budgetCents)
  })
  return draft
}
