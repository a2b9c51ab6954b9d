import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** The arguments with which Node runs one of our TypeScript files; `server-only` resolves to nothing under this condition. */
export const typescript = (file: string, ...args: string[]): string[] => ['--conditions=react-server', '--import', 'tsx', file, ...args]

type Options = { env: NodeJS.ProcessEnv; logFile?: string }

/** Starts Node with an open channel to us, by which the child notices our death and ends too. */
export const startChild = (args: string[], { env, logFile }: Options): ChildProcess => {
  const log = logFile === undefined ? null : openSync(logFile, 'a')
  const output = log ?? 'inherit'
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', output, output, 'ipc'] })
  if (log !== null) closeSync(log)
  return child
}

/** Runs Node to its end. */
export const runChild = (args: string[], options: Options): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = startChild(args, options)
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })

/** Asks a process to end, waits, and insists after `patienceMs`. */
export const stopChild = async (child: ChildProcess, patienceMs = 15_000): Promise<void> => {
  const ended = () => child.exitCode !== null || child.signalCode !== null
  if (ended()) return
  child.kill('SIGTERM')
  for (let waited = 0; !ended(); waited += 50) {
    if (waited === patienceMs) child.kill('SIGKILL')
    await sleep(50)
  }
}

/** Calls `stop` once: on Ctrl-C, on a polite kill, when the terminal closes, and when the process that started us is gone. */
export const onStop = (stop: () => Promise<void>): void => {
  let stopping = false
  const once = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 25_000).unref()
    stop().then(
      () => process.exit(0),
      (thrown: unknown) => {
        console.error(thrown)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', once).on('SIGTERM', once).on('SIGHUP', once)
  // The one who started us may be gone before we came this far.
  if (process.connected === false) once()
  if (process.connected) process.once('disconnect', once)
}
