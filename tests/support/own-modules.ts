import { vi } from 'vitest'

/**
 * Before each test file our own modules are loaded anew, what they keep in the process is gone, and the environment is as the run began: nothing
 * that one file sets or a module remembers reaches the next. Only the packages stay loaded, which takes a third off the suite's processor time.
 */
const kept: Record<string, unknown> = globalThis as never
const begun = (kept['begunEnvironment'] ??= { ...process.env }) as NodeJS.ProcessEnv

for (const name of Object.keys(kept)) if (name.startsWith('stem')) delete kept[name]
for (const name of Object.keys(process.env)) if (!(name in begun)) delete process.env[name]
Object.assign(process.env, begun)
vi.resetModules()
