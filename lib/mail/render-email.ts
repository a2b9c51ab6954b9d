import { templates, isEmailTemplate, type EmailTemplate } from '@/emails/templates'
import type { Letterhead, Message } from '@/emails/message'
import type { Tx } from '@/lib/db'
import type { Address } from '@/lib/mail/mailer'
import { readContact, readMailFile } from '@/lib/mail/read-mail-file'

export type OutboxRow = { template: string; recipientId: string | null; applicationId: string | null; params: unknown }
export type Rendered = { ok: true; message: Message; replyTo: string } | { ok: false; reason: string }

/** Renders a row of the outbox from what the database says now. Says why when that cannot be done; trying again would not help. */
export const renderEmail = async (tx: Tx, row: OutboxRow, desk: { sender: Address; appUrl: string }): Promise<Rendered> => {
  if (!isEmailTemplate(row.template)) return refuse(`onbekend sjabloon ${row.template}`)
  const letterhead: Letterhead = {
    appUrl: desk.appUrl,
    recipientName: await readName(tx, row.recipientId),
    contact: await readContact(tx, row.applicationId, desk.sender),
  }
  const message = await renderTemplate(tx, row.template, row, letterhead)
  return typeof message === 'string' ? refuse(message) : { ok: true, message, replyTo: message.replyTo ?? letterhead.contact.email }
}

const renderTemplate = async (tx: Tx, name: EmailTemplate, row: OutboxRow, letterhead: Letterhead): Promise<Message | string> => {
  const template = templates[name]
  if (template.about === 'file') {
    const params = template.params.safeParse(row.params)
    const file = row.applicationId && params.success ? await readMailFile(tx, { ...params.data, applicationId: row.applicationId, recipientId: row.recipientId }) : null
    return file ? template.render({ ...letterhead, file }) : 'het dossier bestaat niet'
  }
  return template.renderWith(letterhead, row.params) ?? 'gegevens van het bericht ontbreken'
}

const readName = async (tx: Tx, userId: string | null): Promise<string> => (userId ? ((await tx.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name ?? '') : '')

const refuse = (reason: string): Rendered => ({ ok: false, reason })
