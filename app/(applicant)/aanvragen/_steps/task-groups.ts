import type { TaskGroup, TaskStatus } from '@/app/_ui/task-list'
import { missing } from '@/lib/applications/completeness'
import { unconfirmed } from '@/lib/applications/copied-fields'
import type { StepStatus } from '@/lib/applications/step-status'
import { stepGroups, stepOf } from '@/lib/applications/steps'
import type { LoadedRequest } from './load-request'
import { sectionPeople } from './section-people'

const filing = 'Nakijken en indienen'

/** What can still be done, by whom; after closing only what was complete. */
export const taskGroups = (request: LoadedRequest, statuses: readonly StepStatus[], signatory: string | null): TaskGroup[] => {
  const { application, draft, context, editable, together } = request
  const base = `/aanvragen/${application.id}`
  const marks = [...request.marks.values()]
  const ready = missing(draft, context).problems.length + unconfirmed(draft, marks).problems.length === 0
  const statusOf = ({ step, status }: StepStatus): TaskStatus =>
    status !== 'complete' ? (editable ? status : 'unfinished') : marks.some((mark) => stepOf(mark.rows ?? mark.field) === step) ? 'confirm' : 'complete'
  return stepGroups.map(({ title, steps }) => ({
    title,
    tasks: [
      ...statuses.filter(({ step }) => steps.includes(step)).map((one) => ({
        title: one.title, href: `${base}/${one.step}`, status: statusOf(one), errorCount: one.errors.length,
        detail: editable && one.errors.length > 0 ? undefined : one.detail,
        error: editable ? one.errors[0]?.message : undefined,
        ...(editable && one.step === 'verklaringen' ? { person: signatory ?? undefined, personNote: 'gemachtigde' } : { person: null }),
        ...(editable ? sectionPeople(together, one.step) : {}),
      })),
      ...(title === 'Indienen' && editable ? [{
        title: filing, href: ready ? `${base}/nakijken` : undefined, status: ready ? 'confirm' as const : 'not-yet' as const, person: signatory ?? undefined, personNote: 'gemachtigde',
        detail: ready ? 'Alles is ingevuld' : 'Kan zodra alle onderdelen in orde zijn',
      }] : []),
    ],
  }))
}

/** "3 van 8 onderdelen volledig, 1 te bevestigen": what was copied is complete once somebody confirmed it. */
export const sectionsDone = (groups: readonly TaskGroup[]): string => {
  const sections = groups.flatMap(({ tasks }) => tasks).filter(({ title }) => title !== filing)
  const count = (wanted: TaskStatus): number => sections.filter(({ status }) => status === wanted).length
  return `${count('complete')} van ${sections.length} onderdelen volledig${count('confirm') > 0 ? `, ${count('confirm')} te bevestigen` : ''}`
}
