import type { Tx } from '@/lib/db'
import { decisionTitles } from '@/lib/decisions/words'
import { letterContent } from '@/lib/letters/letter-content'
import { outcomeLetters } from '@/lib/letters/letter-kind'

export type EarlierDecision = { letterId: string; title: string; motivation: string[]; knownAt: Date; replacedAt: Date | null; ready: boolean }

/** What was decided before, newest first: each stays as its letter said it, with the day on which another took its place. Of whoever may read the newest. */
export const earlierDecisions = async (tx: Tx, applicationId: string): Promise<EarlierDecision[]> => {
  const letters = await tx.letter.findMany({
    where: { applicationId, kind: { in: [...outcomeLetters] }, releasedAt: { not: null } },
    orderBy: { releasedAt: 'desc' },
    select: { id: true, content: true, releasedAt: true, producedAt: true, decision: { select: { outcome: true, motivation: true } } },
  })
  return letters.slice(1).flatMap(({ id, content, releasedAt, producedAt, decision }, index) =>
    releasedAt === null ? [] : [{
      letterId: id,
      title: decisionTitles[decision?.outcome ?? 'INELIGIBLE'],
      motivation: decision ? decision.motivation.split(/\n{2,}/) : letterContent.parse(content).sections.filter(({ heading }) => heading === 'Motivering').flatMap(({ paragraphs }) => paragraphs),
      knownAt: releasedAt,
      replacedAt: letters[index]?.releasedAt ?? null,
      ready: producedAt !== null,
    }])
}
