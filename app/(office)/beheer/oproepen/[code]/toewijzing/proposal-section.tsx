import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { Warning } from '@/app/_ui/warning'
import type { AssignmentView } from '@/lib/reviews/assignment-view'

/** What is proposed, pair by pair with its reason, or why nothing is. */
export function ProposalSection({ proposal }: { proposal: NonNullable<AssignmentView['proposal']> }) {
  const { pairs, reasons, stale, proposedBy, proposedAt, points } = proposal
  return (
    <Section title="Het voorstel" ruled>
      <p className="small">Door {proposedBy}, <Instant at={proposedAt} precision="minute" />.{reasons.length === 0 && ` ${pairs.length === 1 ? '1 nieuwe beoordeling' : `${pairs.length} nieuwe beoordelingen`}, samen ${points} punten met wat al staat.`}</p>
      {stale && <Warning title="Intussen gewijzigd"><p>Een dossier, een belang, een weigering of een werklast is niet meer zoals bij dit voorstel. Stel de toewijzing opnieuw voor.</p></Warning>}
      {reasons.length > 0 ? (
        <Warning title="Er is geen toewijzing die aan alles voldoet"><ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul></Warning>
      ) : (
        <DataTable
          label="Nieuwe beoordelingen" rows={pairs} rowKey={({ applicationId, reviewerId }) => `${applicationId} ${reviewerId}`} empty="Iedereen die nodig is, is al gevraagd."
          columns={[
            { key: 'file', head: 'Dossier', rowHead: true, cell: ({ number, title }) => <>{number} <span className="muted">{title}</span></> },
            { key: 'reviewer', head: 'Beoordelaar, en waarom', cell: ({ reviewer, changed, why }) => <><strong>{reviewer}</strong>{changed && <> <StatusWord tone="yours">anders dan het vorige voorstel</StatusWord></>}<br />{why}</> },
            { key: 'points', head: 'Punten', numeric: true, cell: ({ points: own }) => own },
          ]}
        />
      )}
    </Section>
  )
}
