import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { ratio, toNumber } from '@/lib/exact'
import { Refusal } from '@/lib/refusal'
import { scoreApplication } from '@/lib/rubrics/scoring'
import { triggersOf } from './consensus-record'
import type { ItemOutcome } from './meeting-schema'
import type { ReviewFile } from './review-file'

/** What the minutes print of a file, as it was at that moment. */
export const itemContent = z.object({
  number: z.string(),
  title: z.string(),
  organisation: z.string(),
  reasons: z.array(z.string()),
  total: z.number().nullable(),
  scores: z.array(z.object({ code: z.string(), name: z.string(), score: z.string(), motivation: z.string() })),
})
export type ItemContent = z.output<typeof itemContent>

/**
 * Puts what came of a file in the meeting that is open on its call, within the act that decides it, with who was there and who left because of
 * an interest. Answers false where no meeting is open. What was put off may be taken up again; anything else is said once.
 */
export const noteInMeeting = async (tx: Tx, actor: Actor, file: ReviewFile, { outcome, note }: { outcome: ItemOutcome; note: string }, now: Date): Promise<boolean> => {
  const [meeting] = await tx.$queryRaw<{ id: string }[]>`
    select m.id from panel_meeting m join application a on a.call_id = m.call_id where a.id = ${file.id}::uuid and m.closed_at is null for update of m`
  if (!meeting) return false
  const [attendees, conflicts] = [
    await tx.meetingAttendee.findMany({ where: { meetingId: meeting.id }, select: { userId: true } }),
    await tx.conflict.findMany({ where: { applicationId: file.id }, select: { userId: true } }),
  ]
  const conflicted = new Set(conflicts.map(({ userId }) => userId))
  const said = {
    outcome, note, notedAt: now, ledById: actor.userId ?? '',
    leftIds: attendees.map(({ userId }) => userId).filter((userId) => conflicted.has(userId)),
    presentIds: attendees.map(({ userId }) => userId).filter((userId) => !conflicted.has(userId)),
    content: await contentOf(tx, file, outcome),
  }
  const key = { meetingId: meeting.id, applicationId: file.id }
  const earlier = await tx.meetingItem.findUnique({ where: { meetingId_applicationId: key }, select: { outcome: true } })
  if (earlier && earlier.outcome !== 'DEFERRED') throw new Refusal('changed-meanwhile', 'Dit punt is in deze vergadering al afgesloten. Laad de pagina opnieuw.')
  await tx.meetingItem.upsert({ where: { meetingId_applicationId: key }, create: { ...key, ...said }, update: said })
  return true
}

const contentOf = async (tx: Tx, file: ReviewFile, outcome: ItemOutcome): Promise<ItemContent> => {
  const { title, number, organisation, assessment } = await tx.application.findUniqueOrThrow({
    where: { id: file.id },
    select: { title: true, number: true, organisation: { select: { legalName: true } }, assessment: { select: { consensus: { select: { triggers: true, scores: true, motivations: true } } } } },
  })
  const consensus = assessment?.consensus
  const head = { number: number ?? '', title, organisation: organisation.legalName, reasons: triggersOf(consensus?.triggers).map(({ sentence }) => sentence) }
  if (outcome === 'DEFERRED' || !consensus) return { ...head, total: null, scores: [] }
  const scoring = scoreApplication(file.rubric, file.activities, consensus.scores.map(({ criterion, activityRowId, numerator, denominator }) => ({ criterion, activityRowId, score: ratio(numerator, denominator) })))
  return {
    ...head,
    total: scoring.total,
    scores: file.rubric.scored.map(({ code, nameNl }) => {
      const mean = scoring.criteria.find((criterion) => criterion.code === code)?.mean
      return { code, name: nameNl, score: mean ? toNumber(mean).toLocaleString('nl-BE', { maximumFractionDigits: 2 }) : '–', motivation: consensus.motivations.find(({ criterion }) => criterion === code)?.motivation ?? '' }
    }),
  }
}
