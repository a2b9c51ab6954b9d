import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { formatCents } from '@/lib/money'
import { bankReportView } from '@/lib/payments/bank-queries'
import { bankReportWords } from '@/lib/payments/words'
import { book } from '../../actions'

export const metadata: Metadata = { title: 'Bestand van de bank' }

export default async function BankReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { report, lines, toBook, mayBook } = await readPage(actor, (tx, now) => bankReportView(tx, actor, id, now))
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Betalingen', href: '/beheer/betalingen?deel=onderweg#bank' }]} />
      <PageHeading title={report.fileName} kicker={bankReportWords(report.kind)} lead={toBook > 0 ? `${toBook} van ${lines.length} ${lines.length === 1 ? 'lijn' : 'lijnen'} ${toBook === 1 ? 'kan' : 'kunnen'} geboekt worden. Kijk alles na en bevestig.` : 'Alles is geboekt.'}>
        <p className="muted">Kenmerk {report.messageId}, toegevoegd op <Instant at={report.uploadedAt} />.</p>
      </PageHeading>
      <Section title={`Lijnen (${lines.length})`} ruled>
        <DataTable
          label="Lijnen van het bestand"
          empty="Dit bestand bevat geen betaling en geen ontvangst."
          rows={lines.map((line, index) => ({ ...line, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { key: 'reference', head: 'Referentie', rowHead: true, cell: ({ reference }) => reference || 'niet getoond' },
            { key: 'number', head: 'Dossier', cell: ({ number }) => number ?? '' },
            { key: 'amount', head: 'Bedrag', unit: 'euro', numeric: true, cell: ({ amountCents, amount }) => (amountCents === null ? amount : formatCents(amountCents)) },
            { key: 'words', head: 'Wat er gebeurt', cell: ({ words, booking, alarm }) => (alarm ? <strong>{words}</strong> : booking === null ? <span className="muted">{words}</span> : words) },
          ]}
        />
        {toBook > 0 && mayBook && <Form action={book} hidden={{ bankReportId: report.id }} submit="Boek deze lijnen" label="Lijnen boeken" />}
      </Section>
    </OfficePage>
  )
}
