import { afterEach, expect, TestRunner, test } from 'vitest'
import { atLeast, below, none, note, type Figure } from '@/tests/support/figures'
import { tableOf } from './figures-reporter'
import { missingTools } from './tools'

const mode = process.env['FAULTS']
const searched = process.env['PATH']
afterEach(() => {
  if (mode === undefined) delete process.env['FAULTS']
  else process.env['FAULTS'] = mode
  process.env['PATH'] = searched
})
const given = (figure: number, bar: Parameters<typeof note>[0]['bar'], of?: number): string => {
  try {
    note({ row: 'T0', what: 'a try', figure, bar, ...(of === undefined ? {} : { of }) })
    return TestRunner.getCurrentTest()?.meta.figures?.at(-1)?.state ?? 'none'
  } catch {
    return 'fails'
  }
}
const forget = () => { const meta = TestRunner.getCurrentTest()?.meta; if (meta) delete meta.figures }

test('a figure is held against its bar, at its very edge too', () => {
  expect([given(0, none()), given(1, none()), given(49.9, below(50)), given(50, below(50)), given(50, atLeast(50)), given(49, atLeast(50))]).toEqual(['met', 'fails', 'met', 'fails', 'met', 'fails'])
  forget()
})

test('a short run with fewer cases than the bar asks says so; a full run fails on it', () => {
  const tried = (run: string) => { process.env['FAULTS'] = run; return [given(0, none(200), 200), given(0, none(200), 20), given(1, none(200), 20)] }
  expect([tried('short'), tried('full'), tried('soak')]).toEqual([['met', 'met, fewer cases', 'fails'], ['met', 'fails', 'fails'], ['met', 'fails', 'fails']])
  forget()
})

test('the table has a line for each figure', () => {
  const figures: Figure[] = [
    { row: 'T51', what: 'memory grown', figure: 41, unit: 'MB', bar: '< 50', state: 'met', mode: 'full' },
    { row: 'T56', what: 'files wrongly served', figure: 0, of: 1_038, bar: '0 of ≥ 25', state: 'met', mode: 'full' },
  ]
  expect(tableOf(figures)).toBe(
    '     what                  figure      bar\n' +
    'T51  memory grown          41 MB       < 50       met\n' +
    'T56  files wrongly served  0 of 1,038  0 of ≥ 25  met')
})

test('a program that a row needs and that is not there is named, with its package', () => {
  expect(missingTools(['T55', 'T2'])).toEqual([])
  process.env['PATH'] = '/nergens'
  for (const sentence of missingTools(['T56', 'PDF'])) expect(sentence).toMatch(/^(clamd|pdfinfo) is missing, which (T56|PDF) needs: install it \(Debian: apt-get install (clamav-daemon|poppler-utils)\)\.$/)
})
