import type { Tx } from '@/lib/db'
import type { LetterContent } from './letter-content'
import type { LetterKind } from './letter-kind'

type NewLetter = { applicationId: string; decisionId?: string; kind: LetterKind; content: LetterContent; releasedAt?: Date | undefined }

/** One letter as a row, within the transaction of the act that it tells of, and the job that makes its PDF. */
export const createLetter = async (tx: Tx, { applicationId, decisionId, kind, content, releasedAt }: NewLetter): Promise<void> => {
  const row = await tx.letter.create({ data: { applicationId, decisionId: decisionId ?? null, kind, content, releasedAt: releasedAt ?? null } })
  await tx.$queryRaw`select enqueue_job('produce-letter', json_build_object('id', ${row.id}::text), ${`letter:${row.id}`})::text`
}
