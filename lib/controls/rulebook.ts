import { z } from 'zod'
import type { Tx } from '@/lib/db'
import type { ControlKind } from './words'

const percent = z.int().min(0).max(1000)
const days = z.int().min(1).max(365)

/** Which grants ask for a second look (domain 5.3), and how many of the others are drawn. */
export const thresholds = z.object({
  /** From this amount on, every grant. */
  amountFromCents: z.string().regex(/^\d+$/),
  firstTime: z.boolean(),
  /** Child-hours held of those planned; outside these two. */
  deliveryMinPercent: percent,
  deliveryMaxPercent: percent,
  /** Cost per child-hour outside these two quantiles of the call. */
  costLowPercent: z.int().min(0).max(100),
  costHighPercent: z.int().min(0).max(100),
  samplePercent: z.int().min(0).max(100),
})
export type Thresholds = z.output<typeof thresholds>

const point = z.object({ code: z.string().regex(/^[A-Z]\d{1,2}$/), where: z.enum(['BOTH', 'ON_SITE']), text: z.string().min(10) })
export type ChecklistPoint = z.output<typeof point>

/** One version of the rules of control: the column `content`. */
export const rulebookContent = z.object({
  thresholds,
  /** To start after the selection. */
  startDays: days,
  /** For the beneficiary, to answer findings. */
  replyDays: days,
  /** Before the end of that term, when nothing was answered; the versions before it was said have a week. */
  replyReminderDays: days.default(7),
  checklist: z.array(point).min(1),
})
export type RulebookContent = z.output<typeof rulebookContent>
export type Rulebook = RulebookContent & { version: number }

export const currentRulebook = async (tx: Tx): Promise<Rulebook> => {
  const row = await tx.controlRulebook.findFirstOrThrow({ orderBy: { version: 'desc' } })
  return { version: row.version, ...rulebookContent.parse(row.content) }
}

/** The one under which something began: a newer version changes nothing that runs. */
export const rulebookOf = async (tx: Tx, version: number): Promise<Rulebook> => {
  const row = await tx.controlRulebook.findUniqueOrThrow({ where: { version } })
  return { version, ...rulebookContent.parse(row.content) }
}

/** The points of a control at the desk, or on the spot. */
export const checklistFor = ({ checklist }: RulebookContent, kind: ControlKind): ChecklistPoint[] => checklist.filter(({ where }) => where === 'BOTH' || kind === 'ON_SITE')
