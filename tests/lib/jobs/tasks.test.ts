import { randomUUID } from 'node:crypto'
import { Logger, parseCrontab, runOnce, type TaskList } from 'graphile-worker'
import { beforeEach, expect, test, vi } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { crontab, tasks } from '@/lib/jobs/tasks'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { testDatabase } from '@/tests/support/database'
import { smtpServer } from '@/tests/support/smtp-server'
import { arrangeFile } from '@/tests/lib/mail/arrange'

// A loaded machine makes these slow, never wrong.
vi.setConfig({ testTimeout: 120_000 })

const database = await testDatabase()
const smtp = await smtpServer()
Object.assign(process.env, {
  DEMO: '1',
  SMTP_URL: smtp.url,
  MAIL_FROM: 'STEM-loket <loket@stem.example>',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  RECEIPT_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 8).toString('base64'),
})

const silent = new Logger(() => () => {})
/** One round of a worker: what fails waits for the next. */
const work = (taskList: TaskList = tasks) => runOnce({ connectionString: database.ownerUrl, taskList, logger: silent, concurrency: 4, noHandleSignals: true })
const ask = (task: string, payload: unknown = {}) => database.sql('select enqueue_job($1, $2::json, $3)', [task, JSON.stringify(payload), `${task}:${randomUUID()}`])

const enqueueReceipt = async (): Promise<string> => {
  const file = await arrangeFile(database)
  await asActor(systemActor('test'), (tx) => enqueueEmail(tx, { template: 'application-received', to: { userId: file.memberId }, dedupeKey: `r:${file.applicationId}`, applicationId: file.applicationId }))
  const rows = await database.sql<{ id: string }>('select id from outbox_mail where application_id = $1', [file.applicationId])
  return rows[0]?.id ?? ''
}

/** Which mails did not go out, and why; beside what did. */
const outcome = async () => ({
  received: smtp.received.map(({ mail }) => mail.messageId).sort(),
  waiting: await database.sql(`select id, state, attempts, last_error from outbox_mail where state <> 'SENT'`),
})
const sent = (...ids: string[]) => ({ received: ids.map((id) => `<${id}@stem.example>`).sort(), waiting: [] })

beforeEach(async () => {
  await database.sql('delete from graphile_worker._private_jobs')
  await database.sql(`delete from outbox_mail where state = 'QUEUED'`)
  smtp.received.length = 0
  smtp.faults.length = 0
})

test('the clock asks only for jobs that exist', () => {
  expect(parseCrontab(crontab).map((item) => item.task).filter((task) => !(task in tasks))).toEqual([])
})

test('the worker delivers what an act enqueued, with the queue as owner and the work as the portal role', async () => {
  const id = await enqueueReceipt()
  await work()
  expect(await outcome()).toEqual(sent(id))
  // A round is over when the work is done; the queue strikes it off a moment later.
  await expect.poll(() => database.sql('select task_identifier, attempts, last_error from graphile_worker.jobs')).toEqual([])
})

test('two workers at once deliver each mail once', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, enqueueReceipt))
  await Promise.all([work(), work()])
  expect(await outcome()).toEqual(sent(...ids))
})

test('after an outage the mail goes out at the next hastening, however long the queue would have waited', async () => {
  const id = await enqueueReceipt()
  smtp.faults.push('greet 421')
  await work()
  await database.sql(`update graphile_worker._private_jobs set run_at = now() + interval '6 hours' where key = $1`, [`mail:${id}`])
  await work()
  expect(await outcome()).toMatchObject({ received: [], waiting: [{ id, state: 'QUEUED', attempts: 0, last_error: expect.stringContaining('421') }] })
  await ask('hasten-mail')
  await work()
  await work()
  expect(await outcome()).toEqual(sent(id))
})

test('a queued mail whose job is gone gets a new one', async () => {
  const id = await enqueueReceipt()
  await database.sql('delete from graphile_worker._private_jobs')
  await database.sql(`update outbox_mail set created_at = now() - interval '5 minutes' where id = $1`, [id])
  await ask('hasten-mail')
  await work()
  await work()
  expect(await outcome()).toEqual(sent(id))
})

test('the log of a failed delivery holds no address', async () => {
  const lines: string[] = []
  const id = await enqueueReceipt()
  smtp.faults.push({ at: 'RCPT TO', code: 450 })
  const logger = new Logger(() => (level, message, meta) => void lines.push(`${level} ${message} ${JSON.stringify(meta)}`))
  await runOnce({ connectionString: database.ownerUrl, taskList: tasks, logger, noHandleSignals: true })
  expect(lines.some((line) => line.includes(`mail ${id} waits: deferred`))).toBe(true)
  expect(lines.filter((line) => line.includes('@demo.example'))).toEqual([])
})

test('the job of a killed worker is free again once its lease is over, and not before', async () => {
  const ran: string[] = []
  const taskList: TaskList = { ...tasks, note: async (payload) => void ran.push(String((payload as { name: string }).name)) }
  for (const [name, lockedFor] of [['dead', '6 minutes'], ['alive', '1 minute']]) {
    await ask('note', { name })
    await database.sql(`update graphile_worker._private_jobs set locked_at = now() - $1::interval, locked_by = $2, attempts = 1 where locked_at is null`, [lockedFor, `worker-${name}`])
  }
  await ask('free-dead-jobs')
  await work(taskList)
  await work(taskList)
  expect(ran).toEqual(['dead'])
})

test('calls open and close at their hour, once, whoever ticks', async () => {
  const file = await arrangeFile(database, { deadlineAt: new Date('2026-02-01') })
  await ask('close-calls')
  await ask('close-calls')
  await Promise.all([work(), work()])
  expect(await database.sql('select status from call where id = $1', [file.callId])).toEqual([{ status: 'CLOSED' }])
  expect(await database.sql(`select verb from audit_event where subject_id = $1`, [file.callId])).toEqual([{ verb: 'call.close' }])
})
