import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { letterContent, type LetterContent } from '@/lib/letters/letter-content'
import { letterFaults } from '@/lib/letters/letter-faults'
import { Refusal } from '@/lib/refusal'
import type { Outcome } from '@/prisma/generated/enums'
import { standing } from './standing-proposal'

export type BatchLetter = { applicationId: string; number: string; organisation: string; outcome: Outcome; version: string; faults: string[] }

/** The letters of the latest round of a call, before they go out and after: what holds one back first. Whoever has an interest in a file does not see its letter. */
export const letterBatch = async (tx: Tx, actor: Actor, code: string) => {
  if (!can(actor, 'ranking.read')) return null
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, name: true, code: true } })
  if (!call) return null
  const proposal = await tx.proposal.findFirst({ where: { callId: call.id, ...standing }, orderBy: { round: 'desc' }, select: { round: true, items: { select: { applicationId: true, assessment: { select: { status: true } } } } } })
  const round = proposal?.round ?? 0
  const published = proposal ? (await tx.publication.count({ where: { callId: call.id, round } })) > 0 : false
  const alive = (proposal?.items ?? []).filter(({ assessment }) => assessment.status !== 'WITHDRAWN').map(({ applicationId }) => applicationId)
  const letters = (await lettersOf(tx, alive, round)).filter(({ applicationId }) => can(actor, 'decision.read', { applicationId }))
  const hidden = alive.filter((id) => !can(actor, 'decision.read', { applicationId: id })).length
  return { call, published, round, letters, waiting: alive.length - hidden - letters.length }
}

/** Of these files and this round; what is held back first, then by number. */
const lettersOf = async (tx: Tx, applicationIds: readonly string[], round: number): Promise<BatchLetter[]> => {
  const rows = await tx.letter.findMany({
    where: { kind: 'DECISION', applicationId: { in: [...applicationIds] }, decision: { round, confirmedAt: { not: null } } },
    select: { applicationId: true, content: true, decision: { select: { outcome: true } } },
  })
  const letters = rows.flatMap(({ applicationId, content: json, decision }) => {
    const content = letterContent.parse(json)
    return decision ? [{ applicationId, number: content.number, organisation: content.organisation, outcome: decision.outcome, version: content.templateVersion, faults: letterFaults(content) }] : []
  })
  return letters.toSorted((one, other) => Math.sign(other.faults.length) - Math.sign(one.faults.length) || one.number.localeCompare(other.number))
}

/** Letters of these decisions that may not go out, in words; without a name where this person has an interest. */
export const heldBack = async (tx: Tx, actor: Actor, decisions: readonly { id: string; applicationId: string }[]): Promise<string[]> => {
  const rows = await tx.letter.findMany({ where: { decisionId: { in: decisions.map(({ id }) => id) } }, select: { content: true, applicationId: true, decisionId: true } })
  const faulty = rows.flatMap(({ applicationId, content: json }) => {
    const content = letterContent.parse(json)
    const faults = letterFaults(content)
    if (faults.length === 0) return []
    return [actor.conflictedApplicationIds.includes(applicationId) ? 'een dossier waarin u een belang hebt' : `${content.number} ${faults.join(', ')}`]
  })
  const missing = decisions.filter(({ id }) => !rows.some(({ decisionId }) => decisionId === id)).length
  return [...faulty.toSorted(), ...(missing > 0 ? [`${missing} zonder brief`] : [])]
}

/** One letter that is not out yet, as the office may look at it. */
export const letterToPreview = async (tx: Tx, actor: Actor, code: string, number: string): Promise<{ content: LetterContent; createdAt: Date }> => {
  const application = await tx.application.findFirst({ where: { number, call: { code } }, select: factColumns })
  if (!application || !can(actor, 'ranking.read') || !can(actor, 'decision.read', { applicationId: application.id }) || !can(actor, 'letter.read', applicationFacts(application))) throw noLetter()
  const letter = await tx.letter.findFirst({ where: { applicationId: application.id, kind: 'DECISION' }, orderBy: { createdAt: 'desc' }, select: { content: true, createdAt: true } })
  if (!letter) throw noLetter()
  return { content: letterContent.parse(letter.content), createdAt: letter.createdAt }
}

const noLetter = (): Refusal => new Refusal('not-found', 'Deze brief bestaat niet.')
