import { z } from 'zod'
import type { RubricVersion } from '@/lib/rubrics/schema'
import type { ReviewRows } from './review-answers'

const reviewRows = z.object({
  scores: z.array(z.object({ criterion: z.string(), activityRowId: z.string(), score: z.number().nullable(), remark: z.string() })),
  motivations: z.array(z.object({ criterion: z.string(), motivation: z.string(), officeComment: z.string() })),
  contests: z.array(z.object({ activityRowId: z.string(), code: z.string(), reason: z.string() })),
})

/** What one revision changed, criterion by criterion; `motivation` is the text that it took the place of, '' when that stayed. */
export type RevisionChange = { code: string; from: string; to: string; motivation: string }

type Stored = { round: number; reason: string; revisedAt: Date; content: unknown }
export type Revision = { round: number; reason: string; revisedAt: Date; changes: RevisionChange[] }

/** The revisions of one review, oldest first: each kept what stood before it, so what it made of that is the next one, or what stands now. */
export const revisionsOf = (rubric: RubricVersion, activities: readonly { rowId: string; title: string }[], stored: readonly Stored[], now: ReviewRows): Revision[] => {
  const versions = [...stored.map(({ content }) => reviewRows.parse(content)), now]
  return stored.map(({ round, reason, revisedAt }, index) => ({ round, reason, revisedAt, changes: changesBetween(rubric, activities, versions[index] ?? now, versions[index + 1] ?? now) }))
}

const changesBetween = (rubric: RubricVersion, activities: readonly { rowId: string; title: string }[], before: ReviewRows, after: ReviewRows): RevisionChange[] =>
  rubric.scored.flatMap(({ code }) => {
    const [from, to] = [scoreWords(before, code, activities), scoreWords(after, code, activities)]
    const [said, says] = [textOf(before, code), textOf(after, code)]
    return from === to && said === says ? [] : [{ code, from, to, motivation: said === says ? '' : said }]
  })

/** `4`, `onthouding`, or where activities differ `4; 2 voor “Robots bouwen”`. A remark counts as part of it. */
const scoreWords = ({ scores }: ReviewRows, code: string, activities: readonly { rowId: string; title: string }[]): string => {
  const own = scores.filter(({ criterion }) => criterion === code)
  const words = ({ score, remark }: (typeof own)[number]): string => `${score === null ? 'onthouding' : score}${remark === '' ? '' : ` (${remark})`}`
  const [first] = own
  if (!first) return 'geen score'
  if (own.every((row) => words(row) === words(first))) return words(first)
  return own.map((row) => `${words(row)} voor “${activities.find(({ rowId }) => rowId === row.activityRowId)?.title ?? row.activityRowId}”`).toSorted().join('; ')
}

const textOf = ({ motivations }: ReviewRows, code: string): string => {
  const row = motivations.find(({ criterion }) => criterion === code)
  return row?.motivation ?? ''
}
