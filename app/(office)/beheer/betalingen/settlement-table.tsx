import { DataTable } from '@/app/_ui/data-table'
import { formatCents } from '@/lib/money'
import { explanationOf } from '@/lib/payments/explanation'
import type { PaymentDesk } from '@/lib/payments/queries'
import { settle } from './actions'
import { FileCell } from './file-cell'
import { RowAct } from './row-act'

/** Computed by a controller, confirmed here by somebody else. */
export function SettlementTable({ settlements }: { settlements: PaymentDesk['settlements'] }) {
  return (
    <DataTable
      stacks
      label="Te bevestigen afrekeningen"
      empty="Geen afrekening wacht op bevestiging."
      rows={settlements}
      rowKey={({ grantId }) => grantId}
      columns={[
        { key: 'number', head: 'Dossier', rowHead: true, cell: FileCell },
        { key: 'formula', head: 'Berekening', cell: ({ explanation, motivation }) => <>{explanationOf(explanation)[0]?.label}{motivation !== '' && <span className="table__note">{motivation}</span>}</> },
        { key: 'final', head: 'Definitief', unit: 'euro', numeric: true, cell: ({ finalCents }) => formatCents(finalCents) },
        { key: 'paid', head: 'Al betaald', unit: 'euro', numeric: true, cell: ({ advancesCents }) => formatCents(advancesCents) },
        { key: 'balance', head: 'Saldo', unit: 'euro', numeric: true, cell: ({ balanceCents }) => formatCents(balanceCents) },
        { key: 'act', head: 'Volgende stap', cell: ({ grantId, mayConfirm, grant }) => (mayConfirm ? <RowAct action={settle} hidden={{ grantId }} button="Bevestig afrekening" about={grant.number} /> : <span className="muted">Voor iemand van financiën die de afrekening niet berekende.</span>) },
      ]}
    />
  )
}
