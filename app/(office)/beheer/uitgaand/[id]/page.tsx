import { notFound } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { MailText } from '@/app/_ui/mail-text'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { settings } from '@/lib/env'
import { parseSender } from '@/lib/mail/mailer'
import { outboxMessage } from '@/lib/mail/queries'
import { retry } from '../actions'
import { MailState } from '../mail-state'

export const metadata = { title: 'Uitgaand bericht' }

export default async function OutboxMessagePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  if (!can(actor, 'outbox.read') || !/^[0-9a-f-]{36}$/.test(id)) notFound()
  const { appUrl, mailFrom } = settings()
  const found = await asActor(actor, (tx) => outboxMessage(tx, actor, id, { sender: parseSender(mailFrom), appUrl }))
  if (!found) notFound()
  const { line, message, why } = found
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Uitgaande berichten', href: '/beheer/uitgaand' }]} />
      <PageHeading title={line.what} />
      <SummaryList
        rows={[
          { term: 'Toestand', value: <MailState state={line.state} /> },
          { term: 'Aan', value: line.recipient ?? 'afgeschermd' },
          { term: 'Dossier', value: line.fileNumber ?? 'geen' },
          { term: 'Gemaakt', value: <Instant at={line.createdAt} precision="second" /> },
          { term: 'Verzonden', value: line.sentAt ? <Instant at={line.sentAt} precision="second" /> : 'nog niet' },
          ...(line.lastError === '' ? [] : [{ term: 'Laatste fout', value: line.lastError }]),
        ]}
      />
      {line.mayRetry && <Form action={retry} submit="Verstuur" hidden={{ id: line.id }}>{null}</Form>}
      <Section title={message?.subject ?? 'Inhoud'} ruled>
        {message ? <MailText text={message.text} appUrl={appUrl} /> : <Empty>{why}</Empty>}
      </Section>
    </OfficePage>
  )
}
