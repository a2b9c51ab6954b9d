import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildApp } from '@/lib/commands/build'
import { runChild } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'
import { longCounts, type Mode } from './long-counts'
import { missingTools } from './tools'

const folder = 'tests/faults'
const distDir = '.next-test'
/** Not for the short run: what is counted to be told, with no fault in it, and what the suite does as shortly itself. */
const longOnly: readonly string[] = ['PATH', 'T22', 'T24', 'T29']

/**
 * What needs programs of the system, or takes long. A row of the threat catalogue is a file here, `t56-malware.fault.ts`, or a line of long-counts.ts.
 * `-- --short` for a tenth or less, `-- --soak` for more, `-- --only T56` for one row.
 */
const faults = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({ args, options: { short: { type: 'boolean', default: false }, soak: { type: 'boolean', default: false }, only: { type: 'string' } } })
  const mode: Mode = values.short ? 'short' : values.soak ? 'soak' : 'full'
  const all = [...faultFiles(), ...longCounts]
  const chosen = all.filter(({ rows }) => (values.only === undefined ? mode !== 'short' || !rows.some((row) => longOnly.includes(row)) : rows.includes(values.only)))
  if (chosen.length === 0) throw new Error(`There is no row ${values.only} here: choose from ${all.flatMap(({ rows }) => rows).join(', ')}.`)
  const missing = missingTools(chosen.flatMap(({ rows }) => rows))
  if (missing.length > 0) throw new Error(missing.join('\n'))

  await buildApp(distDir)
  const counts = Object.assign({}, ...longCounts.map((one) => one.counts[mode])) as Record<string, number>
  const env = { ...process.env, NEXT_DIST_DIR: distDir, FAULTS: mode, ...Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, String(value)])) }
  process.exitCode = await runChild(['node_modules/vitest/vitest.mjs', 'run', '--config', `${folder}/vitest.config.ts`, ...chosen.map(({ file }) => file)], { env })
}

/** The row stands in front of the name of its file. */
const faultFiles = (): { rows: string[]; file: string }[] =>
  readdirSync(folder).filter((name) => name.endsWith('.fault.ts')).toSorted().map((name) => ({ rows: [(name.split('-', 1)[0] ?? '').toUpperCase()], file: `${folder}/${name}` }))

await runCommand(import.meta.url, faults)
