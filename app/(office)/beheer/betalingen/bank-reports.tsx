import { FileField } from '@/app/_form/file-field'
import { Form } from '@/app/_form/form'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { formatCents } from '@/lib/money'
import { reasonInWords } from '@/lib/payments/bank-reasons'
import type { PaymentDesk } from '@/lib/payments/queries'
import { bankReportWords, paymentTypeWords } from '@/lib/payments/words'
import { retry, upload } from './actions'
import { FileCell } from './file-cell'
import { RowAct } from './row-act'

type BankReportsProps = { reports: PaymentDesk['bankReports']; names: ReadonlyMap<string, string>; mayUpload: boolean }

/** What the bank sent, newest first; a new one is shown line by line before anything is booked. */
export function BankReports({ reports, names, mayUpload }: BankReportsProps) {
  return (
    <>
      {mayUpload && (
        <Form action={upload} submit="Bekijk bestand" label="Bestand van de bank">
          <FileField name="report" label="Bestand van de bank" hint="Een statusbericht (pain.002) of een rekeninguittreksel (camt.053), ten hoogste 5 MB. U ziet eerst wat er zou gebeuren." accept=".xml,application/xml,text/xml" />
        </Form>
      )}
      {reports.length > 0 && (
        <DataTable
          stacks
          label="Bestanden van de bank"
          rows={reports}
          rowKey={({ id }) => id}
          columns={[
            { key: 'file', head: 'Bestand', rowHead: true, cell: ({ id, fileName }) => <a href={`/beheer/betalingen/bank/${id}`}>{fileName}</a> },
            { key: 'kind', head: 'Soort', cell: ({ kind }) => bankReportWords(kind) },
            { key: 'message', head: 'Kenmerk van de bank', cell: ({ messageId }) => messageId },
            { key: 'by', head: 'Toegevoegd door', cell: ({ uploadedById, uploadedAt }) => <>{names.get(uploadedById) ?? 'onbekend'}<span className="table__note"><Instant at={uploadedAt} short /></span></> },
          ]}
        />
      )}
    </>
  )
}

/** What the bank refused, and why. */
export function FailedTable({ payments }: { payments: PaymentDesk['failed'] }) {
  return (
    <DataTable
      stacks
      label="Teruggekeerde betalingen"
      empty="Geen betaling kwam terug."
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'number', head: 'Dossier', rowHead: true, cell: FileCell },
        { key: 'type', head: 'Schijf', cell: ({ type }) => paymentTypeWords[type] },
        { key: 'amount', head: 'Bedrag', unit: 'euro', numeric: true, cell: ({ amountCents }) => formatCents(amountCents) },
        { key: 'why', head: 'Reden van de bank', cell: ({ failureCode, failureText, failedAt }) => <>{reasonInWords(failureCode, failureText)}{failedAt && <span className="table__note"><Instant at={failedAt} short /></span>}</> },
        { key: 'act', head: 'Volgende stap', cell: ({ id, barred, grant, type }) => (barred === null ? <RowAct action={retry} hidden={{ paymentId: id }} button="Vraag opnieuw aan" about={`${paymentTypeWords[type].toLowerCase()} van ${grant.number}`} /> : <span className="muted">{barred}</span>) },
      ]}
    />
  )
}
