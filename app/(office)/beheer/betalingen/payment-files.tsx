import { CheckboxesField } from '@/app/_form/choice-fields'
import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { formatEuro } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import { addCents, formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import type { PaymentDesk, WaitingPayment } from '@/lib/payments/queries'
import { paymentTypeWords } from '@/lib/payments/words'
import { formatDay } from '@/lib/time'
import { order } from './actions'

/** Which approved payments go to the bank together; all of them unless one is unticked. */
export function MakeFile({ payments, nextDay }: { payments: readonly WaitingPayment[]; nextDay: string }) {
  if (payments.length === 0) return null
  const options = payments.map(({ id, type, percent, amountCents, grant }) => ({
    value: id,
    label: `${grant.number}, ${grant.organisation.legalName}: ${formatEuro(amountCents)}`,
    hint: `${paymentTypeWords[type]}${percent > 0 ? `, ${percent}%` : ''}, op ${formatIban(grant.iban ?? 'geen rekening')}`,
  }))
  return (
    <Form action={order} values={{ paymentIds: payments.map(({ id }) => id), executionDay: formatDay(nextDay) }} submit="Maak betaalbestand" label="Betaalbestand maken">
      <CheckboxesField name="paymentIds" label="Betalingen in het bestand" hint={`Samen ${formatEuro(addCents(payments.map(({ amountCents }) => amountCents)))}. Vink uit wat nog niet mag vertrekken.`} options={options} />
      <DateField name="executionDay" label="Uitvoeringsdatum" hint="Een werkdag waarop de bank betaalt, dd/mm/jjjj." />
    </Form>
  )
}

type FileTableProps = { files: PaymentDesk['files']; names: ReadonlyMap<string, string>; mayPay: boolean }

/** What went to the bank, newest first; the bytes are for finance alone. */
export function FileTable({ files, names, mayPay }: FileTableProps) {
  return (
    <DataTable
      stacks
      label="Betaalbestanden"
      rows={files}
      rowKey={({ id }) => id}
      columns={[
        { key: 'file', head: 'Bestand', rowHead: true, cell: ({ id, messageId }) => (mayPay ? <a href={`/beheer/betalingen/bestanden/${id}`} download>{messageId}.xml</a> : messageId) },
        { key: 'count', head: 'Betalingen', numeric: true, cell: ({ paymentCount }) => paymentCount },
        { key: 'total', head: 'Totaal', unit: 'euro', numeric: true, cell: ({ totalCents }) => formatCents(totalCents) },
        { key: 'day', head: 'Uitvoeringsdatum', narrow: true, cell: ({ executionDay }) => <LocalDate date={executionDay.toISOString().slice(0, 10)} short /> },
        { key: 'made', head: 'Gemaakt door', cell: ({ createdById, createdAt }) => <>{names.get(createdById) ?? 'onbekend'}<span className="table__note"><Instant at={createdAt} short /></span></> },
        { key: 'open', head: 'Nog geen antwoord van de bank', numeric: true, cell: ({ open }) => open },
      ]}
    />
  )
}
