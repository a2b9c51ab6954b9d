import { randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { KeptMail } from '@/lib/mail/demo-mailbox'

export type MailSink = { url: string; stop: () => Promise<void> }

/** A mail server on loopback that keeps each mail in the demo's mailbox and sends nothing on. */
export const startMailSink = async (dataDir: string): Promise<MailSink> => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      void receive(dataDir, stream, session).then(done)
    },
  })
  // A client that hangs up is no reason to end the demo.
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server found no port.')
  return { url: `smtp://127.0.0.1:${address.port}`, stop: () => new Promise((closed) => server.close(() => closed())) }
}

/** Answers what went wrong, or null: SMTP offers a refused mail again later. */
const receive = async (dataDir: string, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> => {
  try {
    const mail = await simpleParser(stream)
    const to = session.envelope.rcptTo.map((recipient) => recipient.address).join(', ')
    await keep(dataDir, { to, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '', at: new Date().toISOString() })
    return null
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown))
  }
}

/** Named by time, so that a listing is in order; written aside first, so that a reader never sees half a mail. */
const keep = async (dataDir: string, mail: KeptMail): Promise<void> => {
  const folder = join(dataDir, 'postvak')
  await mkdir(folder, { recursive: true })
  const name = `${mail.at.replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`
  const draft = join(folder, `${name}.draft`)
  await writeFile(draft, JSON.stringify(mail))
  await rename(draft, join(folder, `${name}.json`))
}
