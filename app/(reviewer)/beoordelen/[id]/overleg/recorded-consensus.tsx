import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { ConsensusView } from '@/lib/reviews/overview'
import { ratio } from '@/lib/exact'
import { scoreApplication } from '@/lib/rubrics/scoring'

/** The outcome once there is one: the mean of the reviews, or what the meeting agreed. */
export function RecordedConsensus({ view: { file, consensus } }: { view: ConsensusView }) {
  if (!consensus || consensus.scores.length === 0) return <p className="muted">Er is nog geen besluit van het overleg.</p>
  const scoring = scoreApplication(file.rubric, file.activities, consensus.scores.map(({ criterion, activityRowId, numerator, denominator }) => ({ criterion, activityRowId, score: ratio(numerator, denominator) })))
  const rows = file.rubric.scored.map(({ code, nameNl }) => ({
    code,
    nameNl,
    score: scoring.criteria.find((result) => result.code === code)?.score ?? null,
    motivation: consensus.motivations.find(({ criterion }) => criterion === code)?.motivation ?? '',
  }))
  return (
    <Section title={consensus.method === 'MEAN' ? 'Eindscore: gemiddelde van de beoordelingen' : 'Eindscore: besluit van het overleg'}>
      <p><strong>{scoring.total.toLocaleString('nl-BE', { minimumFractionDigits: 1 })}</strong> op 100, vastgelegd op <Instant at={consensus.recordedAt} precision="minute" />.</p>
      <DataTable
        label="Eindscore per criterium"
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'criterion', head: 'Criterium', rowHead: true, cell: ({ code, nameNl }) => `${code} ${nameNl}` },
          { key: 'score', head: 'Score', numeric: true, cell: ({ score }) => score?.toLocaleString('nl-BE', { maximumFractionDigits: 2 }) ?? '–' },
          { key: 'motivation', head: 'Motivering', cell: ({ motivation }) => <span className="prose">{motivation}</span> },
        ]}
      />
      {consensus.note && <p className="prose">Verslag: {consensus.note}</p>}
    </Section>
  )
}
