import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { MeetingAgenda } from '@/lib/decisions/meeting-agenda'

/** Meetings that were held, with their minutes. */
export function ClosedMeetings({ view: { call, closed, open, assessing } }: { view: MeetingAgenda }) {
  if (closed.length === 0) return open || assessing ? null : <p className="muted">Over deze oproep was er geen overleg.</p>
  return (
    <Section title="Gehouden vergaderingen" intro="In het verslag staan alleen dossiers die u mag zien.">
      <DataTable
        label="Gehouden vergaderingen"
        rows={closed}
        rowKey={({ id }) => id}
        columns={[
          { key: 'date', head: 'Datum', rowHead: true, narrow: true, cell: ({ openedAt }) => <Instant at={openedAt} short precision="minute" /> },
          { key: 'chair', head: 'Voorzitter', cell: ({ chair }) => chair },
          { key: 'items', head: 'Dossiers', numeric: true, narrow: true, cell: ({ items }) => items },
          { key: 'minutes', head: 'Verslag', cell: ({ id, openedAt }) => <a href={`/beheer/oproepen/${call.code}/overleg/${id}/verslag.pdf`}>Verslag (PDF)<span className="visually-hidden"> van <Instant at={openedAt} short /></span></a> },
        ]}
      />
    </Section>
  )
}
