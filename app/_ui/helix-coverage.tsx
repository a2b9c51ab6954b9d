import type { HelixPart } from '@/lib/reports/partnership-figures'

/** The quadruple helix as four quarters, filled where a partner takes part; beside it the same in words. */
export function HelixCoverage({ parts }: { parts: readonly HelixPart[] }) {
  const covered = parts.filter(({ partners }) => partners.length > 0)
  return (
    <figure className="helix">
      <svg className="helix__picture" viewBox="0 0 120 120" role="img" aria-label={`${covered.length} van de 4 helixtypes hebben minstens één partner die meedoet.`}>
        {parts.map(({ type, partners }, index) => (
          <path key={type} className={partners.length > 0 ? 'helix__quarter helix__quarter--covered' : 'helix__quarter'} d="M60 60 L60 6 A54 54 0 0 1 114 60 Z" transform={`rotate(${index * 90} 60 60)`} />
        ))}
        {parts.map(({ type, partners }, index) => (
          <text key={type} className={partners.length > 0 ? 'helix__count helix__count--covered' : 'helix__count'} x={60 + 32 * Math.sin(angle(index))} y={66 - 32 * Math.cos(angle(index))} textAnchor="middle">{partners.length}</text>
        ))}
      </svg>
      <figcaption>
        <p><strong>{covered.length} van de 4 helixtypes</strong> hebben minstens één partner die meedoet.</p>
        <ul className="plain small">
          {parts.map(({ type, word, partners }) => <li key={type}><strong>{word}</strong>: {partners.length === 0 ? 'nog niemand' : partners.join(', ')}</li>)}
        </ul>
      </figcaption>
    </figure>
  )
}

/** The middle of each quarter, from the top right with the clock. */
const angle = (index: number): number => ((45 + 90 * index) * Math.PI) / 180
