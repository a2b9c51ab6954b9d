import { atLeast, compare, exact, times, type Exact } from '@/lib/exact'
import { daysBetween } from '@/lib/time'

/** A figure that grows with each session, or one that is a level at any time. */
export type TargetKind = 'grows' | 'level'
export type Standing = 'reached' | 'on-track' | 'behind' | 'missed' | 'undecided' | 'unknown'

export const standingWords: Record<Standing, string> = { reached: 'gehaald', 'on-track': 'op koers', behind: 'achter', missed: 'niet gehaald', undecided: 'niet te zeggen', unknown: 'nog geen cijfer' }

/** The rule in the words of the page. */
export const standingRule =
  'Een aantal is op koers zolang het deel van het doel dat bereikt is, minstens zo groot is als het deel van de periode dat voorbij is. Een percentage of gemiddelde is op koers zolang het minstens het doel is. Na de periode is een doel gehaald of niet gehaald. Ligt het doel tussen het minste en het meeste dat met de onbekenden kan, dan is het niet te zeggen.'

/** The first and last day of what a target is for, 'yyyy-mm-dd'. */
export type TargetPeriod = { from: string; to: string }

/**
 * Where a figure stands against its target: the one rule, for every page. Domain 3.2 gives each target as a least value ("≥"), and no way to judge a
 * running period; so what grows is held against the share of the period that passed, value / target >= days passed / days in all, and a level
 * against the target itself. Compared as fractions, never as the rounded number of the page: one in three is a third.
 * @param period null is a period without an end
 * @param today 'yyyy-mm-dd', itself passed
 * @param interval of a share with unknowns: the least and the most that it can be (I04); a target strictly between them is neither reached nor missed
 */
export const standingOf = (kind: TargetKind, value: number | Exact | null, target: number, period: TargetPeriod | null, today: string, interval?: { lower: number | Exact; upper: number | Exact }): Standing => {
  if (value === null) return 'unknown'
  const [is, aim] = [exact(value), exact(target)]
  if (interval && compare(exact(interval.lower), aim) < 0 && compare(aim, exact(interval.upper)) < 0) return 'undecided'
  const over = period !== null && today > period.to
  if (atLeast(is, aim)) return kind === 'grows' || over ? 'reached' : 'on-track'
  if (over) return 'missed'
  return kind === 'grows' && period !== null && atLeast(times(is, exact(daysIn(period))), times(aim, exact(daysPassed(period, today)))) ? 'on-track' : 'behind'
}

const daysIn = ({ from, to }: TargetPeriod): number => daysBetween(from, to) + 1

const daysPassed = (period: TargetPeriod, today: string): number => Math.min(daysIn(period), Math.max(0, daysBetween(period.from, today) + 1))
