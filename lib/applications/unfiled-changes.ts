import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { answerInWords } from './answer-words'
import type { RequestContext } from './call-rules'
import { differences, type Difference } from './differences'
import { extraDifferences, toldTyped } from './extra-differences'
import { draftSchema } from './schema'

/** What was changed after reopening and never filed, when that ended; with the files that were added, and those that were taken away and came back. They do not count. */
export type UnfiledChanges = { id: string; endedAt: Date; byDeadline: boolean; changes: Difference[]; files: NamedFile[]; back: NamedFile[] }
type NamedFile = { id: string; name: string }

/** The latest first; for those who wrote it alone. */
export const unfiledChanges = async (tx: Tx, actor: Actor, application: { id: string; organisationId: string; submittedAt: Date | null }, context: RequestContext): Promise<UnfiledChanges[]> => {
  if (application.submittedAt === null || !can(actor, 'application.edit', applicationFacts(application))) return []
  const ended = await tx.reopening.findMany({ where: { applicationId: application.id, outcome: { in: ['TAKEN_BACK', 'STOOD'] } }, orderBy: { reopenedAt: 'desc' } })
  const all: UnfiledChanges[] = []
  for (const { id, outcome, reopenedAt, endedAt, filedDraft, unsubmitted } of ended) {
    if (endedAt === null) continue
    // Those that the return to the filed version took away, at that very instant.
    const files = await tx.attachment.findMany({ where: { applicationId: application.id, removedAt: endedAt }, select: { id: true, name: true }, orderBy: { uploadedAt: 'asc' } })
    const back = await broughtBack(tx, application.id, reopenedAt, endedAt)
    const [before, after] = [draftSchema.parse(filedDraft), draftSchema.parse(unsubmitted ?? filedDraft)]
    const changes = [...differences(before, after, (field, value) => answerInWords(field, value, context.reference)), ...extraDifferences(toldTyped(before, context), toldTyped(after, context))]
    if (changes.length > 0 || files.length > 0 || back.length > 0) all.push({ id, endedAt, byDeadline: outcome === 'STOOD', changes, files, back })
  }
  return all
}

/** Files of the filed version that somebody took away while it was reopened. */
const broughtBack = async (tx: Tx, applicationId: string, from: Date, until: Date): Promise<NamedFile[]> => {
  const removals = await tx.auditEvent.findMany({ where: { applicationId, verb: 'attachment.remove', at: { gte: from, lte: until } }, select: { subjectId: true } })
  const ids = removals.flatMap(({ subjectId }) => subjectId ?? [])
  return ids.length === 0 ? [] : tx.attachment.findMany({ where: { applicationId, id: { in: ids }, removedAt: null }, select: { id: true, name: true }, orderBy: { uploadedAt: 'asc' } })
}
