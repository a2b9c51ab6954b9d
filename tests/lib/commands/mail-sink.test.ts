import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startMailSink } from '@/lib/commands/mail-sink'
import { readDemoMailbox } from '@/lib/mail/demo-mailbox'
import { openMailer } from '@/lib/mail/mailer'

test('what the portal sends is in the mailbox, newest first', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailbox-'))
  expect(await readDemoMailbox(dataDir)).toEqual([])
  const sink = await startMailSink(dataDir)
  const mailer = openMailer({ smtpUrl: sink.url, mailFrom: 'STEM-loket <loket@demo.example>', appUrl: 'http://127.0.0.1:3000' })
  const mail = { messageId: '<1@demo.example>', to: 'invuller@demo.example', replyTo: 'loket@demo.example', text: 'Uw aanvraag is ontvangen: café.', html: '<p>Uw aanvraag</p>' }
  await mailer.send({ ...mail, subject: 'Uw aanvraag é' })
  await mailer.send({ ...mail, messageId: '<2@demo.example>', subject: 'Uw tweede aanvraag' })
  await sink.stop()
  const kept = await readDemoMailbox(dataDir)
  expect(kept.map(({ to, subject, text, html }) => ({ to, subject, text: text.trim(), html: html.trim() }))).toEqual([
    { to: 'invuller@demo.example', subject: 'Uw tweede aanvraag', text: 'Uw aanvraag is ontvangen: café.', html: '<p>Uw aanvraag</p>' },
    { to: 'invuller@demo.example', subject: 'Uw aanvraag é', text: 'Uw aanvraag is ontvangen: café.', html: '<p>Uw aanvraag</p>' },
  ])
  rmSync(dataDir, { recursive: true })
})
