import { beforeEach, expect, test } from 'vitest'
import { acceptGrant } from '@/lib/grants/accept-grant'
import { declineGrant } from '@/lib/payments/decline-grant'
import { remindAcceptance } from '@/lib/grants/remind-acceptance'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { openMailer } from '@/lib/mail/mailer'
import { addDays, endOfDay, formatDeadline, localDay } from '@/lib/time'
import type { GrantStatus } from '@/prisma/generated/client'
import { testDatabase } from '@/tests/support/database'
import { createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { smtpServer } from '@/tests/support/smtp-server'

const database = await testDatabase()
const smtp = await smtpServer()
const mailer = openMailer({ smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }, 5_000)

/** The call of these tests reminds ten days before the end of the term. */
const ending = (days: number, status: GrantStatus = 'AWARDED'): Promise<RunningGrant> => createGrant(database, { status, advance: 'PLANNED', acceptDueAt: endOfDay(addDays(localDay(new Date()), days)) })
const reminders = ({ applicationId }: RunningGrant) => database.sql<{ id: string; to: string }>(`select id, recipient_address as to from outbox_mail where template = 'acceptance-expected' and application_id = $1 order by recipient_address`, [applicationId])

beforeEach(() => {
  smtp.received.length = 0
})

test('everybody of the organisation is reminded once, from the day on that the call says', async () => {
  const [due, early] = [await ending(10), await ending(11)]
  for (let run = 0; run < 3; run++) await remindAcceptance()
  expect((await reminders(due)).map(({ to }) => to)).toEqual([due.signatory.email, due.editor.email].toSorted())
  expect(await reminders(early)).toEqual([])
})

test('two workers at once remind once', async () => {
  const grant = await ending(3)
  await Promise.all([remindAcceptance(), remindAcceptance()])
  expect(await reminders(grant)).toHaveLength(2)
})

test('how many days before the end is a term of the call', async () => {
  const grant = await ending(15)
  await database.sql(`update call set terms = terms || '{"acceptReminderDays": 15}' where id = $1`, [grant.callId])
  await remindAcceptance()
  expect(await reminders(grant)).toHaveLength(2)
})

test.each(['ACCEPTED', 'DECLINED', 'CONDITIONS_PENDING', 'ACTIVE', 'CLOSED'] as const)('a grant that is %s reminds nobody', async (status) => {
  const grant = await ending(5, status)
  await remindAcceptance()
  expect(await reminders(grant)).toEqual([])
})

test('a grant whose term is over reminds nobody', async () => {
  const grant = await ending(-1)
  await remindAcceptance()
  expect(await reminders(grant)).toEqual([])
})

test('the reminder names the term, the file number, who to ask and where to answer, and no outcome', async () => {
  const grant = await ending(5)
  await remindAcceptance()
  for (const { id } of await reminders(grant)) expect(await deliverEmail(mailer, id)).toBe('sent')
  const mail = smtp.received[0]?.mail
  const term = formatDeadline(endOfDay(addDays(localDay(new Date()), 5)))
  expect(mail?.subject).toBe(`Uw antwoord wordt verwacht - ${grant.number}`)
  for (const wanted of [`Antwoorden: ${term}`, `https://stem.example/aanvragen/${grant.applicationId}/beslissing`, 'Team STEM', 'stem@demo.example', 'Telefoon: 0800 00 000', `Dossiernummer: ${grant.number}`]) expect(mail?.text).toContain(wanted)
  expect(mail?.text).not.toMatch(/euro|toegekend/)
})

test('a reminder that still waits when the answer comes is not sent', async () => {
  const [accepted, declined] = [await ending(5), await ending(5)]
  await remindAcceptance()
  await acceptGrant(accepted.signatory, { grantId: accepted.grantId, iban: 'BE03999000001484', conditionsAccepted: 'ja' })
  await declineGrant(declined.signatory, { grantId: declined.grantId })
  for (const { id } of [...(await reminders(accepted)), ...(await reminders(declined))]) expect(await deliverEmail(mailer, id)).toBe('failed')
  expect(smtp.received).toEqual([])
})
