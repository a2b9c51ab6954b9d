'use client'

import { use } from 'react'
import { Warning } from '@/app/_ui/warning'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { CurrentCriterion, NotFullTitles } from './current-criterion'

/** At the criterion one is at: which activities do not count for the money by these scores, with the rule that says so. */
export function NotFull({ code, rules }: { code: string; rules: RubricVersion['rules']['fullActivity'] }) {
  const titles = use(NotFullTitles)
  const current = use(CurrentCriterion)
  if (titles.length === 0 || current !== code) return null
  const minima = Object.entries(rules.minimum).map(([criterion, least]) => `${criterion} minstens ${dutch(least)}`)
  return (
    <Warning title={titles.length === 1 ? 'Geen volwaardige activiteit door uw scores:' : 'Geen volwaardige activiteiten door uw scores:'}>
      {named(titles)}. Een volwaardige activiteit haalt {minima.join(', ')}, en voor {rules.criteria.join(', ')} samen een gewogen gemiddelde van minstens {dutch(rules.weightedMean)}. Zeg bij de activiteit waarom.
    </Warning>
  )
}

/** Said once, when it changes. */
export function NotFullStatus() {
  const titles = use(NotFullTitles)
  return <p className="visually-hidden" role="status">{titles.length > 0 && `Geen volwaardige activiteit door uw scores: ${named(titles)}.`}</p>
}

const named = (titles: readonly string[]): string => titles.map((title) => `“${title}”`).join(', ')

const dutch = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
