import { applyMigrations } from '@/lib/commands/apply-migrations'
import { openLocalDatabase } from '@/lib/commands/local-database'
import { runCommand } from '@/lib/commands/run-command'

const migrate = async (): Promise<void> => {
  const ownerUrl = process.env['DATABASE_URL_OWNER'] ?? process.env['DATABASE_URL']
  if (!ownerUrl && process.env['EMBEDDED_DB'] !== '1') throw new Error('DATABASE_URL_OWNER is missing: set it to the login that owns the database, or set EMBEDDED_DB=1 to use the embedded one.')
  const applied = ownerUrl ? await applyMigrations(ownerUrl) : await migrateLocal()
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
}

const migrateLocal = async (): Promise<string[]> => {
  const { applied, cluster } = await openLocalDatabase(process.env['DATA_DIR'] ?? '.data')
  if (cluster.started) await cluster.stop()
  return applied
}

await runCommand(import.meta.url, migrate)
