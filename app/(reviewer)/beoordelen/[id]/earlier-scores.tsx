import type { DeskView } from '@/lib/reviews/desk'

/** Which other files got which score from me for this criterion: the yardstick one already set. */
export function EarlierScores({ code, earlier }: { code: string; earlier: DeskView['earlier'] }) {
  const given = ['5', '4', '3', '2', '1', '0'].flatMap((score) => {
    const before = earlier.get(`${code}/${score}`)
    return before ? [{ score, ...before }] : []
  })
  if (given.length === 0) return null
  return (
    <details>
      <summary>Uw eerdere scores voor {code}</summary>
      <dl className="earlier">
        {given.map(({ score, times, titles }) => (
          <div key={score}>
            <dt>{score}</dt>
            <dd>{titles.join(' · ')}{times > titles.length && ` · en nog ${times - titles.length}`}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
