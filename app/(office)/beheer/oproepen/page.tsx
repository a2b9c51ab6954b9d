import { readPage } from '@/app/_frame/read-page'
import { Amount } from '@/app/_ui/amount'
import { ButtonLink } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { CallStatusTag } from './call-status-tag'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { officeCalls } from '@/lib/calls/queries'
import { audienceWords } from '@/lib/calls/words'

export const metadata = { title: 'Oproepen beheren' }

export default async function OfficeCallsPage() {
  const actor = await requireActor()
  const calls = await readPage(actor, (tx) => officeCalls(tx, actor))
  return (
    <OfficePage>
      <PageHeading title="Oproepen" action={can(actor, 'call.create') && <ButtonLink href="/admin/oproepen">Bereid een oproep voor</ButtonLink>} />
      <DataTable
        stacks
        label="Oproepen"
        rows={calls}
        rowKey={({ code }) => code}
        empty="Er is nog geen oproep."
        columns={[
          { key: 'code', head: 'Code', narrow: true, rowHead: true, cell: ({ code }) => <a href={`/beheer/oproepen/${code}`}>{code}</a> },
          { key: 'name', head: 'Naam', cell: ({ name }) => name },
          { key: 'audience', head: 'Doelgroep', cell: ({ audience }) => audienceWords[audience] },
          { key: 'status', head: 'Toestand', cell: (call) => <CallStatusTag call={call} /> },
          { key: 'filed', head: 'Ingediend', unit: 'dossiers', numeric: true, cell: ({ filed }) => filed },
          { key: 'envelope', head: 'Enveloppe', unit: 'euro', numeric: true, cell: ({ envelopeCents }) => <Amount cents={envelopeCents} short /> },
          { key: 'deadline', head: 'Uiterlijk op', narrow: true, cell: ({ deadlineAt }) => deadlineAt && <Deadline at={deadlineAt} short /> },
        ]}
      />
    </OfficePage>
  )
}
