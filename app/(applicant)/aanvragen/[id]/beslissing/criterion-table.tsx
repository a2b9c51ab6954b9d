import { DataTable } from '@/app/_ui/data-table'
import { ScoreSegments } from '@/app/_ui/score-segments'
import { Section } from '@/app/_ui/section'
import type { PublishedDecision } from '@/lib/grants/queries'

/** Why, criterion by criterion: the points after consultation, never a reviewer. */
export function CriterionTable({ view: { criteria, thresholds } }: { view: PublishedDecision }) {
  return (
    <Section title="Waarom: motivering per criterium" intro={thresholds ? `De punten van de beoordelaars na overleg. Minimum: ${thresholds.criterionPercent}% per criterium en ${thresholds.totalPercent} op 100 in totaal.` : undefined}>
      <DataTable
        label="Motivering per criterium"
        density="lay"
        rows={criteria}
        rowKey={({ criterion }) => criterion}
        columns={[
          { key: 'criterion', head: 'Criterium', rowHead: true, cell: ({ criterion, rule }) => <>{rule?.nameNl ?? criterion}<span className="table__note">{criterion}{rule ? `, gewicht ${rule.weight}` : ''}</span></> },
          { key: 'score', head: 'Score', narrow: true, cell: ({ score }) => <ScoreSegments score={Number(score.replace(',', '.'))} /> },
          { key: 'text', head: 'Motivering', cell: ({ text }) => text },
        ]}
      />
    </Section>
  )
}
