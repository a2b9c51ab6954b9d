import type { FormAction } from '@/app/_form/form-state'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { StatusWord } from '@/app/_ui/status-word'
import { formatCents } from '@/lib/money'
import type { WaitingPayment } from '@/lib/payments/queries'
import { grantWords } from '@/lib/grants/words'
import { paymentTypeWords } from '@/lib/payments/words'
import { FileCell } from './file-cell'
import { RowAct } from './row-act'

type PaymentTableProps = { label: string; empty: string; payments: readonly WaitingPayment[]; names: ReadonlyMap<string, string>; action?: FormAction; button?: string; waits?: string }

/** Payments at one step; who may not do it reads why. */
export function PaymentTable({ label, empty, payments, names, action, button = '', waits }: PaymentTableProps) {
  const approver = (id: string | null, at: Date | null) => (id ? <>{names.get(id) ?? 'onbekend'}{at && <span className="table__note"><Instant at={at} short /></span>}</> : 'nog niemand')
  return (
    <DataTable
      stacks
      label={label}
      empty={empty}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'number', head: 'Dossier', rowHead: true, cell: FileCell },
        { key: 'type', head: 'Schijf', cell: ({ type, percent, grant }) => <>{paymentTypeWords[type]}{percent > 0 && `, ${percent}%`}{grant.status === 'SUSPENDED' && <> <StatusWord tone="refused">{grantWords.SUSPENDED}</StatusWord></>}</> },
        { key: 'amount', head: 'Bedrag', unit: 'euro', numeric: true, cell: ({ amountCents }) => formatCents(amountCents) },
        { key: 'iban', head: 'Rekening', cell: ({ grant }) => grant.iban ?? 'nog niet bevestigd' },
        { key: 'requested', head: 'Aangevraagd', narrow: true, cell: ({ requestedAt }) => requestedAt && <Instant at={requestedAt} short /> },
        { key: 'first', head: 'Eerste goedkeuring', cell: ({ firstApprovedById, firstApprovedAt }) => approver(firstApprovedById, firstApprovedAt) },
        { key: 'second', head: 'Tweede goedkeuring', cell: ({ secondApprovedById, secondApprovedAt }) => approver(secondApprovedById, secondApprovedAt) },
        { key: 'act', head: 'Volgende stap', cell: ({ id, barred, grant, type }) => (barred === null && action ? <RowAct action={action} hidden={{ paymentId: id }} button={button} primary={button === 'Keur goed'} about={`${paymentTypeWords[type].toLowerCase()} van ${grant.number}`} /> : <span className="muted">{barred ?? waits}</span>) },
      ]}
    />
  )
}
