import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { CalibrationSection } from '@/app/(office)/beheer/oproepen/[code]/rangschikking/calibration-section'
import { RankingTable } from '@/app/(office)/beheer/oproepen/[code]/rangschikking/ranking-table'
import type { RankingLine } from '@/lib/decisions/queries'
import type { CalibrationView } from '@/lib/reviews/calibration-view'

const place = (index: number, expectedRank: number, lower: number, upper: number, above: number) => ({ applicationId: `f${index}`, number: `STEM-2026-ACT-0000${index}`, expectedRank, lower, upper, above })
const made: CalibrationView = {
  state: 'made', madeAt: new Date('2026-11-22T10:00:00Z'), seed: 12_345, draws: 20_000, sha256: 'ab'.repeat(32), reviews: 8, current: true, line: 2, connected: true,
  files: [place(1, 1.04, 1, 1, 0.9991), place(2, 2.2, 1, 3, 0.72), place(3, 2.8, 2, 4, 0.28), place(4, 3.96, 3, 4, 0.004)],
  reviewers: [{ name: 'Rita Rood', files: 4, severity: 3.24, lower: 0.4, upper: 6.1 }, { name: 'Milan Mos', files: 4, severity: -0.5, lower: -3, upper: 2 }],
}
const lines = made.files.map(({ applicationId, number }, index): RankingLine => ({
  applicationId, number, organisation: `Academie ${index + 1}`, municipality: 'Mechelen', rank: index + 1, total: 90 - index, reasons: [], outcome: index < 2 ? 'GRANT' : 'RESERVE', grantedCents: index < 2 ? 400_000n : 0n, requestedCents: 400_000n, scores: { C02: 4, C06: 4 },
}))
const words = (markup: string): string => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const section = (view: CalibrationView | null, shown = true) => words(renderToStaticMarkup(<CalibrationSection callId="c" view={view} shown={shown} path="/p" frozen mayAsk />))

test('the advice says how many files cross the line, who is severe and what it does not mean', () => {
  const shown = section(made)
  for (const sentence of ['het verandert geen score', 'Kruist de lijn: 2 van 4 dossiers.', 'Duidelijk anders dan het gemiddelde: Rita Rood (strenger).', 'Het zegt niet welk dossier echt beter is.', 'startgetal 12345'])
    expect(shown).toContain(sentence)
  expect(shown).not.toContain('Vraag de berekening')
})

test('what is old, closed or not there yet says so, and off it shows nothing but the way to it', () => {
  expect(section({ ...made, current: false })).toMatch(/Ze telt die niet mee\..*Vraag de berekening/)
  expect(section({ ...made, connected: false })).toContain('Niet alle dossiers zijn verbonden')
  expect(section({ state: 'closed' })).toMatch(/U hebt een belang/)
  expect(section({ state: 'none', reviews: 8 })).toContain('Vraag de berekening')
  expect(section(null, false)).toContain('Toon onzekerheid van de plaatsen')
  expect(section(null, false)).not.toContain('Strengheid')
})

test('beside the official list the chance is never told surer than the draws, and the list itself stays as it is', () => {
  const table = (advice: CalibrationView | null) => renderToStaticMarkup(<RankingTable lines={lines} threshold={{ criterion: 50, total: 60 }} places={new Map()} advice={advice?.state === 'made' ? advice : null} />)
  const shown = table(made)
  expect([...shown.matchAll(/>([^<]*%)<\/td>/g)].map(([, chance]) => chance)).toEqual(['meer dan 99%', '72%', '28%', 'minder dan 1%'])
  expect(shown.match(/interval--crossing/g)).toHaveLength(2)
  const order = (markup: string) => [...markup.matchAll(/\/beheer\/dossiers\/([^"]+)"/g)].map(([, number]) => number)
  expect(order(shown)).toEqual(order(table(null)))
})
