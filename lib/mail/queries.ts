import 'server-only'
import { isEmailTemplate, templates } from '@/emails/templates'
import type { Message } from '@/emails/message'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import type { Address } from '@/lib/mail/mailer'
import { renderEmail } from '@/lib/mail/render-email'
import { outboxStates, templateWords, type OutboxState } from '@/lib/mail/words'
import type { OutboxMail, Prisma } from '@/prisma/generated/client'

export const PAGE_SIZE = 50

/** Beside who gets it, when and why not: null where this reader may not know whom a message went to, or about which file. */
export type OutboxLine = {
  id: string
  what: string
  recipient: string | null
  fileNumber: string | null
  state: OutboxState
  attempts: number
  lastError: string
  createdAt: Date
  sentAt: Date | null
  mayRetry: boolean
}

export type OutboxFilter = { state: OutboxState | null; page: number }

/** The outbox as this person may see it: nothing of a file with which they have a conflict. */
export const outboxPage = async (tx: Tx, actor: Actor, { state, page }: OutboxFilter) => {
  requirePermission(actor, 'outbox.read')
  const where = { ...visibleMail(actor), ...(state ? { state } : {}) }
  const counts = await tx.outboxMail.groupBy({ by: ['state'], where: visibleMail(actor), _count: true })
  const rows = await tx.outboxMail.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
  const countOf = (wanted: OutboxState) => counts.find((count) => count.state === wanted)?._count ?? 0
  return {
    lines: rows.map((row) => toLine(row, actor)),
    total: outboxStates.filter((one) => state === null || one === state).reduce((sum, one) => sum + countOf(one), 0),
    counts: outboxStates.map((one) => ({ state: one, count: countOf(one) })),
  }
}

export type OutboxMessage = { line: OutboxLine; message: Message | null; why: string }

/** One message as it would be sent now. A message that opens a door or names a reviewer to the wrong reader is not rendered. */
export const outboxMessage = async (tx: Tx, actor: Actor, id: string, desk: { sender: Address; appUrl: string }): Promise<OutboxMessage | null> => {
  requirePermission(actor, 'outbox.read')
  const row = await tx.outboxMail.findFirst({ where: { id, ...visibleMail(actor) } })
  if (!row) return null
  const line = toLine(row, actor)
  if (isSecret(row)) return { line, message: null, why: 'Dit bericht bevat een eenmalige link. Niemand anders dan de ontvanger ziet de inhoud.' }
  if (line.recipient === null) return { line, message: null, why: 'Dit bericht gaat naar een beoordelaar of voorzitter. U mag niet zien naar wie, en over welk dossier.' }
  const rendered = await renderEmail(tx, row, desk)
  return rendered.ok ? { line, message: rendered.message, why: '' } : { line, message: null, why: `Dit bericht kan niet worden opgemaakt: ${rendered.reason}.` }
}

/** Nothing of a file with which this person has a conflict, also not its number of messages. */
export const visibleMail = (actor: Actor): Prisma.OutboxMailWhereInput => ({
  OR: [{ applicationId: null }, { applicationId: { notIn: [...actor.conflictedApplicationIds] } }],
})

const toLine = (row: OutboxMail, actor: Actor): OutboxLine => {
  const hidden = namesReviewer(row.template) && !can(actor, 'review.read-others')
  return {
    id: row.id,
    what: isEmailTemplate(row.template) ? templateWords[row.template] : row.template,
    recipient: hidden ? null : row.recipientAddress,
    fileNumber: hidden ? null : row.fileNumber,
    state: outboxStates.find((state) => state === row.state) ?? 'FAILED',
    attempts: row.attempts,
    lastError: hidden ? row.lastError.replace(/\S+@\S+/g, '…') : row.lastError,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    mayRetry: row.state === 'FAILED' && !isSecret(row) && can(actor, 'outbox.retry'),
  }
}

const namesReviewer = (name: string): boolean => isEmailTemplate(name) && ['REVIEWER', 'FORMER_REVIEWER', 'CHAIR'].includes(templates[name].audience)

const isSecret = (row: { template: string }): boolean => isEmailTemplate(row.template) && templates[row.template].secret
