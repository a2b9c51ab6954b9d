import { formatEuro } from '@/app/_ui/amount'
import { Section } from '@/app/_ui/section'
import { addCents } from '@/lib/money'
import { costFields, revenueFields } from '@/lib/reports/fields'
import { realBudget } from '@/lib/reports/money-rules'
import { Lines } from './lines'
import type { ReportPageView } from './load-report'

/** Real costs beside the budget, and real revenue; the sums are the portal's. */
export function MoneyFields({ view }: { view: ReportPageView }) {
  const { costsCents, otherRevenueCents } = realBudget(view.reading)
  const budgetCents = addCents(view.context.costs.map((cost) => cost.budgetCents))
  return (
    <>
      <p>Werkelijke kosten samen: <strong>{formatEuro(costsCents)}</strong> (begroot: {formatEuro(budgetCents)}). Andere opbrengsten: <strong>{formatEuro(otherRevenueCents)}</strong>. Wordt berekend bij het bewaren.</p>
      <Section title="Kosten"><Lines view={view} name="costs" one="Kost" fields={costFields} /></Section>
      <Section title="Opbrengsten"><Lines view={view} name="revenues" one="Opbrengst" fields={revenueFields} /></Section>
    </>
  )
}
