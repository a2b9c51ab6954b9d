import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { Dossier } from '@/lib/applications/dossier'
import { timelineWords } from '@/lib/applications/timeline-words'

export function TimelineSection({ dossier: { timeline, people } }: { dossier: Dossier }) {
  return (
    <Section title="Tijdlijn">
      <DataTable
        label="Tijdlijn van het dossier"
        rows={timeline}
        rowKey={({ seq }) => String(seq)}
        empty="Er is nog niets gebeurd in dit dossier."
        columns={[
          { key: 'at', head: 'Wanneer', narrow: true, cell: ({ at }) => <Instant at={at} short precision="minute" /> },
          { key: 'what', head: 'Wat', rowHead: true, cell: ({ verb }) => timelineWords(verb) },
          { key: 'who', head: 'Wie', cell: ({ actorId, actorLabel }) => (actorId ? (people.get(actorId) ?? 'onbekend') : actorLabel) },
        ]}
      />
    </Section>
  )
}
