import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import type { AgendaItem, MeetingAgenda } from '@/lib/decisions/meeting-agenda'
import type { ItemOutcome } from '@/lib/reviews/meeting-schema'

/** What the panel speaks of, nearest to the line first. On a phone each file is a block. */
export function Agenda({ view: { agenda, open, assessing, hidden } }: { view: MeetingAgenda }) {
  if (!assessing) return null
  return (
    <Section title="Agenda" intro={hidden ? WITH_AN_INTEREST : WITH_PLACES}>
      <DataTable
        label="Agenda van het overleg"
        density="lay"
        rows={agenda}
        rowKey={({ applicationId }) => applicationId}
        empty={hidden ? 'Er wacht geen dossier op overleg dat u mag zien.' : 'Er wacht geen dossier op overleg en er staat er geen vlak bij de lijn.'}
        columns={[
          { key: 'number', head: 'Punt', numeric: true, narrow: true, cell: (item) => agenda.indexOf(item) + 1 },
          { key: 'file', head: 'Dossier', rowHead: true, cell: ({ applicationId, number, title, organisation }) => <><a href={`/beoordelen/${applicationId}/overleg`}>{title}</a> <span className="muted small"><span className="numeric">{number}</span>, {organisation}</span></> },
          ...(hidden ? [] : [{ key: 'place', head: 'Plaats', narrow: true, cell: ({ place }: AgendaItem) => placeWords(place) }]),
          { key: 'why', head: 'Waarom', cell: ({ waits, near, reasons }) => (near && !waits ? 'vlak bij de lijn' : reasons.join('; ') || (waits ? 'wacht op overleg' : 'in deze vergadering genoemd')) },
          { key: 'leave', head: 'Wie gaat buiten', cell: ({ leave, leaderless }) => <>{leave.length > 0 ? leave.join(', ') : '–'}{leaderless && <span className="late"> Elke voorzitter heeft een belang: duid een plaatsvervanger aan.</span>}</> },
          ...(open ? [{ key: 'outcome', head: 'Uitkomst', narrow: true, cell: ({ outcome }: AgendaItem) => <Outcome outcome={outcome} /> }] : []),
        ]}
      />
    </Section>
  )
}

const WITH_PLACES = 'Dossiers in overleg en dossiers vlak bij de lijn van de enveloppe, de dichtste eerst. De plaats is voorlopig: ze volgt de officiële regel, met het gemiddelde van de beoordelingen waar nog geen eindscore is.'
const WITH_AN_INTEREST = 'U hebt een belang in een dossier van deze oproep. U ziet dat niet, en daarom ook geen plaatsen en geen dossiers die alleen vlak bij de lijn staan. Hier staan de andere dossiers in overleg.'

const placeWords = (place: AgendaItem['place']): string => {
  if (!place || place.place === null) return 'niet in de lijst'
  return `${place.place} (${place.distance} ${place.above ? 'boven' : 'onder'} de lijn), ${place.total.toLocaleString('nl-BE', { minimumFractionDigits: 1 })} punten`
}

function Outcome({ outcome }: { outcome: ItemOutcome | null }) {
  if (outcome === null) return 'te bespreken'
  const { word, tone } = words[outcome]
  return <StatusWord tone={tone}>{word}</StatusWord>
}

const words: Record<ItemOutcome, { word: string; tone: Tone }> = { AGREED: { word: 'eindscore', tone: 'done' }, DISCUSSED: { word: 'besproken', tone: 'done' }, DEFERRED: { word: 'uitgesteld', tone: 'waiting' } }
