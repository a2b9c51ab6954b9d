import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { formatInstant } from '@/lib/time'

type Line = { outcome: string; grantedCents: bigint; conditions: unknown; deviationReason: string }
type Taken = { decidedById: string; decidedAt: Date; motivation: string; motivations: readonly { criterion: string; text: string }[] }

/** What a page showed of one file: what is proposed and, once decided, by whom, when and with which words. A form carries it, so that nobody acts on what they did not see. */
export const seenVersion = ({ outcome, grantedCents, conditions, deviationReason }: Line, taken: Taken | null | undefined): string => {
  const decision = taken && [taken.decidedById, taken.decidedAt.toISOString(), taken.motivation, taken.motivations.map(({ criterion, text }) => [criterion, text]).toSorted()]
  return createHash('sha256').update(JSON.stringify([outcome, String(grantedCents), conditions, deviationReason, decision ?? null])).digest('hex').slice(0, 32)
}

/** The same with the texts as they stand, for whoever is about to write over them. */
export const seenTexts = (version: string, texts: readonly { code: string; text: string }[]): string =>
  createHash('sha256').update(JSON.stringify([version, texts.map(({ code, text }) => [code, text])])).digest('hex').slice(0, 32)

/** The versions of a list of files as one hidden field. */
export const seenList = (lines: readonly { applicationId: string; seen: string }[]): string => lines.map(({ applicationId, seen }) => `${applicationId}:${seen}`).join(',')

/** Refuses with who decided meanwhile and when; `after` says what became of the act. */
export const requireSeen = async (tx: Tx, number: string, { shown, now, taken }: { shown: string | undefined; now: string; taken: { decidedById: string; decidedAt: Date } | null }, after: string): Promise<void> => {
  if (shown === now) return
  const decider = taken && (await tx.user.findUnique({ where: { id: taken.decidedById }, select: { name: true } }))
  const meanwhile = taken ? `${decider?.name ?? 'Een andere beslisser'} besliste intussen over ${number}, op ${formatInstant(taken.decidedAt)}.` : `Het voorstel over ${number} is intussen gewijzigd.`
  throw new Refusal('unseen', `${meanwhile} ${after}`)
}
