import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { assignmentQuestion, type AssignmentQuestion } from './assignment-question'
import { solveAndKeep, type Proposing } from './propose-assignment'

/** Pairs of a file and a reviewer that take some tens of milliseconds: nobody should come back for that. More of them are for the worker. */
const SOLVED_AT_ONCE = 5_000

/** A small call has its proposal at once; that of a large one is computed by the worker, and `feasible` is not known yet: null. */
export const askProposal = async (actor: Actor, { code, changes = [] }: Proposing, solvedAtOnce = SOLVED_AT_ONCE): Promise<{ feasible: boolean | null }> => {
  const small = await asActor(actor, async (tx, now) => {
    const question = await assignmentQuestion(tx, actor, code, changes)
    if (question.problem.files.length * question.problem.reviewers.length <= solvedAtOnce) return question
    await leaveToWorker(tx, actor, question, now)
    return null
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
  return { feasible: small && ((await solveAndKeep(actor, small))?.feasible ?? null) }
}

/** One that still waits in the queue makes place for this one; one that is being computed finds, when it is ready, that it was replaced. */
const leaveToWorker = async (tx: Tx, actor: Actor, { callId, problem, byHand }: AssignmentQuestion, now: Date): Promise<void> => {
  const { id } = await tx.assignmentRequest.create({ data: { callId, askedById: actor.userId ?? '', askedAt: now, fileIds: problem.files.map((file) => file.id), byHand } })
  await tx.$queryRaw`select enqueue_job('compute-proposal', json_build_object('id', ${id}::text), ${`assignment:${callId}`})::text`
  await recordEvent(tx, actor, { verb: 'assignment.ask', subjectType: 'call', subjectId: callId, payload: { requestId: id, byHand } })
}
