import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Actor } from '@/lib/access/actor'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { applicationLifecycle, type ApplicationVerb } from './lifecycle'

/** A file as the act loaded it: the office's state where it has one, else what the applicant reads. */
export type MovableApplication = { id: string; status: ApplicationStatus; assessment?: { status: ApplicationStatus } | null }

/**
 * The only writer of a request's status. A move is a conditional update: who comes second changes nothing and hears so.
 * What stays in the assessment (consensus, ranking, proposal, decision) touches no row that an applicant's page reads;
 * publication shows the outcome with showOutcome. The act records its own event.
 */
export const moveApplication = async (tx: Tx, actor: Actor, application: MovableApplication, verb: ApplicationVerb): Promise<ApplicationStatus> => {
  const { from, to } = applicationLifecycle[verb]
  const current = application.assessment?.status ?? application.status
  if (!from.some(status => status === current)) throw changedMeanwhile()
  if (verb === 'takeIn') return takeIn(tx, actor, application.id)
  const office = !applicantsOwn.has(verb) && application.assessment
  if (office) sure(await tx.assessment.updateMany({ where: { applicationId: application.id, status: current }, data: { status: to, changedAt: await clock(tx) } }))
  if (!office || shown.has(verb)) sure(await tx.application.updateMany({ where: { id: application.id, status: application.status, discardedAt: null }, data: { status: to } }))
  return to
}

/**
 * Files a draft: the deadline is a predicate of this very statement by the database's clock, with the call share-locked
 * (trigger application_in_time). A draft that was saved in between is not what was checked, so it is refused.
 * @returns the instant of filing
 */
export const fileDraft = async (tx: Tx, draft: { id: string; draftVersion: number }, filed: { number: string; title: string; requestedCents: bigint; plannedChildHours: number }): Promise<Date> => {
  const rows = await tx.$queryRaw<{ submittedAt: Date }[]>`
    update application
       set status = 'SUBMITTED', submitted_at = portal_now(), number = ${filed.number}, title = ${filed.title},
           requested_cents = ${filed.requestedCents}, planned_child_hours = ${filed.plannedChildHours}
     where id = ${draft.id}::uuid and status = 'DRAFT' and discarded_at is null and draft_version = ${draft.draftVersion}
       and exists (select from call c where c.id = call_id and c.status = 'OPEN' and portal_now() >= c.opens_at and portal_now() < c.deadline_at)
    returning submitted_at as "submittedAt"`
  const row = rows[0]
  if (row) return row.submittedAt
  const still = await tx.$queryRaw<{ draft: boolean }[]>`
    select status = 'DRAFT' and discarded_at is null and draft_version = ${draft.draftVersion} as draft from application where id = ${draft.id}::uuid`
  throw still[0]?.draft ? new Refusal('too-late', 'De oproep is gesloten. Indienen kan niet meer.') : changedMeanwhile()
}

/** Publication: what the applicant reads follows the office, at once. */
export const showOutcome = async (tx: Tx, application: { id: string; status: ApplicationStatus }, outcome: ApplicationStatus): Promise<void> =>
  sure(await tx.application.updateMany({ where: { id: application.id, status: application.status }, data: { status: outcome } }))

const applicantsOwn: ReadonlySet<ApplicationVerb> = new Set(['submit', 'reopen', 'withdraw'])
const shown: ReadonlySet<ApplicationVerb> = new Set(['askCompletion', 'answerCompletion', 'declareEligible', 'declareIneligible', 'startReview', 'lapse'])

const takeIn = async (tx: Tx, actor: Actor, id: string): Promise<ApplicationStatus> => {
  sure(await tx.application.updateMany({ where: { id, status: 'SUBMITTED' }, data: { status: 'ELIGIBILITY_CHECK', handlerId: actor.userId } }))
  await tx.assessment.create({ data: { applicationId: id, takenInById: actor.userId ?? '' } })
  return 'ELIGIBILITY_CHECK'
}

const clock = async (tx: Tx): Promise<Date> => {
  const rows = await tx.$queryRaw<{ now: Date }[]>`select portal_now() as now`
  return rows[0]?.now ?? new Date()
}

const sure = ({ count }: { count: number }): void => { if (count === 0) throw changedMeanwhile() }
const changedMeanwhile = (): Refusal => new Refusal('changed-meanwhile', 'Dit dossier is intussen gewijzigd. Laad de pagina opnieuw.')
