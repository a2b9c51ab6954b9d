import { systemActor, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { asActor, type Tx } from '@/lib/db'
import { isRefusal, Refusal } from '@/lib/refusal'
import { assignmentQuestion } from './assignment-question'
import { openRequest } from './open-request'
import { solveAndKeep } from './propose-assignment'

const portal = systemActor('toewijzing')

/**
 * Job: the proposal that an officer asked for, with what that officer may do and know by now. Twice, or in two workers at once, it is made once; a
 * request that was replaced is left. When it cannot be, the request says why.
 */
export const computeProposal = async ({ id }: { id: string }): Promise<{ made: boolean }> => {
  const waiting = await asActor(portal, (tx) => waitingFor(tx, id))
  if (!waiting) return { made: false }
  const { officer, code, fileIds } = waiting
  try {
    if (!can(officer, 'assignment.propose')) throw new Refusal('forbidden', 'Wie het vroeg, heeft dat recht niet meer.')
    if (fileIds.some((file) => officer.conflictedApplicationIds.includes(file))) throw new Refusal('conflict', 'Wie het vroeg, heeft intussen een belang in een van de dossiers.')
    const question = await asActor(officer, (tx) => assignmentQuestion(tx, officer, code, []))
    return { made: (await solveAndKeep(officer, question, id)) !== null }
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.code === 'busy') throw thrown
    await asActor(portal, (tx) => tx.assignmentRequest.updateMany({ where: { id, refused: null }, data: { refused: thrown.message } }))
    return { made: false }
  }
}

const waitingFor = async (tx: Tx, id: string): Promise<{ officer: Actor; code: string; fileIds: readonly string[] } | null> => {
  const request = await tx.assignmentRequest.findUnique({ where: { id }, select: { askedById: true, fileIds: true, call: { select: { id: true, code: true } } } })
  const open = request && (await openRequest(tx, request.call.id))
  return request && open?.id === id && open.refused === null ? { officer: await officerNow(tx, request.askedById), code: request.call.code, fileIds: request.fileIds } : null
}

/** Rights and conflicts as they are by now; who was suspended meanwhile has no roles. Only what an assignment asks for. */
const officerNow = async (tx: Tx, userId: string): Promise<Actor> => {
  const { name, email, suspendedAt, roles } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true, suspendedAt: true, roles: { select: { role: true } } } })
  const conflicts = await tx.conflict.findMany({ where: { userId }, select: { applicationId: true } })
  return {
    userId, name, email,
    roles: suspendedAt === null ? roles.map(({ role }) => role) : [],
    memberships: [], assignedApplicationIds: [], conflictedApplicationIds: conflicts.map(({ applicationId }) => applicationId),
    sessionId: null, signedInAt: null,
  }
}
