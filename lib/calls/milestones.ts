import type { CallProgress } from '@/lib/calls/progress'
import { formatDay, formatDeadline, localDay } from '@/lib/time'
import type { ApplicationStatus, CallStatus } from '@/prisma/generated/enums'

export type CallMilestone = { title: string; note?: string; state: 'done' | 'current' | 'coming' }

const order: readonly CallStatus[] = ['DRAFT', 'ANNOUNCED', 'OPEN', 'CLOSED', 'ASSESSMENT', 'DECIDED', 'EXECUTION', 'COMPLETED']

/** Where a call stands, with under each step its date or what still hangs. */
export const callMilestones = ({ call, counts, reviews }: CallProgress): CallMilestone[] => {
  const reached = order.indexOf(call.status)
  const assessing = call.status === 'CLOSED' || call.status === 'ASSESSMENT'
  const open = (...statuses: ApplicationStatus[]) => statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0)
  const early = open('SUBMITTED', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED')
  const inReview = open('ELIGIBLE', 'IN_REVIEW')
  const steps: { title: string; note: string | undefined; done: boolean }[] = [
    { title: 'Aangekondigd', note: call.announcedAt ? formatDay(localDay(call.announcedAt)) : undefined, done: reached >= 1 },
    { title: 'Open', note: call.opensAt ? formatDay(localDay(call.opensAt)) : undefined, done: reached >= 2 },
    { title: 'Gesloten', note: call.deadlineAt ? formatDeadline(call.deadlineAt) : undefined, done: reached >= 3 },
    { title: 'Volledigheid', note: assessing && early > 0 ? files(early, 'nog open') : undefined, done: reached >= 5 || (assessing && early === 0) },
    { title: 'Beoordeling', note: assessing && reviews.asked > 0 ? `${reviews.filed} van ${reviews.asked} ingediend` : undefined, done: reached >= 5 || (assessing && early + inReview === 0) },
    { title: 'Overleg', note: assessing && open('CONSENSUS') > 0 ? files(open('CONSENSUS'), 'in overleg') : undefined, done: reached >= 5 || (assessing && early + inReview + open('CONSENSUS') === 0) },
    { title: 'Beslissing', note: open('PROPOSED') > 0 ? files(open('PROPOSED'), 'voorgesteld') : undefined, done: reached >= 5 },
    { title: 'Uitvoering', note: undefined, done: reached >= 7 },
  ]
  const current = call.status === 'CANCELLED' ? -1 : steps.findIndex(({ done }) => !done)
  return steps.map(({ title, note, done }, index) => ({ title, ...(note ? { note } : {}), state: done && (current === -1 || index < current) ? 'done' : index === current ? 'current' : 'coming' }))
}

const files = (count: number, what: string): string => `${count} ${count === 1 ? 'dossier' : 'dossiers'} ${what}`
