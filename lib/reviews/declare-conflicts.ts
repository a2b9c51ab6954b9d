import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal, type Problem } from '@/lib/refusal'
import { closeFiles } from './close-files'
import type { Declaring, OwnConflict } from './conflict-schema'
import { EXPLAIN_OTHER, isExplained, type ConflictType } from './conflicts'
import { declarableFiles } from './declarable-files'
import { requireKnowing } from './filed-reviews'

/** Somebody says in which files of a call they have an interest, before or after they were asked for one. A file that is closed and one that does not exist get the same answer. */
export const declareConflicts = (actor: Actor, { callId, types, reasons, knows }: Declaring): Promise<{ declared: number }> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'conflict.declare', { ownerId: actor.userId ?? undefined })
    const chosen = Object.entries(types).flatMap(([id, type]) => (type === '' ? [] : [{ id, type }]))
    const problems = problemsOf(types, reasons)
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    const call = (await declarableFiles(tx, actor)).find(({ id }) => id === callId)
    const closed = chosen.filter(({ id }) => !call?.files.some((file) => file.id === id))
    if (closed.length > 0) throw new Refusal('changed-meanwhile', closed.map(({ id }) => ({ field: `types.${id}`, message: 'Voor dit dossier kunt u hier geen belang (meer) melden. Laad de pagina opnieuw.' })))

    const userId = actor.userId ?? ''
    await requireKnowing(tx, userId, chosen.map(({ id }) => id), { knows })
    await closeFiles(tx, actor, chosen.map(({ id, type }) => ({ applicationId: id, userId, type, reason: reasons[id] ?? '', source: 'REVIEWER' })))
    return { declared: chosen.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const problemsOf = (types: Record<string, ConflictType | ''>, reasons: Record<string, string>): Problem[] => {
  const untyped = Object.entries(reasons).filter(([id, reason]) => reason.trim() !== '' && (types[id] ?? '') === '')
  if (untyped.length > 0) return untyped.map(([id]) => ({ field: `types.${id}`, message: 'Kies welk belang het is.' }))
  const unexplained = Object.entries(types).filter(([id, type]) => !isExplained(type, reasons[id] ?? ''))
  if (unexplained.length > 0) return unexplained.map(([id]) => ({ field: `reasons.${id}`, message: EXPLAIN_OTHER }))
  return Object.values(types).every((type) => type === '') ? [{ field: '', message: 'Kies bij minstens één dossier welk belang u hebt.' }] : []
}

/** The same for one file that somebody of the office has before them, in any state. */
export const declareOwnConflict = (actor: Actor, { applicationId, type, reason, knows }: OwnConflict): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, assessment: { select: { applicationId: true } } } })
    if (!file?.assessment) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'application.read', applicationFacts(file))
    requirePermission(actor, 'conflict.declare', { ownerId: actor.userId ?? undefined }, 'call.read-progress')
    await requireKnowing(tx, actor.userId ?? '', [applicationId], { knows })
    await closeFiles(tx, actor, [{ applicationId, userId: actor.userId ?? '', type, reason, source: 'REVIEWER' }])
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
