import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { StatusWord } from '@/app/_ui/status-word'
import type { PaymentDesk } from '@/lib/payments/queries'

/** De-minimis aid that is not in the European register yet; a dossierbeheerder puts it there. */
export function RegistrationTable({ registrations }: { registrations: PaymentDesk['registrations'] }) {
  return (
    <DataTable
      stacks
      label="Steun te registreren in eAIR"
      empty="Alle steun is geregistreerd."
      rows={registrations}
      rowKey={({ grantId }) => grantId}
      columns={[
        { key: 'number', head: 'Dossier', rowHead: true, cell: ({ grant }) => <><a className="file-number" href={`/beheer/dossiers/${grant.number}#staatssteun`}>{grant.number}</a><span className="table__note">{grant.organisation.legalName}</span></> },
        { key: 'call', head: 'Oproep', cell: ({ grant }) => grant.call.code },
        { key: 'due', head: 'Registreren tot en met', cell: ({ dueAt, late }) => <><Deadline at={dueAt} short />{late && <> <StatusWord tone="refused">te laat</StatusWord></>}</> },
      ]}
    />
  )
}
