import { beforeEach, expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { meetCondition } from '@/lib/grants/meet-condition'
import { remindConditions } from '@/lib/grants/remind-conditions'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { openMailer } from '@/lib/mail/mailer'
import { addDays, endOfDay, localDay } from '@/lib/time'
import { waitingWork } from '@/lib/worklist/queries'
import { testDatabase } from '@/tests/support/database'
import { actorOf, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { smtpServer } from '@/tests/support/smtp-server'

const database = await testDatabase()
const smtp = await smtpServer()
const mailer = openMailer({ smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }, 5_000)
const officer = await staffActor(database, 'VLAIO_OFFICER')

/** The call of these tests reminds ten days before. */
const due = async (...days: number[]): Promise<RunningGrant & { conditions: string[] }> => {
  const grant = await createGrant(database, { status: 'CONDITIONS_PENDING', advance: 'PLANNED' })
  const conditions: string[] = []
  for (const [index, day] of days.entries()) conditions.push(await insertRow(database, 'grant_condition', { grantId: grant.grantId, text: `Bezorg stuk ${index}.`, dueAt: endOfDay(addDays(localDay(new Date()), day)) }))
  return { ...grant, conditions }
}
const mails = (template: string, { applicationId }: RunningGrant) => database.sql<{ id: string; to: string }>('select id, recipient_address as to from outbox_mail where template = $1 and application_id = $2 order by recipient_address', [template, applicationId])

beforeEach(() => {
  smtp.received.length = 0
})

test('everybody of the organisation is reminded once of conditions that are due within the days of the call, in one mail', async () => {
  const [soon, later] = [await due(10, 10), await due(11)]
  for (let run = 0; run < 3; run++) await remindConditions()
  await Promise.all([remindConditions(), remindConditions()])
  expect((await mails('conditions-expected', soon)).map(({ to }) => to)).toEqual([soon.signatory.email, soon.editor.email].toSorted())
  expect(await mails('conditions-expected', later)).toEqual([])
})

test('of a condition that is over its date the officer hears once, and finds it among the work; one with an interest does not', async () => {
  const conflicted = await staffActor(database, 'VLAIO_OFFICER')
  const grant = await due(-1)
  await insertRow(database, 'conflict', { applicationId: grant.applicationId, userId: conflicted.userId, type: 'FAMILY', source: 'OFFICE' })
  await database.sql('update application set handler_id = $1 where id = $2', [conflicted.userId, grant.applicationId])
  for (let run = 0; run < 2; run++) await remindConditions()
  expect((await mails('conditions-overdue', grant)).map(({ to }) => to)).toEqual([officer.email])
  expect(await mails('conditions-expected', grant)).toEqual([])
  const found = async (actor: typeof officer) => (await asActor(actor, (tx) => waitingWork(tx, actor))).find(({ what }) => what === 'Voorwaarden waarvan de termijn voorbij is')
  expect(await found(officer)).toEqual({ count: 1, what: 'Voorwaarden waarvan de termijn voorbij is', href: `/beheer/dossiers/${grant.number}`, act: 'Kijk na', dueAt: expect.any(Date) })
  expect(await found(await actorOf(database, { id: conflicted.userId ?? '' }))).toBeUndefined()
  // Late is not too late: what came in after the date may still be noted.
  await meetCondition(officer, { conditionId: grant.conditions[0] ?? '' })
  expect(await found(officer)).toBeUndefined()
})

test('met conditions remind nobody, also not with a mail that still waits', async () => {
  const grant = await due(5)
  await remindConditions()
  const [waiting] = await mails('conditions-expected', grant)
  await meetCondition(officer, { conditionId: grant.conditions[0] ?? '' })
  expect(await deliverEmail(mailer, waiting?.id ?? '')).toBe('failed')
  expect(smtp.received).toEqual([])
})

test('the reminder names the file and where to read, and neither the condition nor the outcome', async () => {
  const grant = await due(5)
  await remindConditions()
  for (const { id } of await mails('conditions-expected', grant)) expect(await deliverEmail(mailer, id)).toBe('sent')
  const mail = smtp.received[0]?.mail
  expect(mail?.subject).toBe(`Bezorg ons de stukken van uw dossier - ${grant.number}`)
  for (const wanted of [`https://stem.example/dossiers/${grant.number}`, 'Team STEM', `Dossiernummer: ${grant.number}`]) expect(mail?.text).toContain(wanted)
  expect(mail?.text).not.toMatch(/Bezorg stuk|euro|toegekend/)
})
