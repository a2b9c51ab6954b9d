import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { assignmentQuestion, type AssignmentQuestion, type Change } from './assignment-question'
import { openRequest } from './open-request'
import { solveAssignment } from './solve-assignment'

export type Proposing = { code: string; changes?: readonly Change[] }

/**
 * The best assignment of the whole call, kept as a proposal to look at; nobody is asked or told yet. What the officer pinned or barred in the
 * proposal before stays, and so do its pairs unless something else is clearly better.
 */
export const proposeAssignment = async (actor: Actor, { code, changes = [] }: Proposing): Promise<{ proposalId: string; feasible: boolean }> => {
  const made = await solveAndKeep(actor, await asActor(actor, (tx) => assignmentQuestion(tx, actor, code, changes)))
  if (!made) throw new Error('a proposal that answers no request was not kept')
  return made
}

/**
 * Solves between two transactions, so that none waits for it; whether it still holds is asked when it is confirmed. Null when it would answer a request
 * that was answered meanwhile, or that a newer one replaced.
 */
export const solveAndKeep = async (actor: Actor, { callId, problem, byHand, before }: AssignmentQuestion, requestId: string | null = null): Promise<{ proposalId: string; feasible: boolean } | null> => {
  const { pairs, points, reasons } = await solveAssignment(problem, byHand, before)
  return asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended(${`assignment:${callId}`}, 0))) as locked`
    if (requestId !== null && (await openRequest(tx, callId))?.id !== requestId) return null
    const { id } = await tx.assignmentProposal.create({ data: { callId, proposedById: actor.userId ?? '', proposedAt: now, fileIds: problem.files.map((file) => file.id), restsOn: problem.restsOn, points, reasons } })
    // In one value: three thousand rows of parameters cost the ORM seconds.
    await tx.$executeRaw`
      insert into assignment_pair (proposal_id, application_id, reviewer_id, kind, points, why)
      select ${id}::uuid, p."applicationId", p."reviewerId", p.kind, p.points, p.why
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p("applicationId" uuid, "reviewerId" uuid, kind text, points int, why text)`
    const proposed = pairs.filter(({ kind }) => kind === 'NEW').length
    await recordEvent(tx, actor, { verb: 'assignment.propose', subjectType: 'call', subjectId: callId, payload: { proposalId: id, points, reasons, proposed, byHand, ...(requestId === null ? {} : { requestId }) } })
    return { proposalId: id, feasible: reasons.length === 0 }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
}
