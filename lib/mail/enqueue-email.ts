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

/** Puts a mail in the outbox within the act's transaction; the worker renders and delivers it after commit. Never speaks SMTP. Who is suspended gets none. */
export const enqueueEmail = async (tx: Tx, email: Email): Promise<void> => {
  const { userId, address } = 'address' in email.to ? { userId: null, address: email.to.address } : { userId: email.to.userId, address: null }
  await tx.$queryRaw`
    with recipient as (
      select u.id, u.email from app_user u where u.id = ${userId}::uuid and u.suspended_at is null
      union all
      select null, ${address}::text where ${address}::text is not null
    ), mail as (
      insert into outbox_mail (dedupe_key, template, recipient_id, recipient_address, application_id, file_number, params)
      select ${email.dedupeKey}, ${email.template}, id, email, ${email.applicationId ?? null}::uuid, ${email.fileNumber ?? null}, ${JSON.stringify(email.params ?? {})}::jsonb from recipient
      on conflict (dedupe_key) do nothing
      returning id
    )
    select enqueue_once('deliver-email', json_build_object('id', id::text), 'mail:' || id)::text from mail`
}
