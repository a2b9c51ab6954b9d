import { FieldGroup } from '@/app/_form/field-group'
import { formatEuro } from '@/app/_ui/amount'
import { Actions, Button } from '@/app/_ui/button'
import { Section } from '@/app/_ui/section'
import type { Fields } from '@/lib/applications/fields/field'
import { rowsOf } from '@/lib/reports/draft-rows'
import { costFields, revenueFields } from '@/lib/reports/fields'
import { realBudget } from '@/lib/reports/money-rules'
import { DraftField } from '../../aanvragen/_steps/draft-field'
import type { ReportPageView } from './load-report'

/** Real costs beside the budget, and real revenue; the sums are the portal's. */
export function MoneyFields({ view }: { view: ReportPageView }) {
  const { costsCents, otherRevenueCents } = realBudget(view.reading)
  return (
    <>
      <p>Werkelijke kosten samen: <strong>{formatEuro(costsCents)}</strong>. Andere opbrengsten: <strong>{formatEuro(otherRevenueCents)}</strong>. Wordt berekend bij het bewaren.</p>
      <Section title="Kosten"><Lines view={view} name="costs" one="Kost" fields={costFields} /></Section>
      <Section title="Opbrengsten"><Lines view={view} name="revenues" one="Opbrengst" fields={revenueFields} /></Section>
    </>
  )
}

/** Its buttons save the page, so they work without JavaScript too. */
function Lines({ view: { draft, context }, name, one, fields }: { view: ReportPageView; name: 'costs' | 'revenues'; one: string; fields: Fields }) {
  return (
    <div id={name} tabIndex={-1}>
      {Array.from({ length: rowsOf(draft, name) }, (_, row) => (
        <FieldGroup key={String(draft[`${name}.${row}.id`])} legend={`${one} ${row + 1}`}>
          <input type="hidden" name={`${name}.${row}.id`} value={String(draft[`${name}.${row}.id`])} />
          {Object.entries(fields).map(([field, line]) => <DraftField key={field} name={`${name}.${row}.${field}`} field={line} reference={context.reference} />)}
          <Actions><Button kind="quiet" small name="rijen" value={`remove:${name}:${String(draft[`${name}.${row}.id`])}`}>Verwijder rij<span className="visually-hidden">: {one.toLowerCase()} {row + 1}</span></Button></Actions>
        </FieldGroup>
      ))}
      <Actions><Button kind="secondary" small name="rijen" value={`add:${name}`}>Voeg rij toe<span className="visually-hidden">: {one.toLowerCase()}</span></Button></Actions>
    </div>
  )
}
