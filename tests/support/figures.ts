import { expect, TestRunner } from 'vitest'

/** What a test measured of a row of the threat catalogue (T51 …), beside the bar it has to meet. */
export type Figure = { row: string; what: string; figure: number; of?: number; unit?: string; bar: string; state: 'met' | 'met, fewer cases' | 'NOT MET'; mode: string }

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[]
  }
}

type Bar = { text: string; holds: (figure: number) => boolean; cases?: number }

/** None at all, of at least so many cases. */
export const none = (cases?: number): Bar => ({ text: cases === undefined ? '0' : `0 of ≥ ${grouped(cases)}`, holds: (figure) => figure === 0, ...(cases === undefined ? {} : { cases }) })
export const below = (limit: number): Bar => ({ text: `< ${grouped(limit)}`, holds: (figure) => figure < limit })
export const atLeast = (limit: number): Bar => ({ text: `≥ ${grouped(limit)}`, holds: (figure) => figure >= limit })

/** Notes a figure for the table of `npm run faults` and fails the test when it does not meet its bar. A run with fewer cases than the bar asks says so; the full run fails on it. */
export const note = ({ row, what, figure, of, unit, bar }: { row: string; what: string; figure: number; of?: number; unit?: string; bar: Bar }): void => {
  const enough = bar.cases === undefined || (of ?? 0) >= bar.cases
  const state = !bar.holds(figure) || (!enough && isFullRun()) ? 'NOT MET' : enough ? 'met' : 'met, fewer cases'
  const noted: Figure = { row, what, figure, ...(of === undefined ? {} : { of }), ...(unit === undefined ? {} : { unit }), bar: bar.text, state, mode: mode() }
  const meta = TestRunner.getCurrentTest()?.meta
  if (meta === undefined) throw new Error('A figure is noted inside a test.')
  meta.figures = [...(meta.figures ?? []), noted]
  expect({ ...noted, state: state === 'NOT MET' ? 'not met' : 'met' }).toMatchObject({ state: 'met' })
}

/** How many cases a test takes on: a few in the suite and in `--short`, what the bar asks in `npm run faults`, more in `--soak`. */
export const count = ({ short, full, soak = full }: { short: number; full: number; soak?: number }): number => ({ full, soak })[mode()] ?? short

export const grouped = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

const mode = (): string => process.env['FAULTS'] ?? 'suite'
const isFullRun = (): boolean => ['full', 'soak'].includes(mode())
