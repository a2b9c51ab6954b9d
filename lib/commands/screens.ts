import { mkdirSync } from 'node:fs'
import { buildApp } from '@/lib/commands/build'
import { runChild } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'

/** A picture of every screen, as somebody for whom it is made, wide and narrow: the walk of the accessibility test, with a camera. */
const screens = async (): Promise<void> => {
  const folder = 'artifacts/screens'
  mkdirSync(folder, { recursive: true })
  await buildApp('.next-test')
  process.exitCode = await runChild(['node_modules/vitest/vitest.mjs', 'run', 'tests/journeys/axe.test.ts'], { env: { ...process.env, NEXT_DIST_DIR: '.next-test', SCREENS: folder } })
  console.log(`The pictures are in ${folder}/.`)
}

await runCommand(import.meta.url, screens)
