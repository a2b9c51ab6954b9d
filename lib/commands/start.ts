import { applyMigrations, pendingMigrations } from '@/lib/commands/apply-migrations'
import { assertDatabase } from '@/lib/commands/assert-database'
import { openLocalDatabase } from '@/lib/commands/local-database'
import { localSecrets } from '@/lib/commands/local-secrets'
import { onStop, stopChild } from '@/lib/commands/run-child'
import { loadEnvFile, runCommand } from '@/lib/commands/run-command'
import { startWebServer } from '@/lib/commands/web-server'
import { parseSettings, type Settings } from '@/lib/env'

/** The production start: refuses wrong settings, an unsafe database and pending migrations, then serves the build. */
const start = async (): Promise<void> => {
  loadEnvFile()
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' }
  if (env['DEMO'] === '1') Object.assign(env, { ...localSecrets(env['DATA_DIR'] ?? '.data'), ...env })
  const parsed = parseSettings(env)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const stopDatabase = await openDatabase(parsed.settings, env)
  const server = await startWebServer({
    mode: 'start',
    port: parsed.settings.port,
    host: env['HOST'] ?? '0.0.0.0',
    distDir: env['NEXT_DIST_DIR'] ?? '.next',
    env,
  })
  onStop(async () => {
    await stopChild(server)
    await stopDatabase()
  })
  server.once('exit', (code) => void stopDatabase().finally(() => process.exit(code ?? 1)))
}

/** Leaves the addresses of the database in `env`; answers how to close what was opened here. */
const openDatabase = async (settings: Settings, env: NodeJS.ProcessEnv): Promise<() => Promise<void>> => {
  let close = async (): Promise<void> => {}
  if (settings.databaseUrl === '') {
    const { cluster, url, ownerUrl } = await openLocalDatabase(settings.dataDir)
    Object.assign(env, { DATABASE_URL: url, DATABASE_URL_OWNER: ownerUrl })
    if (cluster.started) close = cluster.stop
  } else if (settings.migrateOnStart) {
    await applyMigrations(settings.databaseUrlOwner)
  } else {
    await refusePending(settings.databaseUrl)
  }
  await assertDatabase(env['DATABASE_URL'] ?? settings.databaseUrl)
  return close
}

const refusePending = async (url: string): Promise<void> => {
  const pending = await pendingMigrations(url)
  if (pending.length > 0) throw new Error(`This database still lacks ${pending.join(', ')}: run "npm run migrate", or start with MIGRATE_ON_START=1.`)
}

await runCommand(import.meta.url, start)
