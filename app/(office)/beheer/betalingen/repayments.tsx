import { AmountField } from '@/app/_form/amount-field'
import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import { Section } from '@/app/_ui/section'
import { formatCents } from '@/lib/money'
import type { PaymentDesk } from '@/lib/payments/queries'
import { confirmRepaid, dropRepaid, repaid } from './actions'
import { FileCell } from './file-cell'
import { RowAct } from './row-act'

/** One line of the bank statement: how much came in, and on which day. */
export function NoteRepayment({ recovery }: { recovery: PaymentDesk['recoveries'][number] | undefined }) {
  if (!recovery || recovery.unnotedCents === 0n) return null
  const { grantId, grant, structuredMessage, unnotedCents } = recovery
  return (
    <Section title={`Terugbetaling van ${grant.organisation.legalName}, ${grant.number}`} id="ontvangst" level={3}>
      <p>Mededeling {structuredMessage}. Nog te noteren: {formatCents(unnotedCents)} euro. Iemand anders van financiën bevestigt wat u noteert.</p>
      <Form action={repaid} hidden={{ grantId }} submit="Noteer terugbetaling" label={`Terugbetaling van ${grant.number}`}>
        <AmountField name="amount" label="Ontvangen bedrag" hint="Een deel mag ook. De terugvordering blijft dan open." />
        <DateField name="receivedOn" label="Datum van ontvangst" hint="De dag waarop het geld op de rekening kwam, dd/mm/jjjj." />
      </Form>
    </Section>
  )
}

type RepaymentTableProps = { repayments: PaymentDesk['repayments']; names: ReadonlyMap<string, string>; mayPay: boolean }

/** Noted by one, confirmed by another; what was noted by mistake is dropped. */
export function RepaymentTable({ repayments, names, mayPay }: RepaymentTableProps) {
  return (
    <DataTable
      stacks
      label="Te bevestigen terugbetalingen"
      empty="Geen terugbetaling wacht op bevestiging."
      rows={repayments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'number', head: 'Dossier', rowHead: true, cell: FileCell },
        { key: 'amount', head: 'Bedrag', unit: 'euro', numeric: true, cell: ({ amountCents }) => formatCents(amountCents) },
        { key: 'received', head: 'Ontvangen op', narrow: true, cell: ({ receivedOn }) => <LocalDate date={receivedOn.toISOString().slice(0, 10)} short /> },
        { key: 'noted', head: 'Genoteerd door', cell: ({ notedById, notedAt }) => <>{names.get(notedById) ?? 'onbekend'}<span className="table__note"><Instant at={notedAt} short /></span></> },
        {
          key: 'act', head: 'Volgende stap',
          cell: ({ id, grant, amountCents, mayConfirm }) => {
            const about = `${formatCents(amountCents)} euro van ${grant.number}`
            if (!mayPay) return <span className="muted">Dit is voor financiën.</span>
            return (
              <>
                {mayConfirm ? <RowAct action={confirmRepaid} hidden={{ repaymentId: id }} button="Bevestig terugbetaling" about={about} primary /> : <span className="muted">U noteerde dit. Iemand anders bevestigt.</span>}
                <RowAct action={dropRepaid} hidden={{ repaymentId: id }} button="Schrap" about={about} />
              </>
            )
          },
        },
      ]}
    />
  )
}
