import { daysBetween } from '@/lib/time'

/** A figure that grows with each session, or one that is a level at any time. */
export type TargetKind = 'grows' | 'level'
export type Standing = 'reached' | 'on-track' | 'behind' | 'missed' | 'undecided' | 'unknown'

export const standingWords: Record<Standing, string> = { reached: 'gehaald', 'on-track': 'op koers', behind: 'achter', missed: 'niet gehaald', undecided: 'niet te zeggen', unknown: 'nog geen cijfer' }

/** The rule in the words of the page. */
export const standingRule =
  'Een aantal is op koers zolang het deel van het doel dat bereikt is, minstens zo groot is als het deel van de periode dat voorbij is. Een percentage of gemiddelde is op koers zolang het minstens het doel is. Na de periode is een doel gehaald of niet gehaald. Ligt het doel tussen het minste en het meeste dat met de onbekenden kan, dan is het niet te zeggen.'

/**
 * Where a figure stands against its target. What grows is held against the share of the period that passed; a level against the target itself.
 * @param period first and last day, 'yyyy-mm-dd'; null is a period without an end
 * @param today 'yyyy-mm-dd', itself passed
 * @param interval of a share with unknowns: the least and the most that it can be; a target strictly between them is neither reached nor missed
 */
export const standingOf = (kind: TargetKind, value: number | null, target: number, period: { from: string; to: string } | null, today: string, interval?: { lower: number; upper: number }): Standing => {
  if (value === null) return 'unknown'
  if (interval && interval.lower < target && target < interval.upper) return 'undecided'
  const over = period !== null && today > period.to
  if (value >= target) return kind === 'grows' || over ? 'reached' : 'on-track'
  if (over) return 'missed'
  return kind === 'grows' && period !== null && value * daysIn(period) >= target * daysPassed(period, today) ? 'on-track' : 'behind'
}

const daysIn = ({ from, to }: { from: string; to: string }): number => daysBetween(from, to) + 1

const daysPassed = (period: { from: string; to: string }, today: string): number => Math.min(daysIn(period), Math.max(0, daysBetween(period.from, today) + 1))
