import { z } from 'zod'
import { day, optional } from '@/lib/calls/readers'
import { text } from '@/lib/text'
import { conflictTypes, EXPLAIN_OTHER, isExplained, refusalReasons } from './conflicts'

const id = z.uuid()
const criterion = z.string().regex(/^C\d{2}$/)
/** `a1` is the first activity of the file; numbers alone would make a list of what is posted. */
const activityKey = z.string().regex(/^a\d{1,2}$/)
const point = z.enum(['', '0', '1', '2', '3', '4', '5'])
const halfPoint = z.string().regex(/^(|[0-4](,5)?|5)$/, 'Kies een score van 0 tot 5 in halve punten.')

export const assignment = z.object({ applicationId: id, reviewerId: z.uuid('Kies een beoordelaar.') })
export type Assignment = z.output<typeof assignment>

const conflictType = z.enum(conflictTypes, 'Kies welk belang het is.')

const refusedFor = z.enum(refusalReasons, 'Kies waarom u dit dossier niet beoordeelt.')
export const refusing = z.object({ reviewId: id, interest: z.literal('weiger'), refusedFor, reason: text({ max: 1000 }).default('') })

export const interest = z.discriminatedUnion(
  'interest',
  [
    z.object({ reviewId: id, interest: z.literal('geen') }),
    z
      .object({ reviewId: id, interest: z.literal('belang'), type: conflictType, reason: text({ max: 1000 }).default(''), knows: z.literal('ja').optional() })
      .refine(({ type, reason }) => isExplained(type, reason), { path: ['reason'], message: EXPLAIN_OTHER }),
    refusing,
  ],
  'Kies een antwoord.',
)
export type Interest = z.output<typeof interest>

export const pinnedConflict = z.object({ applicationId: id, userId: z.uuid('Kies een persoon.'), type: conflictType, reason: text({ min: 10, max: 1000 }) })
export type PinnedConflict = z.output<typeof pinnedConflict>

/** `dueOn`: empty is a share of the term of the call. */
export const returning = z.object({ reviewId: id, reason: text({ min: 10, max: 1000 }), dueOn: optional(day).default(null) })
export type Returning = { reviewId: string; reason: string; dueOn?: string | null }

export const withdrawing = z.object({ reviewId: z.uuid('Kies een beoordelaar.'), reason: text({ min: 10, max: 1000 }) })
export type Withdrawing = z.output<typeof withdrawing>

export const movingDueDate = z.object({ reviewId: z.uuid('Kies een beoordelaar.'), dueOn: day })
export type MovingDueDate = z.output<typeof movingDueDate>

const perCriterion = <Schema extends z.ZodType>(schema: Schema) => z.record(criterion, schema).default({})
const perActivity = <Schema extends z.ZodType>(schema: Schema) => z.record(activityKey, schema)

/** The scoring form as it is posted. `all` is the score of a criterion for the file or for every activity at once; `scores` is where one activity differs. */
export const reviewAnswers = z.object({
  all: perCriterion(point),
  abstain: perCriterion(z.literal('ja')),
  scores: perCriterion(perActivity(point)),
  remarks: perCriterion(perActivity(text({ max: 1000 }))),
  motivations: perCriterion(text({ max: 4000 })),
  comments: perCriterion(text({ max: 4000 })),
  /** Per activity and A code: why the reviewer contests the verdict; empty is no contest. */
  contests: z.record(activityKey, z.record(z.string().regex(/^A\d{2}$/), text({ max: 1000 }))).default({}),
})
export type ReviewAnswers = z.output<typeof reviewAnswers>

/** `page` is the open page and `edit` counts what was typed on it, so that its own lost answer does not stop it. */
export const reviewSaving = reviewAnswers.extend({ reviewId: id, version: z.coerce.number().int().min(0), page: id.optional(), edit: z.coerce.number().int().min(0).max(1_000_000_000).default(0) })
export type ReviewSaving = z.output<typeof reviewSaving>

/** The chair's form: a score in half points per criterion, per activity where the criterion says so. `seen`: the reviews as the page showed them; left out where no page was. */
export const consensusAnswers = z.object({
  applicationId: id,
  seen: z.string().max(4000).optional(),
  all: perCriterion(halfPoint),
  scores: perCriterion(perActivity(halfPoint)),
  motivations: perCriterion(text({ max: 4000 })),
  note: text({ max: 4000 }).default(''),
})
export type ConsensusAnswers = z.output<typeof consensusAnswers>

/** In the meeting: scores, motivations and remarks anew. What the reviewer contests and told the office stays as it was. */
export const revising = reviewAnswers.omit({ comments: true, contests: true }).extend({ reviewId: id, version: z.coerce.number().int().min(0), reason: text({ min: 10, max: 1000 }) })
export type Revising = z.output<typeof revising>

/** `messageId` is made with the page, so that the same message sent again is one message. */
export const panelMessage = z.object({ applicationId: id, messageId: id, text: text({ min: 2, max: 4000 }) })
export type PanelMessage = z.output<typeof panelMessage>

export const reminding = z.object({ callId: id })
