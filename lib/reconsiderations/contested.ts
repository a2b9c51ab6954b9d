import { factColumns } from '@/lib/access/application-facts'
import type { Tx } from '@/lib/db'
import { outcomeLetters } from '@/lib/letters/letter-kind'
import { Refusal } from '@/lib/refusal'

/** A request with the newest letter about its outcome that its applicant could read: what one may ask to have looked at again. */
export const contestedOutcome = async (tx: Tx, applicationId: string) => {
  const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, number: true, title: true, status: true, call: { select: { terms: true, contactName: true, contactEmail: true, contactPhone: true } } } })
  if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  const letter = await tx.letter.findFirst({ where: { applicationId, kind: { in: [...outcomeLetters] }, releasedAt: { not: null } }, orderBy: { releasedAt: 'desc' }, select: { id: true, kind: true, releasedAt: true } })
  return { application, letter: letter?.releasedAt ? { id: letter.id, kind: letter.kind, releasedAt: letter.releasedAt } : null }
}
