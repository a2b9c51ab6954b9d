import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { runChild, startChild } from '@/lib/commands/run-child'

const folder = 'tests/bench/bare-app'
const next = 'node_modules/next/dist/bin/next'

/** Builds the bare app, once per version of the framework as far as a bench can tell: delete its .next to build it again. */
export const buildBareApp = async (): Promise<void> => {
  if (existsSync(`${folder}/.next/BUILD_ID`)) return
  const code = await runChild([next, 'build', folder], { env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
  if (code !== 0) throw new Error('The bare app could not be built; its reason stands above.')
}

export const startBareServer = async (port: number, env: Record<string, string>, logFile: string): Promise<ChildProcess> => {
  const server = startChild(['--import', './lib/commands/end-with-parent.mjs', next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    logFile,
  })
  for (let tries = 0; tries < 200 && server.exitCode === null; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/write`, { method: 'HEAD' }).then(() => true, () => false)) return server
    await sleep(100)
  }
  throw new Error(`The bare app did not start; see ${logFile}.`)
}

export const postBare = async (port: number, applicationId: string): Promise<void> => {
  const body = new FormData()
  body.append('applicationId', applicationId)
  const response = await fetch(`http://127.0.0.1:${port}/write`, { method: 'POST', body, redirect: 'manual' })
  await response.text()
  if (response.status !== 303) throw new Error(`The bare write answered ${response.status}.`)
}
