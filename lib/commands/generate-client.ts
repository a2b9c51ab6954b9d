import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { takeLock } from '@/lib/commands/file-lock'
import { runCommand } from '@/lib/commands/run-command'

const schemaFile = 'prisma/schema.prisma'
const stampFile = 'prisma/generated/.schema-sha256'

/** Writes the database client from the schema, unless it already stands there for exactly this schema. */
export const generateClient = async (): Promise<void> => {
  const wanted = fingerprint()
  if (stamp() === wanted) return
  mkdirSync('.data', { recursive: true })
  const release = await takeLock('.data/generate-client.lock')
  try {
    if (stamp() === wanted) return
    // Prisma downloads a schema engine before every command, although `generate` never calls it: any file that exists will do.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
    const result = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], { env, encoding: 'utf8' })
    if (result.status !== 0) throw new Error(`The database client could not be generated: ${result.stderr}`)
    writeFileSync(stampFile, wanted)
  } finally {
    release()
  }
}

const fingerprint = (): string =>
  createHash('sha256').update(readFileSync(schemaFile)).update(readFileSync('node_modules/prisma/package.json')).digest('hex')

const stamp = (): string | null => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null)

await runCommand(import.meta.url, generateClient)
