import { globSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { runChild, startChild, stopChild } from '@/lib/commands/run-child'

const folder = 'tests/bench/bare-app'
const next = 'node_modules/next/dist/bin/next'
const port = 4711

/** Builds the bare app, once for what its routes say: after another version of the framework, delete its .next. */
export const buildBareApp = async (): Promise<void> => {
  const built = statSync(`${folder}/.next/BUILD_ID`, { throwIfNoEntry: false })
  if (built && globSync(`${folder}/app/**/*.ts*`).every((file) => statSync(file).mtime < built.mtime)) return
  const code = await runChild([next, 'build', folder], { env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
  if (code !== 0) throw new Error('The bare app could not be built; its reason stands above.')
}

export const startBareServer = async (env: Record<string, string>, logFile: string, stops: (() => Promise<unknown>)[]): Promise<{ origin: string; pid: number }> => {
  const server = startChild(['--import', './lib/commands/end-with-parent.mjs', next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    logFile,
  })
  stops.push(() => stopChild(server))
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200 && server.exitCode === null; tries++) {
    if (await fetch(`${origin}/write`, { method: 'HEAD' }).then(() => true, () => false)) return { origin, pid: server.pid ?? 0 }
    await sleep(100)
  }
  throw new Error(`The bare app did not start; see ${logFile}.`)
}

export const postBare = async (origin: string, applicationId: string): Promise<void> => {
  const body = new FormData()
  body.append('applicationId', applicationId)
  const response = await fetch(`${origin}/write`, { method: 'POST', body, redirect: 'manual' })
  await response.text()
  if (response.status !== 303) throw new Error(`The bare write answered ${response.status}.`)
}

export const postBareSave = async (origin: string, applicationId: string, draft: string): Promise<void> => {
  const response = await fetch(`${origin}/save`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"applicationId":"${applicationId}","draft":${draft}}` })
  await response.text()
  if (response.status !== 200) throw new Error(`The bare save answered ${response.status}.`)
}
