import { ScoreSegments } from '@/app/_ui/score-segments'
import { Section } from '@/app/_ui/section'
import type { PublishedDecision } from '@/lib/grants/queries'

/** Why, criterion by criterion: the points after consultation, never a reviewer. On a phone each criterion stands by itself. */
export function CriterionTable({ view: { criteria, thresholds } }: { view: PublishedDecision }) {
  return (
    <Section title="Waarom: motivering per criterium" intro={thresholds ? `De punten van de beoordelaars na overleg. Minimum: ${(thresholds.criterionPercent / 20).toLocaleString('nl-BE')} op 5 (${thresholds.criterionPercent}%) per criterium en ${thresholds.totalPercent} op 100 in totaal.` : undefined}>
      <table className="table reasons">
        <thead>
          <tr><th scope="col">Criterium</th><th scope="col">Score</th><th scope="col">Motivering</th></tr>
        </thead>
        <tbody>
          {criteria.map(({ criterion, score, text, rule }) => (
            <tr key={criterion}>
              <th scope="row">{rule?.nameNl ?? criterion}<span className="reasons__note">{criterion}{rule ? `, gewicht ${rule.weight}` : ''}</span></th>
              <td><ScoreSegments score={Number(score.replace(',', '.'))} /></td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
