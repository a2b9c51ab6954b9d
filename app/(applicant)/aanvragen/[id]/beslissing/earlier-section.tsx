import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { EarlierDecision } from '@/lib/grants/earlier-decisions'

/** What was decided before: it stays readable, with what took its place. */
export function EarlierSection({ decisions, applicationId }: { decisions: readonly EarlierDecision[]; applicationId: string }) {
  if (decisions.length === 0) return null
  return (
    <Section title="Eerdere beslissingen" ruled>
      {decisions.map(({ letterId, title, motivation, knownAt, replacedAt, ready }) => (
        <details key={letterId} className="details">
          <summary>{title}, <Instant at={knownAt} precision="day" />{replacedAt && <>, vervangen door de beslissing van <Instant at={replacedAt} precision="day" /></>}</summary>
          {motivation.map((text) => <p key={text}>{text}</p>)}
          {ready && <p><a href={`/aanvragen/${applicationId}/beslissing/brief?brief=${letterId}`} download>Deze beslissing (pdf)</a></p>}
        </details>
      ))}
    </Section>
  )
}
