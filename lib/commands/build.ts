import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '@/lib/commands/file-lock'
import { generateClient } from '@/lib/commands/generate-client'
import { runChild } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'

/** Everything a build is made of. */
const sources = ['app', 'emails', 'lib', 'public', 'prisma/schema.prisma', 'prisma/seed/reference', 'proxy.ts', 'instrumentation.ts', 'next.config.ts', 'tsconfig.json', 'package-lock.json']
const stampName = 'SOURCES_SHA256'

/** Builds the portal for production into `distDir`, unless exactly these sources were built there. */
export const buildApp = async (distDir: string, env: NodeJS.ProcessEnv = process.env): Promise<'built' | 'unchanged'> => {
  await generateClient()
  const wanted = fingerprint()
  const stamp = join(distDir, stampName)
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isBuilt()) return 'unchanged'
  mkdirSync('.data', { recursive: true })
  const release = await takeLock(`.data/build${distDir}.lock`, 600_000)
  try {
    if (isBuilt()) return 'unchanged'
    await build(distDir, env)
    writeFileSync(stamp, wanted)
    return 'built'
  } finally {
    release()
  }
}

const build = async (distDir: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const code = await runChild(['node_modules/next/dist/bin/next', 'build'], {
    env: { ...env, NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Error('The production build failed; its reason stands above.')
}

const fingerprint = (): string => {
  const sum = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) sum.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return sum.digest('hex')
}

const filesIn = (path: string): string[] => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat ? [path] : []
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

await runCommand(import.meta.url, async () => {
  console.log((await buildApp(process.env['NEXT_DIST_DIR'] ?? '.next')) === 'built' ? 'Built.' : 'Nothing changed since the last build.')
})
