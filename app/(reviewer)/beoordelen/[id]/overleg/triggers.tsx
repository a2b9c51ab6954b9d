import { Section } from '@/app/_ui/section'
import { Tag } from '@/app/_ui/tag'
import type { ConsensusView } from '@/lib/reviews/overview'

/** Why the panel meets, as it was found when the last review came in, and what revisions made of that since. */
export function Triggers({ triggers }: { triggers: ConsensusView['triggers'] }) {
  if (triggers.length === 0) return null
  return (
    <Section title="Waarom overleg nodig is">
      <ul className="bullets">
        {triggers.map(({ sentence, state }) => (
          <li key={`${sentence}/${state}`}>
            {sentence} {state === 'solved' && <Tag tone="done">opgelost na herziening</Tag>}{state === 'new' && <Tag tone="yours">nieuw na herziening</Tag>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
