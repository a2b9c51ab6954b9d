export type Mode = 'short' | 'full' | 'soak'

type LongCount = { rows: readonly string[]; file: string; counts: Record<Mode, Record<string, number>> }

/** Tests of the suite that are run again here with the counts that their bar asks (reliability, 4.1). */
export const longCounts: readonly LongCount[] = [
  {
    rows: ['T7'],
    file: 'tests/lib/decisions/parallel-decisions.test.ts',
    counts: { short: { AWARD_ROUNDS: 20 }, full: { AWARD_ROUNDS: 500 }, soak: { AWARD_ROUNDS: 2_000 } },
  },
  {
    rows: ['T22'],
    file: 'tests/journeys/routes.test.ts',
    counts: { short: { ROUTES_EVERY: 3 }, full: { ROUTES_EVERY: 1 }, soak: { ROUTES_EVERY: 1 } },
  },
  {
    rows: ['T24'],
    file: 'tests/journeys/conflict-walk.test.ts',
    counts: { short: { WALK_EVERY: 4 }, full: { WALK_EVERY: 1 }, soak: { WALK_EVERY: 1 } },
  },
  {
    rows: ['T29'],
    file: 'tests/journeys/canaries.test.ts',
    counts: { short: { CANARIES_EVERY: 3 }, full: { CANARIES_EVERY: 1 }, soak: { CANARIES_EVERY: 1 } },
  },
  {
    rows: ['T2', 'T6'],
    file: 'tests/journeys/lost-answer.test.ts',
    counts: { short: { REPLAYS: 1_000, CUT_EVERY: 24 }, full: { REPLAYS: 10_000, CUT_EVERY: 1 }, soak: { REPLAYS: 50_000, CUT_EVERY: 1 } },
  },
  {
    rows: ['B12'],
    file: 'tests/lib/applications/merge-page.test.ts',
    counts: { short: { PROPERTY_RUNS: 1_000 }, full: { PROPERTY_RUNS: 10_000 }, soak: { PROPERTY_RUNS: 100_000 } },
  },
  {
    rows: ['T19'],
    file: 'tests/lib/filings/receipt.test.ts',
    counts: { short: { MUTATIONS: 1_000 }, full: { MUTATIONS: 10_000 }, soak: { MUTATIONS: 100_000 } },
  },
  {
    rows: ['T63'],
    file: 'tests/lib/decisions/replay-ranking.test.ts',
    counts: { short: { RANKING_RUNS: 200, RANKING_BITS: 1_000 }, full: { RANKING_RUNS: 1_000, RANKING_BITS: 10_000 }, soak: { RANKING_RUNS: 10_000, RANKING_BITS: 200_000 } },
  },
  {
    rows: ['T63'],
    file: 'tests/lib/decisions/portfolio.test.ts',
    counts: { short: { PORTFOLIO_RUNS: 100 }, full: { PORTFOLIO_RUNS: 500 }, soak: { PORTFOLIO_RUNS: 5_000 } },
  },
]
