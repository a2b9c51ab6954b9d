import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Actor } from '@/lib/access/actor'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { applicationLifecycle, type ApplicationVerb } from './lifecycle'

/** A file as the act loaded it: the office's state where it has one, else what the applicant reads. */
export type MovableApplication = { id: string; status: ApplicationStatus; assessment?: { status: ApplicationStatus } | null }

/**
 * The only writer of a request's status, but for fileRequest, which files a draft. The instant of filing stays while a request is reopened. A move is a conditional update: who comes second changes nothing and hears so.
 * What stays in the assessment (consensus, ranking, proposal, decision) touches no row that an applicant's page reads;
 * publication (lib/grants/publish-decisions.ts) shows the outcome. The act records its own event.
 * Rights are asked by the act, of the policy; `by` is checked here as well, because a move may come in the wake of another act (requireMover).
 */
export const moveApplication = async (tx: Tx, actor: Actor, application: MovableApplication, verb: ApplicationVerb): Promise<ApplicationStatus> => {
  const { from, to, by } = applicationLifecycle[verb]
  requireMover(actor, by)
  const current = application.assessment?.status ?? application.status
  if (!from.some(status => status === current)) throw changedMeanwhile()
  if (verb === 'takeIn') return takeIn(tx, actor, application.id)
  const office = !applicantsOwn.has(verb) && application.assessment
  if (office) sure(await tx.assessment.updateMany({ where: { applicationId: application.id, status: current }, data: { status: to, changedAt: await clock(tx) } }))
  if (!office || shown.has(verb)) sure(await tx.application.updateMany({ where: { id: application.id, status: application.status, discardedAt: null }, data: { status: to } }))
  return to
}

const applicantsOwn: ReadonlySet<ApplicationVerb> = new Set(['submit', 'reopen', 'letStand', 'resume', 'withdraw'])
const shown: ReadonlySet<ApplicationVerb> = new Set(['askCompletion', 'answerCompletion', 'declareEligible', 'declareIneligible', 'startReview', 'lapse', 'revive', 'checkAgain'])

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
export const changedMeanwhile = (): Refusal => new Refusal('changed-meanwhile', 'Dit dossier is intussen gewijzigd. Laad de pagina opnieuw.')
