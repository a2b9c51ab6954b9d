import { generateClient } from '@/lib/commands/generate-client'
import { runChild } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'

const checks: { name: string; args: string[] }[] = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js'] },
  { name: 'architecture', args: ['node_modules/vitest/vitest.mjs', 'run', 'tests/architecture.test.ts'] },
]

/** All that can be said of the code without running it. Every check runs, so that one look shows everything. */
const check = async (): Promise<void> => {
  await generateClient()
  const failed: string[] = []
  for (const { name, args } of checks) {
    console.log(`— ${name}`)
    if ((await runChild(args, { env: process.env })) !== 0) failed.push(name)
  }
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(', ')}.`)
  console.log('All checks passed.')
}

await runCommand(import.meta.url, check)
