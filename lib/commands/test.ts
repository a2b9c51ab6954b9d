import { buildApp } from '@/lib/commands/build'
import { runChild } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'

/** The suite: a production build of its own, so that a running demo is left alone, then every test. `npm test -- <file>` narrows. */
const test = async (args: string[]): Promise<void> => {
  await buildApp('.next-test')
  process.exitCode = await runChild(['node_modules/vitest/vitest.mjs', 'run', ...args], { env: { ...process.env, NEXT_DIST_DIR: '.next-test' } })
}

await runCommand(import.meta.url, test)
