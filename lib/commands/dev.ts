import { resolve } from 'node:path'
import { generateClient } from '@/lib/commands/generate-client'
import { markAsDemo, openLocalDatabase } from '@/lib/commands/local-database'
import { localSecrets } from '@/lib/commands/local-secrets'
import { startMailSink } from '@/lib/commands/mail-sink'
import { onStop, runChild, startChild, stopChild, typescript } from '@/lib/commands/run-child'
import { loadEnvFile, runCommand } from '@/lib/commands/run-command'
import { seedReference } from '@/lib/commands/seed-reference'
import { startWebServer } from '@/lib/commands/web-server'

/** The development server: the demo's data and mailbox, with code that reloads. */
const dev = async (): Promise<void> => {
  loadEnvFile()
  const dataDir = resolve(process.env['DATA_DIR'] ?? '.data')
  const port = Number(process.env['PORT'] ?? 3000)
  await generateClient()
  const { cluster, url, ownerUrl } = await openLocalDatabase(dataDir)
  await markAsDemo(ownerUrl)
  await seedReference(ownerUrl)
  const sink = await startMailSink(dataDir)
  const env: NodeJS.ProcessEnv = {
    ...process.env, ...localSecrets(dataDir), NODE_ENV: 'development', DEMO: '1', DATA_DIR: dataDir, DATABASE_URL: url, DATABASE_URL_OWNER: ownerUrl,
    SMTP_URL: sink.url, APP_URL: process.env['APP_URL'] ?? `http://127.0.0.1:${port}`,
  }
  if ((await runChild(typescript('lib/commands/seed-demo.ts'), { env })) !== 0) throw new Error('The demo story could not be told; its reason stands above.')
  const worker = startChild(typescript('lib/commands/worker.ts'), { env })
  const server = await startWebServer({ mode: 'dev', port, host: '127.0.0.1', distDir: '.next-dev', env })
  onStop(async () => {
    await stopChild(server)
    await stopChild(worker)
    await sink.stop()
    if (cluster.started) await cluster.stop()
  })
}

await runCommand(import.meta.url, dev)
