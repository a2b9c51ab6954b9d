import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { isMoneyLetter, moneyLetters, outcomeLetters, type LetterKind, type MoneyLetter } from './letter-kind'
import { isOverdue } from './overdue'

export type LetterFile = { sha256: string; size: number; mime: string; name: string }

/** The newest letter about the outcome of a request that was released, with its PDF, for whoever may read it; or the one named, an answer to a request for reconsideration too. */
export const outcomeLetterToRead = async (tx: Tx, actor: Actor, applicationId: string, letterId?: string | null): Promise<LetterFile | null> => {
  if (letterId && !/^[0-9a-f-]{36}$/.test(letterId)) return null
  if (!/^[0-9a-f-]{36}$/.test(applicationId)) return null
  const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, number: true } })
  return application && fileOf(tx, actor, application, letterId ? [...outcomeLetters, 'RECONSIDERATION'] : outcomeLetters, `${application.number ?? 'beslissing'}.pdf`, letterId)
}

/** The letter about the money of a file: its settlement or what is claimed back. */
export const moneyLetterToRead = async (tx: Tx, actor: Actor, number: string, word: string): Promise<LetterFile | null> => {
  if (!isMoneyLetter(word)) return null
  const application = await tx.application.findUnique({ where: { number }, select: { ...factColumns, number: true } })
  return application && fileOf(tx, actor, application, [moneyLetters[word]], `${number}-${word}.pdf`)
}

/** Which letters about its grant a file has, of each kind the newest; `ready` once the worker made the PDF, `overdue` when it should have. */
export const moneyLettersOf = async (tx: Tx, applicationId: string, now: Date): Promise<{ word: MoneyLetter; ready: boolean; overdue: boolean }[]> => {
  const letters = await tx.letter.findMany({ where: { applicationId, releasedAt: { not: null } }, select: { kind: true, releasedAt: true, producedAt: true }, orderBy: { releasedAt: 'desc' } })
  return Object.keys(moneyLetters).filter(isMoneyLetter).flatMap((word) => {
    const letter = letters.find(({ kind }) => kind === moneyLetters[word])
    return letter ? [{ word, ready: letter.producedAt !== null, overdue: isOverdue(letter, now) }] : []
  })
}

type LetterOwner = Parameters<typeof applicationFacts>[0]

const fileOf = async (tx: Tx, actor: Actor, application: LetterOwner, kinds: readonly LetterKind[], name: string, letterId?: string | null): Promise<LetterFile | null> => {
  if (!can(actor, 'letter.read', { ...applicationFacts(application), published: true })) return null
  const letter = await tx.letter.findFirst({ where: { ...(letterId ? { id: letterId } : {}), applicationId: application.id, kind: { in: [...kinds] }, releasedAt: { not: null }, producedAt: { not: null } }, orderBy: { releasedAt: 'desc' } })
  const file = letter?.sha256 ? await tx.storedFile.findUnique({ where: { sha256: letter.sha256 } }) : null
  return file && { sha256: file.sha256, size: file.sizeBytes, mime: file.mime, name }
}
