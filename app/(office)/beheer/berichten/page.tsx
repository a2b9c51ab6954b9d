import { notFound } from 'next/navigation'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { officeThreads } from '@/lib/messages/office-threads'

export const metadata = { title: 'Ongelezen berichten' }

/** What applicants wrote and nobody answered or read, the oldest first. */
export default async function UnreadMessagesPage() {
  const actor = await requireActor()
  if (!can(actor, 'message.write', { filed: true })) notFound()
  const threads = await asActor(actor, (tx) => officeThreads(tx, actor))
  return (
    <OfficePage>
      <PageHeading title="Ongelezen berichten" lead="In uw dossiers, en in dossiers waarvoor nog niemand verantwoordelijk is." />
      <DataTable
        stacks
        label="Ongelezen berichten"
        rows={threads}
        rowKey={({ number }) => number}
        empty="U hebt geen ongelezen berichten."
        columns={[
          { key: 'number', head: 'Dossier', rowHead: true, narrow: true, cell: ({ number }) => <a href={`/beheer/dossiers/${number}/berichten`}>{number}</a> },
          { key: 'organisation', head: 'Organisatie', cell: ({ organisation }) => organisation },
          { key: 'title', head: 'Titel', cell: ({ title }) => title },
          { key: 'handler', head: 'Verantwoordelijke', cell: ({ handler }) => handler ?? 'nog niemand' },
          { key: 'unread', head: 'Ongelezen', numeric: true, narrow: true, cell: ({ unread }) => unread },
          { key: 'newest', head: 'Laatste bericht', narrow: true, cell: ({ newestAt }) => <Instant at={newestAt} short /> },
        ]}
      />
    </OfficePage>
  )
}
