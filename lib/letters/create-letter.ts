import type { Tx } from '@/lib/db'
import type { LetterContent } from './letter-content'
import type { LetterKind } from './letter-kind'

type NewLetter = { applicationId: string; decisionId?: string; kind: LetterKind; content: LetterContent; releasedAt?: Date | undefined }

/** One letter as a row, within the transaction of the act that it tells of. Its PDF is made once it goes out, because it carries that date. */
export const createLetter = async (tx: Tx, { applicationId, decisionId, kind, content, releasedAt }: NewLetter): Promise<void> => {
  const row = await tx.letter.create({ data: { applicationId, decisionId: decisionId ?? null, kind, content, releasedAt: releasedAt ?? null } })
  if (releasedAt) await askPdf(tx, row.id)
}

/** The letters of published decisions go out, with the date of publication; a PDF of before has none, and is made anew. */
export const releaseLetters = async (tx: Tx, decisionIds: string[], now: Date): Promise<void> => {
  const released = await tx.letter.updateManyAndReturn({ where: { decisionId: { in: decisionIds } }, data: { releasedAt: now, producedAt: null, sha256: null }, select: { id: true } })
  for (const { id } of released) await askPdf(tx, id)
}

const askPdf = async (tx: Tx, id: string): Promise<void> => {
  await tx.$queryRaw`select enqueue_job('produce-letter', json_build_object('id', ${id}::text), ${`letter:${id}`})::text`
}
