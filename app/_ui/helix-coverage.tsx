import type { HelixPart } from '@/lib/reports/partnership-figures'

/** The quadruple helix: who takes part of each type. */
export function HelixCoverage({ parts }: { parts: readonly HelixPart[] }) {
  const covered = parts.filter(({ partners }) => partners.length > 0)
  return (
    <>
      <p><strong>{covered.length} van de 4 helixtypes</strong> hebben minstens één partner die meedoet.</p>
      <ul className="plain small">
        {parts.map(({ type, word, partners }) => <li key={type}><strong>{word}</strong>: {partners.length === 0 ? 'nog niemand' : partners.join(', ')}</li>)}
      </ul>
    </>
  )
}
