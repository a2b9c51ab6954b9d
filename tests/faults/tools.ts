import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Tool = { program: string; debian: string; rows: readonly string[] }

/** Programs of the system, the package of Debian that holds each, and the rows that need it. */
const tools: readonly Tool[] = [
  { program: 'clamd', debian: 'clamav-daemon', rows: ['T53', 'T56'] },
  { program: 'pdfinfo', debian: 'poppler-utils', rows: ['PDF'] },
]

/** A sentence for each program that these rows need and this machine lacks. */
export const missingTools = (rows: readonly string[]): string[] =>
  tools
    .filter((tool) => rows.some((row) => tool.rows.includes(row)) && pathOf(tool.program) === null)
    .map(({ program, debian, rows: needing }) => `${program} is missing, which ${needing.filter((row) => rows.includes(row)).join(' and ')} needs: install it (Debian: apt-get install ${debian}).`)

export const requireProgram = (program: string): string => {
  const found = pathOf(program)
  if (found === null) throw new Error(`${program} is missing.`)
  return found
}

/** Servers live where the search path of a person often does not lead. */
const pathOf = (program: string): string | null =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'].map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null
