import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import { grouped, type Figure } from '@/tests/support/figures'

export const barsFile = 'artifacts/bars.json'

/** The table at the end of a run, and the same in a file. Rows that were not run this time keep the figures of their last run. */
export default class FiguresReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const figures = modules.flatMap((file) => [...file.children.allTests()].flatMap((one) => one.meta().figures ?? [])).toSorted((a, b) => byRow(a.row, b.row))
    const at = new Date().toISOString()
    const kept = readBars().filter((old) => !figures.some(({ row, what }) => row === old.row && what === old.what))
    mkdirSync('artifacts', { recursive: true })
    writeFileSync(barsFile, `${JSON.stringify({ figures: [...kept, ...figures.map((figure) => ({ ...figure, at }))].toSorted((a, b) => byRow(a.row, b.row)) }, null, 2)}\n`)
    process.once('exit', () => process.stdout.write(`\n${tableOf(figures)}\n\n`))
  }
}

type Kept = Figure & { at: string }

const readBars = (): Kept[] => {
  if (!existsSync(barsFile)) return []
  const read: { figures: Kept[] } = JSON.parse(readFileSync(barsFile, 'utf8'))
  return read.figures
}

export const tableOf = (figures: readonly Figure[]): string => {
  const lines = [['', 'what', 'figure', 'bar', ''], ...figures.map(({ row, what, figure, of, unit, bar, state }) => [row, what, `${grouped(figure)}${of === undefined ? '' : ` of ${grouped(of)}`}${unit === undefined ? '' : ` ${unit}`}`, bar, state])]
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

const byRow = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })
