import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { ConsensusView } from '@/lib/reviews/overview'

/** What was changed in the meeting, by whom and why; the texts of before stay readable. */
export function Revisions({ reviews }: { reviews: ConsensusView['reviews'] }) {
  const revisions = reviews.flatMap(({ label, revisions: own }) => own.map((revision) => ({ ...revision, label })))
  if (revisions.length === 0) return null
  return (
    <Section title="Herzieningen">
      <ol className="plain thread">
        {revisions.toSorted((one, other) => one.revisedAt.getTime() - other.revisedAt.getTime()).map(({ label, round, reason, revisedAt, changes }) => (
          <li className="thread__message" key={`${label}/${round}`}>
            <p className="small"><strong>{label}</strong> <span className="muted"><Instant at={revisedAt} precision="minute" /></span></p>
            <p className="prose">{reason}</p>
            <ul className="bullets">
              {changes.map(({ code, from, to, motivation }) => (
                <li key={code}>
                  {code}: {from === to ? 'de motivering is herschreven, de score bleef' : `van ${from} naar ${to}`}.
                  {motivation !== '' && <details><summary>Vroegere motivering<span className="visually-hidden"> bij {code}</span></summary><p className="prose">{motivation}</p></details>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}
