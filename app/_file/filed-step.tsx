import { SummaryList } from '@/app/_ui/summary-list'
import { unbroken } from '@/app/_ui/unbroken'
import type { ShownBlock, ShownStep } from '@/lib/applications/frozen-answers'

/** One step of a request as it was filed, for whoever reads and judges it. */
export function FiledStep({ step, level = 3 }: { step: ShownStep; level?: 3 | 4 }) {
  if (step.blocks.length === 0) return <p className="muted">Niets ingevuld.</p>
  return step.blocks.map((block) => <FiledBlock key={block.key} block={block} level={level} />)
}

function FiledBlock({ block, level }: { block: ShownBlock; level: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <div className="filed">
      {block.heading && <Heading>{block.heading}</Heading>}
      <SummaryList rows={block.rows.map(({ term, words }) => ({ term, value: <span className="prose">{unbroken(words)}</span> }))} />
      {block.sessions.length > 0 && (
        <details>
          <summary>
            {block.sessions.length} {block.sessions.length === 1 ? 'sessie' : 'sessies'}
          </summary>
          <ol className="filed__sessions">
            {block.sessions.map((session) => (
              <li key={session}>{session}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}
