import 'server-only'
import { createTransport } from 'nodemailer'
import type { Message } from '@/emails/message'
import { parseAddress } from '@/lib/sign-in/address'

export type Mailer = { send: (mail: OutgoingMail) => Promise<void>; sender: Address; appUrl: string }
export type Address = { name: string; address: string }
export type OutgoingMail = Message & { messageId: string; to: string; replyTo: string }

/** How a mail did not get out. `outage`: the server is away or refuses us, whatever the mail; it costs the mail no attempt. */
export class NotDelivered extends Error {
  readonly kind: 'refused' | 'deferred' | 'outage'

  constructor(kind: NotDelivered['kind'], message: string) {
    super(message)
    this.name = 'NotDelivered'
    this.kind = kind
  }
}

type MailSettings = { smtpUrl: string; mailFrom: string; appUrl: string }

/**
 * The only place that speaks SMTP. One recipient per mail, given as an explicit envelope. The library still parses that for names and lists
 * (`a, b@c` becomes b@c), so an address that is not exactly in the portal's own narrow form is refused.
 */
export const openMailer = ({ smtpUrl, mailFrom, appUrl }: MailSettings, timeoutMs = 15_000): Mailer => {
  const sender = parseSender(mailFrom)
  if (smtpUrl === '') return { send: () => Promise.reject(new NotDelivered('outage', 'SMTP_URL is not set')), sender, appUrl }
  const transport = createTransport({
    ...connection(new URL(smtpUrl)),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: 2 * timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const send = async (mail: OutgoingMail): Promise<void> => {
    if (parseAddress(mail.to) !== mail.to) throw new NotDelivered('refused', 'ongeldig adres')
    try {
      await transport.sendMail({
        from: sender,
        to: { name: '', address: mail.to },
        replyTo: { name: '', address: parseAddress(mail.replyTo) ?? sender.address },
        envelope: { from: sender.address, to: [mail.to] },
        messageId: mail.messageId,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'nl-BE' },
      })
    } catch (thrown) {
      throw notDelivered(thrown)
    }
  }
  return { send, sender, appUrl }
}

export const parseSender = (mailFrom: string): Address => {
  const named = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]+)>\s*$/.exec(mailFrom)
  const address = parseAddress(named?.[2] ?? mailFrom)
  if (!address) throw new Error('MAIL_FROM holds no e-mail address.')
  return { name: named?.[1] ?? 'STEM-loket', address }
}

/** Over the network the mail travels encrypted or not at all; only a server on this machine may go without. */
const connection = (url: URL) => {
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  }
}

/** What the server said about this mail counts against it; a refusal of the whole conversation does not. */
const aboutThisMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

const notDelivered = (thrown: unknown): NotDelivered => {
  const { code, command, responseCode, message } = shapeOf(thrown)
  const text = [code, responseCode, message].filter((part) => part !== undefined && part !== '').join(' ')
  if (code === 'EENVELOPE' && responseCode === undefined) return new NotDelivered('refused', text)
  if (responseCode === undefined || responseCode === 421 || !aboutThisMail.has(command ?? '')) return new NotDelivered('outage', text)
  return new NotDelivered(responseCode >= 500 ? 'refused' : 'deferred', text)
}

const shapeOf = (thrown: unknown) => {
  if (!(thrown instanceof Error)) return { message: String(thrown) }
  const { code, command, responseCode } = thrown as Error & { code?: string; command?: string; responseCode?: number }
  return { code, command, responseCode, message: thrown.message }
}
