import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { latestVersion, readTargets } from '@/lib/indicators/aims'
import { localDay } from '@/lib/time'
import { outcomeChoices, type OutcomeChoices } from './outcome-choices'
import { isWholeScope, type OutcomeFilter } from './outcome-filter'
import { readCostPerCall, readGrantFigures, readGrantSpread, readOutcomeGrants, type GrantFigures } from './outcome-grants'
import { readHomes } from './outcome-homes'
import { outcomeIndicators, type OutcomeIndicator } from './outcome-indicators'
import { readOutcomesPer } from './outcomes-per'
import { outcomeScope, type OutcomeScope } from './outcome-scope'
import { readOutcomes, type Outcomes } from './outcomes'
import { targetRows, type TargetRow } from './target-rows'

/** What every dashboard shows: who looks, at what, and how much of it there is. */
export type Portfolio = { scope: OutcomeScope; filter: OutcomeFilter; choices: OutcomeChoices; outcomes: Outcomes; grants: GrantFigures; indicators: OutcomeIndicator[]; names: Readonly<Record<string, string>> }

/** Whoever may see nothing of it finds nothing here. */
export const readPortfolio = async (tx: Tx, actor: Actor, filter: OutcomeFilter): Promise<Portfolio> => {
  const scope = await outcomeScope(tx, actor)
  const choices = await outcomeChoices(tx, scope)
  const outcomes = await readOutcomes(tx, scope, filter)
  const grants = await readGrantFigures(tx, scope, filter)
  const version = await latestVersion(tx)
  return { scope, filter, choices, outcomes, grants, indicators: outcomeIndicators(outcomes, grants, scope), names: Object.fromEntries((version?.indicators ?? []).map(({ code, nameNl }) => [code, nameNl])) }
}

export const readTargetRows = async (tx: Tx, { filter, grants, indicators }: Portfolio, now: Date): Promise<TargetRow[]> =>
  targetRows(await readTargets(tx, filter.oproep), indicators, { whole: isWholeScope(filter), period: grants.periodStart && grants.periodEnd ? { from: grants.periodStart, to: grants.periodEnd } : null, today: localDay(now) })

export const readHomeRows = (tx: Tx, { scope, filter }: Portfolio) => readHomes(tx, scope, filter)

export const readSpread = (tx: Tx, { scope, filter }: Portfolio) => readGrantSpread(tx, scope, filter)

export const readCosts = (tx: Tx, { scope, filter }: Portfolio) => readCostPerCall(tx, scope, filter)

export const readPerCall = (tx: Tx, { scope, filter }: Portfolio) => readOutcomesPer(tx, scope, filter, 'call')

export const readPerPartnership = (tx: Tx, { scope, filter }: Portfolio) => readOutcomesPer(tx, scope, filter, 'partnership')

/** The files themselves are for who handles them, or leads the partnership. */
export const readGrantPage = (tx: Tx, { scope, filter }: Portfolio, page: number) => readOutcomeGrants(tx, scope, filter, page)

/** All pages of it, for a download. */
export const readEveryGrant = (tx: Tx, { scope, filter }: Portfolio) => readOutcomeGrants(tx, scope, filter, 1, MOST_DOWNLOADED)

/** As many lines as a spreadsheet opens at ease. */
const MOST_DOWNLOADED = 100_000
