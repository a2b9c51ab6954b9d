import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { nodeProblems } from '@/lib/env'

/** Runs a command when its file is the one that was started, and shows an expected failure as its sentence. */
export const runCommand = async (moduleUrl: string, command: (args: string[]) => Promise<void>): Promise<void> => {
  if (moduleUrl !== pathToFileURL(process.argv[1] ?? '').href) return
  try {
    for (const problem of nodeProblems(process.version)) throw new Error(problem)
    await command(process.argv.slice(2))
  } catch (thrown) {
    console.error(process.env['LOG_LEVEL'] === 'debug' || !(thrown instanceof Error) ? thrown : thrown.message)
    process.exit(1)
  }
}

/** Settings written in .env; what the environment already holds wins. */
export const loadEnvFile = (): void => {
  if (existsSync('.env')) process.loadEnvFile('.env')
}
