import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { formatDuration } from '@/lib/activity-log/duration'
import { activityPath, shortSlotWords } from '../session-words'
import type { ReadActivity } from './read-activity'

/** Everything that is in the log of an activity, the latest first. */
export function SessionTable({ read: { page, activity } }: { read: ReadActivity }) {
  const here = activityPath(page.grant.number, activity.rowId)
  return (
    <Section title="In het logboek" ruled>
      <DataTable
        label="Sessies in het logboek" density="lay" rows={activity.logged.toReversed()} rowKey={({ id }) => id} empty="Nog geen sessies."
        columns={[
          { key: 'day', head: 'Sessie', rowHead: true, cell: ({ id, day, dayPart }) => (page.mayKeep ? <a href={`${here}/sessie/${id}`}>{shortSlotWords(day, dayPart, page.today)}</a> : shortSlotWords(day, dayPart, page.today)) },
          { key: 'hours', head: 'Uren', numeric: true, cell: ({ status, quarters }) => (status === 'HELD' ? formatDuration(quarters) : '') },
          { key: 'enrolled', head: 'Ingeschreven', numeric: true, cell: ({ enrolled }) => enrolled ?? '' },
          { key: 'present', head: 'Aanwezig', numeric: true, cell: ({ present }) => present ?? '' },
          { key: 'note', head: 'Opmerking', cell: ({ status, cancelReason, plannedOn, source }) => (status === 'CANCELLED' ? <><StatusWord tone="refused">geschrapt</StatusWord><span className="table__note">{cancelReason}</span></> : [source === 'COUNT' ? 'geteld' : '', plannedOn === null && activity.sessions.length > 0 ? 'niet in het plan' : ''].filter(Boolean).join(', ')) },
        ]}
      />
    </Section>
  )
}
