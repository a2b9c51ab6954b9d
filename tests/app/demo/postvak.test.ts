import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger, runOnce } from 'graphile-worker'
import { afterAll, expect, test, vi } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { startMailSink } from '@/lib/commands/mail-sink'
import { asActor } from '@/lib/db'
import { tasks } from '@/lib/jobs/tasks'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { testDatabase } from '@/tests/support/database'
import { arrangeFile } from '@/tests/lib/mail/arrange'

const database = await testDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'stem-postvak-'))
const sink = await startMailSink(dataDir)
Object.assign(process.env, {
  DEMO: '1',
  DATA_DIR: dataDir,
  SMTP_URL: sink.url,
  APP_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: 'Vk3!mQ9z#Lw7@pT2$xR8^bN5&cY1*dH6',
  RECEIPT_SIGNING_KEY: Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from(Array.from({ length: 32 }, (_, index) => index * 5)).toString('base64'),
})

afterAll(async () => {
  await sink.stop()
  rmSync(dataDir, { recursive: true })
})

const mailbox = async () => {
  const { GET } = await import('@/app/demo/postvak.json/route')
  return GET()
}

test('what an act tells arrives in the mailbox of the demo through worker and SMTP, newest first', async () => {
  expect(await (await mailbox()).json()).toEqual([])
  const files = [await arrangeFile(database), await arrangeFile(database)]
  for (const file of files) {
    await asActor(systemActor('test'), (tx) => enqueueEmail(tx, { template: 'application-withdrawn', to: { userId: file.memberId }, dedupeKey: file.applicationId, applicationId: file.applicationId, fileNumber: file.number }))
    await runOnce({ connectionString: database.ownerUrl, taskList: tasks, logger: new Logger(() => () => {}), noHandleSignals: true })
  }
  const mails: { to: string; subject: string; text: string; html: string; at: string }[] = await (await mailbox()).json()
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual(files.toReversed().map((file) => [`lid-${file.memberId}@demo.example`, `Uw aanvraag is ingetrokken - ${file.number}`]))
  expect(mails.every((mail) => mail.text.includes('Dossiernummer: ') && mail.html.includes('<!doctype html>') && !Number.isNaN(Date.parse(mail.at)))).toBe(true)
})

test('outside demo mode the mailbox does not exist', async () => {
  vi.resetModules()
  vi.stubEnv('DEMO', '0')
  expect((await mailbox()).status).toBe(404)
})
