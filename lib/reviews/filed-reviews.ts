import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { countingReviewStatuses } from './lifecycle'

/** A tick posts "ja", and nothing when it is not ticked. */
export type Knows = { knows?: 'ja' | undefined }

/**
 * What one filed ends with an interest, and cannot be filed back: so it is named first, and done only when its reviewer says to know. Ask before the
 * files close: from then on the reviews are hidden from their reviewer.
 */
export const requireKnowing = async (tx: Tx, reviewerId: string, applicationIds: readonly string[], { knows }: Knows): Promise<void> => {
  if (knows === 'ja') return
  const filed = await tx.review.findMany({
    where: { reviewerId, applicationId: { in: [...applicationIds] }, status: { in: [...countingReviewStatuses] } },
    select: { assessment: { select: { application: { select: { title: true } } } } },
  })
  const titles = filed.map(({ assessment }) => `“${assessment.application.title}”`).toSorted((one, other) => one.localeCompare(other, 'nl'))
  if (titles.length > 0) throw new Refusal('unknowing', [{ field: 'knows', message: sentenceOf(titles) }])
}

const sentenceOf = (titles: readonly string[]): string =>
  titles.length === 1
    ? `Er is nog niets bewaard. U diende al een beoordeling in van ${titles[0]}. Die telt dan niet meer mee, en u ziet dat dossier niet meer. Vink aan dat u dit weet, of pas uw antwoord aan.`
    : `Er is nog niets bewaard. U diende al een beoordeling in van ${titles.length} van deze dossiers: ${titles.join(', ')}. Die tellen dan niet meer mee, en u ziet die dossiers niet meer. Vink aan dat u dit weet, of pas uw antwoord aan.`
