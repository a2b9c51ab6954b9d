import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { templates, isEmailTemplate } from '@/emails/templates'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { NotDelivered, type Mailer, type OutgoingMail } from '@/lib/mail/mailer'
import { mayStillKnow } from '@/lib/mail/may-still-know'
import { renderEmail } from '@/lib/mail/render-email'
import { isRefusal } from '@/lib/refusal'

/** A mail that its own server keeps putting off, or that cannot be rendered, is given up after this many attempts (reliability T11). */
const MOST_ATTEMPTS = 8

const worker = systemActor('mail')

/**
 * Delivers one mail of the outbox. The network is never touched inside a transaction: read and render, send, write the result. A crash between
 * the last two sends it again with the same Message-ID, so that the receiver can fold the two; a database that is only busy does not. Throws
 * when it must be tried again.
 */
export const deliverEmail = async (mailer: Mailer, id: string): Promise<'sent' | 'failed' | 'nothing to do'> => {
  let mail: OutgoingMail | { failure: string } | null
  try {
    mail = await prepare(mailer, id)
    if (mail === null) return 'nothing to do'
    if ('failure' in mail) return await giveUp(id, mail.failure)
    await mailer.send(mail)
  } catch (thrown) {
    return await afterFailure(id, thrown)
  }
  await markSent(id)
  return 'sent'
}

/** The mail is out: trying again now, for a quarter of a minute, is better than sending it a second time. */
const markSent = async (id: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asActor(worker, async (tx, now) => {
        const row = await tx.outboxMail.findUniqueOrThrow({ where: { id }, select: { template: true } })
        await tx.outboxMail.updateMany({ where: { id, state: 'QUEUED' }, data: { state: 'SENT', sentAt: now, lastError: '', ...erasedSecrets(row.template) } })
      })
    } catch (thrown) {
      if (attempt === 6) throw thrown
      await pause(attempt * 1_000)
    }
  }
}

const prepare = (mailer: Mailer, id: string): Promise<OutgoingMail | { failure: string } | null> =>
  asActor(worker, async (tx) => {
    const row = await tx.outboxMail.findUnique({ where: { id } })
    if (!row || row.state !== 'QUEUED') return null
    const audience = isEmailTemplate(row.template) ? templates[row.template].audience : 'ADDRESSEE'
    if (!(await mayStillKnow(tx, { ...row, audience }))) return { failure: 'recht vervallen' }
    const rendered = await renderEmail(tx, row, mailer)
    if (!rendered.ok) return { failure: rendered.reason }
    return { ...rendered.message, messageId: `<${row.id}@${domainOf(mailer.sender.address)}>`, to: row.recipientAddress, replyTo: rendered.replyTo }
  })

const afterFailure = async (id: string, thrown: unknown): Promise<'failed'> => {
  const error = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof NotDelivered && thrown.kind === 'refused') return giveUp(id, error)
  const counts = !isNobodysFault(thrown)
  const { attempts } = await asActor(worker, (tx) =>
    tx.outboxMail.update({ where: { id }, data: { lastError: shorten(error), ...(counts ? { attempts: { increment: 1 } } : {}) }, select: { attempts: true } }),
  )
  if (attempts >= MOST_ATTEMPTS) return giveUp(id, error)
  throw thrown
}

/** The mail server is away, or the database gave no turn: that says nothing about this mail. */
const isNobodysFault = (thrown: unknown): boolean => (thrown instanceof NotDelivered ? thrown.kind === 'outage' : isRefusal(thrown) && thrown.code === 'busy')

/** Out of the queue and in sight: /beheer/uitgaand shows it, and an administrator may try again. */
const giveUp = async (id: string, reason: string): Promise<'failed'> => {
  await asActor(worker, async (tx) => {
    const row = await tx.outboxMail.findUniqueOrThrow({ where: { id }, select: { template: true } })
    await tx.outboxMail.updateMany({ where: { id, state: 'QUEUED' }, data: { state: 'FAILED', lastError: shorten(reason), ...erasedSecrets(row.template) } })
  })
  return 'failed'
}

const erasedSecrets = (template: string) => (isEmailTemplate(template) && templates[template].secret ? { params: {} } : {})

const shorten = (text: string): string => [...text.replace(/\s+/g, ' ')].slice(0, 300).join('')

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
