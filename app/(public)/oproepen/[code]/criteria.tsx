import { Section } from '@/app/_ui/section'
import type { RubricVersion } from '@/lib/rubrics/schema'

type CriteriaProps = { rubric: RubricVersion; criterionThreshold: number; totalThreshold: number }

/** What is asked, how much it weighs and what each score means: the same words the reviewers have before them. */
export function Criteria({ rubric, criterionThreshold, totalThreshold }: CriteriaProps) {
  return (
    <Section title="Waarop beoordelen we?" id="criteria">
      <p>
        Twee beoordelaars geven op elk criterium 0 tot 5. Samen zijn de criteria goed voor 100 punten. Op elk criterium haalt u minstens{' '}
        {points(criterionThreshold)} op 5, in totaal minstens {totalThreshold} op 100.
      </p>
      <div>
        {rubric.scored.map((criterion) => (
          <details className="criterion" key={criterion.code}>
            <summary>
              {criterion.nameNl} <span className="criterion__weight">{criterion.weight} van 100 punten, minstens {points(criterionThreshold)} op 5</span>
            </summary>
            <p>{criterion.askedNl}</p>
            <ol className="criterion__anchors">
              {Object.entries(criterion.anchorsNl).map(([score, text]) => (
                <li key={score}>
                  <strong>{score}</strong>
                  <span>{text}</span>
                </li>
              ))}
            </ol>
          </details>
        ))}
      </div>
      <details className="criterion">
        <summary>Basisvoorwaarden waaraan elke aanvraag en elke activiteit voldoet</summary>
        <ul className="criterion__anchors">
          {rubric.knockouts.map(({ code, nameNl, ruleNl }) => (
            <li key={code}>
              <strong>{code}</strong>
              <span>
                {nameNl}. {ruleNl}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <p className="muted small">
        {rubric.nameNl}, versie {rubric.version}
      </p>
    </Section>
  )
}

const points = (percent: number): string => String(percent / 20).replace('.', ',')
