import { fundingBudget, type FundingBudget } from '@/lib/calls/funding-models'
import { addCents, formatCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import { infectedFiles } from './evidence-rules'
import { ofCost, ofCosts } from './evidence'
import type { ReportReading } from './read-report'
import type { ReportContext } from './report-context'

/** The sums of the money table: real costs and real revenue (domain 6.2). */
export const realBudget = ({ costs, revenues }: Pick<ReportReading, 'costs' | 'revenues'>): FundingBudget =>
  fundingBudget(
    costs.map(({ values }) => ({ totalCents: values.real ?? 0n })),
    revenues.map(({ values }) => ({ category: values.category ?? '', amountCents: values.amount ?? 0n })),
  )

/** A line more than 20 % off its budget needs a word, and a real cost its proof; lump sums and units report no money. */
export const moneyProblems = ({ costs }: ReportReading, context: ReportContext): Problem[] => {
  if (!context.asksMoney) return []
  if (costs.length === 0) return [{ field: 'costs', message: 'Geef minstens één werkelijke kost op.' }]
  return [...budgetProblems(costs, context), ...lineProblems(costs), ...sampleProblems(costs, context), ...infectedFiles(ofCosts(context.files), 'costs')]
}

/** The budget is the one of the request: moving it would hide how far off a line is. */
const budgetProblems = (costs: ReportReading['costs'], context: ReportContext): Problem[] => {
  const planned = addCents(context.costs.map(({ budgetCents }) => budgetCents))
  const typed = addCents(costs.map(({ values }) => values.budget ?? 0n))
  if (context.costs.length === 0 || typed === planned) return []
  return [{ field: 'costs', message: `De begrote bedragen samen (${formatCents(typed)} euro) zijn niet gelijk aan de begroting van uw aanvraag (${formatCents(planned)} euro).` }]
}

const lineProblems = (costs: ReportReading['costs']): Problem[] =>
  costs.flatMap(({ row, values: { budget, real, vat, proofNumber, invoiceDate, explanation } }) => {
    if (budget === null || real === null) return []
    const off = real > budget ? real - budget : budget - real
    return [
      ...(off * 5n > budget && explanation === null ? [{ field: `costs.${row}.explanation`, message: 'Deze kost wijkt meer dan 20% af van de begroting. Licht toe.' }] : []),
      ...(real > 0n && proofNumber === null ? [{ field: `costs.${row}.proofNumber`, message: 'Geef het nummer van het bewijsstuk op.' }] : []),
      ...(real > 0n && invoiceDate === null ? [{ field: `costs.${row}.invoiceDate`, message: 'Geef de datum van de factuur of het bewijsstuk op.' }] : []),
      ...(vat !== null && vat > real ? [{ field: `costs.${row}.vat`, message: 'De btw kan niet hoger zijn dan het werkelijke bedrag.' }] : []),
    ]
  })

/** How many costs show their invoice or pay slip when the report is filed (docs/decisions/0056); all others on request. */
export const SAMPLE = 3

/** The largest real costs, the first typed first where they are equal. */
export const sampleOf = <Cost extends Pick<ReportReading['costs'][number], 'values'>>(costs: readonly Cost[]): Cost[] =>
  costs.filter(({ values: { real } }) => real !== null && real > 0n).toSorted((one, other) => Number((other.values.real ?? 0n) - (one.values.real ?? 0n))).slice(0, SAMPLE)

const sampleProblems = (costs: ReportReading['costs'], { files }: ReportContext): Problem[] =>
  sampleOf(costs).filter(({ id }) => ofCost(files, id).length === 0).toSorted((one, other) => one.row - other.row).map(({ row }) => ({ field: `costs.${row}.real`, message: SAMPLED }))

const SAMPLED = `Dit is een van uw ${SAMPLE} grootste kosten. Voeg de factuur, het loonbewijs of het betaalbewijs toe als bestand.`
