import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatEuro } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { StatusWord } from '@/app/_ui/status-word'
import { formatCents } from '@/lib/money'
import type { PaymentDesk } from '@/lib/payments/queries'
import { claim, confirmWaive, recover } from './actions'
import { FileCell } from './file-cell'
import { RowAct } from './row-act'

type ToRecoverProps = { grants: PaymentDesk['toRecover']; mayPay: boolean; chosen: string | undefined }

/** Settled below what was paid: a motivation opens the case, one file at a time, and the beneficiary is heard first. */
export function ToRecover({ grants, mayPay, chosen }: ToRecoverProps) {
  if (grants.length === 0) return <Empty>Geen enkel dossier is te veel betaald.</Empty>
  const open = grants.find(({ number }) => number === chosen) ?? (grants.length === 1 ? grants[0] : undefined)
  return (
    <>
      <ul className="plain">
        {grants.map(({ id, number, organisation, settlement }) => (
          <li key={id}><a href={`/beheer/betalingen?deel=terugvorderingen&terug=${number}#terugvordering`}>{number}</a> {organisation.legalName}: {formatEuro(-(settlement?.balanceCents ?? 0n))} te veel betaald</li>
        ))}
      </ul>
      {open && mayPay && (
        <div id="terugvordering">
          <Form action={recover} hidden={{ grantId: open.id }} submit="Start terugvordering" label={`Terugvordering van ${open.number}`}>
            <TextAreaField name="motivation" label={`Motivering voor ${open.number}`} hint="De begunstigde leest deze motivering en kan eerst reageren." minimum={60} maximum={5000} rows={3} />
          </Form>
        </div>
      )}
      {!mayPay && <p className="muted">Dit is voor financiën.</p>}
    </>
  )
}

export function RecoveryTable({ recoveries, mayPay }: { recoveries: PaymentDesk['recoveries']; mayPay: boolean }) {
  return (
    <DataTable
      stacks
      label="Lopende terugvorderingen"
      empty="Er loopt geen terugvordering."
      rows={recoveries}
      rowKey={({ grantId }) => grantId}
      columns={[
        { key: 'number', head: 'Dossier', rowHead: true, cell: FileCell },
        { key: 'reply', head: 'Reactie', cell: ({ reply, repliedAt }) => (repliedAt ? <>{reply}<span className="table__note"><Instant at={repliedAt} short /></span></> : 'nog geen reactie') },
        { key: 'amount', head: 'Bedrag', unit: 'euro', numeric: true, cell: ({ amountCents }) => formatCents(amountCents) },
        { key: 'received', head: 'Ontvangen', unit: 'euro', numeric: true, cell: ({ receivedCents }) => formatCents(receivedCents) },
        { key: 'open', head: 'Nog te ontvangen', unit: 'euro', numeric: true, cell: ({ amountCents, receivedCents }) => formatCents(amountCents - receivedCents) },
        { key: 'message', head: 'Mededeling', cell: ({ structuredMessage }) => structuredMessage },
        { key: 'hearing', head: 'Reageren tot en met', narrow: true, cell: ({ hearingUntil }) => <Deadline at={hearingUntil} short /> },
        { key: 'due', head: 'Te betalen tot en met', narrow: true, cell: ({ dueAt, late }) => (dueAt ? <><Deadline at={dueAt} short />{late && <> <StatusWord tone="refused">te laat</StatusWord></>}</> : 'nog niet gevraagd') },
        {
          key: 'act', head: 'Volgende stap',
          cell: ({ grantId, grant, claimedAt, heard, unnotedCents, waiveProposedAt, waiveReason, mayConfirmWaiver, instalments }) => {
            if (!mayPay) return <span className="muted">Dit is voor financiën.</span>
            if (!claimedAt) {
              return (
                <>
                  {heard ? <RowAct action={claim} hidden={{ grantId }} button="Vorder terug" about={grant.number} /> : <span className="muted">De termijn om te reageren loopt nog.</span>}
                  {waiveProposedAt && <p>Voorstel om niet terug te vorderen: {waiveReason}</p>}
                  {waiveProposedAt && (mayConfirmWaiver ? <RowAct action={confirmWaive} hidden={{ grantId }} button="Bevestig: niet terugvorderen" about={grant.number} /> : <span className="muted">Iemand anders bevestigt uw voorstel.</span>)}
                  <p><a href={`/beheer/betalingen?deel=terugvorderingen&laten=${grant.number}#laten`}>{waiveProposedAt ? 'Wijzig het voorstel' : 'Niet terugvorderen'}<span className="visually-hidden">: {grant.number}</span></a></p>
                </>
              )
            }
            if (unnotedCents === 0n) return <span className="muted">Wacht op bevestiging.</span>
            return (
              <>
                <p><a className="file-number" href={`/beheer/betalingen?deel=terugvorderingen&ontvangst=${grant.number}#ontvangst`}>Noteer terugbetaling<span className="visually-hidden">: {grant.number}</span></a></p>
                {instalments.length === 0 ? <p><a href={`/beheer/betalingen?deel=terugvorderingen&delen=${grant.number}#delen`}>Spreek delen af<span className="visually-hidden">: {grant.number}</span></a></p> : <p><a className="file-number" href={`/beheer/betalingen?deel=terugvorderingen&delen=${grant.number}#delen`}>Wijzig de {instalments.length} delen<span className="visually-hidden"> van {grant.number}</span></a></p>}
              </>
            )
          },
        },
      ]}
    />
  )
}
