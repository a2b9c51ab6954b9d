import type { Tx } from '@/lib/db'
import type { EmailParams, EmailTemplate } from '@/emails/templates'

export type Email = Told & {
  /** A person of the portal, or an address for whom it does not know yet (a sign-in, an invitation). */
  to: { userId: string } | { address: string }
  /** Unique for ever: the same news is told once, whatever is tried again. */
  dedupeKey: string
  applicationId?: string | undefined
  fileNumber?: string | null | undefined
}

/** The template with the params it asks; one about a file asks none, but its applicationId. */
type Told = { [Name in EmailTemplate]: object extends EmailParams<Name> ? never : { template: Name; params: EmailParams<Name> } }[EmailTemplate] | { template: FileTemplate; params?: Record<string, string> }

/** Templates that need nothing but the file. */
export type FileTemplate = { [Name in EmailTemplate]: object extends EmailParams<Name> ? Name : never }[EmailTemplate]

/** Puts a mail in the outbox within the act's transaction; the worker renders and delivers it after commit. Never speaks SMTP. */
export const enqueueEmail = async (tx: Tx, email: Email): Promise<void> => {
  const recipient = await addressOf(tx, email.to)
  if (!recipient) return
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into outbox_mail (dedupe_key, template, recipient_id, recipient_address, application_id, file_number, params)
    values (${email.dedupeKey}, ${email.template}, ${recipient.userId}::uuid, ${recipient.address}, ${email.applicationId ?? null}::uuid, ${email.fileNumber ?? null}, ${JSON.stringify(email.params ?? {})}::jsonb)
    on conflict (dedupe_key) do nothing
    returning id`
  const row = rows[0]
  if (row) await tx.$queryRaw`select enqueue_job('deliver-email', json_build_object('id', ${row.id}::text), ${`mail:${row.id}`})::text`
}

const addressOf = async (tx: Tx, to: Email['to']): Promise<{ userId: string | null; address: string } | null> => {
  if ('address' in to) return { userId: null, address: to.address }
  const user = await tx.user.findUnique({ where: { id: to.userId }, select: { email: true, suspendedAt: true } })
  return user && !user.suspendedAt ? { userId: to.userId, address: user.email } : null
}
