import { run } from 'graphile-worker'
import { openLocalDatabase } from '@/lib/commands/local-database'
import { localSecrets } from '@/lib/commands/local-secrets'
import { onStop } from '@/lib/commands/run-child'
import { loadEnvFile, runCommand } from '@/lib/commands/run-command'
import { disconnect } from '@/lib/db'
import { parseSettings } from '@/lib/env'
import { crontab, tasks } from '@/lib/jobs/tasks'

/** The background work: mail, recurring jobs, documents. The queue belongs to the owner of the database; the work itself is done as the portal's own role. */
const work = async (): Promise<void> => {
  loadEnvFile()
  if (process.env['DEMO'] === '1') Object.assign(process.env, { ...localSecrets(process.env['DATA_DIR'] ?? '.data'), ...process.env })
  const parsed = parseSettings(process.env)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const { settings } = parsed
  const local = settings.databaseUrl === '' ? await openLocalDatabase(settings.dataDir) : null
  if (local) Object.assign(process.env, { DATABASE_URL: local.url, DATABASE_URL_OWNER: local.ownerUrl })
  process.env['DATABASE_PATIENCE'] = 'long'
  const runner = await run({
    connectionString: local?.ownerUrl ?? settings.databaseUrlOwner,
    taskList: tasks,
    crontab,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
  })
  onStop(async () => {
    await runner.stop()
    await disconnect()
    if (local?.cluster.started) await local.cluster.stop()
  })
  console.log('The worker is at work.')
  await runner.promise
}

await runCommand(import.meta.url, work)
