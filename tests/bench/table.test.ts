import { expect, test } from 'vitest'
import { autosaveBars, barsOf, computationBars, dashboardBars, exportBars, percentile, pooled, rowOf, submitBars, tableOf } from './table'

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('a percentile is the smallest time that so many of the requests did not pass', () => {
  expect(percentile(upTo(100).toReversed(), 50)).toBe(50)
  expect(percentile(upTo(100), 99)).toBe(99)
  expect(percentile([7], 99)).toBe(7)
  expect(percentile([3, 1, 2], 50)).toBe(2)
  expect(() => percentile([], 50)).toThrow('no percentile of nothing')
})

test('rounds of one operation count as one', () => {
  const round = { operation: 'submit', latenciesMs: [10, 30], wallMs: 40, cpuMs: 12 }
  expect(rowOf(pooled([round, { ...round, latenciesMs: [20, 40], wallMs: 60 }]))).toEqual({ operation: 'submit', requests: 4, p50Ms: 20, p99Ms: 40, perSecond: 40, cpuMsPerRequest: 6 })
})

test('what was never measured has no figures', () => {
  expect(() => rowOf({ operation: 'submit', latenciesMs: [], wallMs: 1, cpuMs: 1 })).toThrow('submit was never measured.')
})

const row = (operation: string, perSecond: number, cpuMsPerRequest: number) => ({ operation, requests: 100, p50Ms: 5, p99Ms: 12.34, perSecond, cpuMsPerRequest })

test('the bars of a submit are met exactly at their edge', () => {
  const raw = row('raw', 1000, 1)
  const bare = row('bare', 500, 3)
  expect(submitBars(row('submit', 120, 6), raw, bare).map(({ ours, met }) => ({ ours, met }))).toEqual([{ ours: 0.12, met: true }, { ours: 2, met: true }])
  expect(submitBars(row('submit', 119, 6.03), raw, bare).map(({ met }) => met)).toEqual([false, false])
})

test('the bar of an autosave is met exactly at its edge', () => {
  const bare = row('bare', 500, 3)
  expect([300, 299].map((perSecond) => autosaveBars(row('autosave', perSecond, 6), bare).map(({ met }) => met))).toEqual([[true], [false]])
})

test('the bar of a dashboard is met exactly at its edge', () => {
  const raw = { ...row('raw', 10, 1), p50Ms: 1000 }
  expect([300, 301].map((p50Ms) => dashboardBars({ ...row('dashboard', 5, 1), p50Ms }, raw).map(({ met }) => met))).toEqual([[true], [false]])
})

test('the bars of an export are met exactly at their edge', () => {
  const raw = row('raw', 10, 1)
  expect(exportBars(row('export', 8, 6), raw, 150, 100).map(({ met }) => met)).toEqual([true, true, true])
  expect(exportBars(row('export', 7.9, 6), raw, 151, 101).map(({ met }) => met)).toEqual([false, false, false])
})

test('a computation has ten seconds, and its promise counts as much', () => {
  expect(computationBars('P11', 10, 'proven optimal', true).map(({ met }) => met)).toEqual([true, true])
  expect(computationBars('P11', 10.1, 'proven optimal', false).map(({ met }) => met)).toEqual([false, false])
})

test('the table aligns names left and figures right', () => {
  const raw = row('raw', 1000, 1)
  expect(tableOf([row('submit', 120, 6), raw], raw)).toBe(
    'operation  requests  p50 ms  p99 ms  requests/s  CPU ms/request  ratio to raw\n' +
    'submit          100     5.0    12.3         120            6.00         0.120\n' +
    'raw             100     5.0    12.3        1000            1.00         1.000')
  expect(barsOf(submitBars(row('submit', 100, 6), raw, row('bare', 500, 3)))).toBe('requests/s ÷ raw ≥ 0.12  0.100  NOT MET\nCPU ÷ bare write ≤ 2     2.000      met')
})
