import { Warning } from '@/app/_ui/warning'
import type { RubricVersion } from '@/lib/rubrics/schema'

/** Which activities do not count for the money by these scores, with the rule that says so. */
export function NotFull({ titles, rules }: { titles: readonly string[]; rules: RubricVersion['rules']['fullActivity'] }) {
  const minima = Object.entries(rules.minimum).map(([code, least]) => `${code} minstens ${dutch(least)}`)
  return (
    <div role="status">
      {titles.length > 0 && (
        <Warning title={titles.length === 1 ? 'Geen volwaardige activiteit door uw scores' : 'Geen volwaardige activiteiten door uw scores'}>
          {titles.map((title) => `“${title}”`).join(', ')}. Een volwaardige activiteit haalt {minima.join(', ')}, en samen voor {rules.criteria.join(', ')} gewogen gemiddeld minstens {dutch(rules.weightedMean)}. Zeg bij de activiteit waarom.
        </Warning>
      )}
    </div>
  )
}

const dutch = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
