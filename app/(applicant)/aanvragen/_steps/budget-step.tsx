import { FieldGroup } from '@/app/_form/field-group'
import { formatEuro } from '@/app/_ui/amount'
import { FigureList } from '@/app/_ui/figure-list'
import { Warning } from '@/app/_ui/warning'
import { amountsOf } from '@/lib/applications/amounts'
import { readAnswers } from '@/lib/applications/answers'
import { missing } from '@/lib/applications/completeness'
import { budgetOf, costTotal } from '@/lib/applications/computed'
import { budgetFields } from '@/lib/applications/fields/budget'
import { form } from '@/lib/applications/form'
import { stepOf } from '@/lib/applications/steps'
import { DraftField } from './draft-field'
import { DraftRows } from './draft-rows'
import type { LoadedRequest } from './load-request'

export function BudgetStep({ request: { application, context, draft, editable, marks } }: { request: LoadedRequest }) {
  const { reference } = context
  const { reading } = readAnswers(draft, reference)
  const { requestedCents, highestCents } = amountsOf(reading, context)
  const { costsCents, otherRevenueCents } = budgetOf(reading)
  const warnings = missing(draft, context).warnings.filter(({ field }) => stepOf(field) === 'begroting')
  const { costs, revenues } = form.rows
  return (
    <>
      <FieldGroup legend="Kosten" hint={context.call.audience === 'ACADEMY' ? 'Zet bij natura wat u niet betaalt, maar wel inbrengt.' : 'Zet bij natura wat de partners inbrengen zonder betaling.'}>
        <DraftRows
          name="costs" one={costs.one} fields={costs.fields} rows={draft.costs ?? []} maximum={costs.max} reference={reference} marks={marks}
          computed={{ head: 'Totaal', values: reading.costs.map(cost => formatEuro(costTotal(cost))) }}
        />
        {editable && <p className="small"><a href={`/aanvragen/${application.id}/begroting/plakken/kosten`}>Plak kosten uit een rekenblad</a></p>}
      </FieldGroup>
      <FieldGroup legend="Opbrengsten" hint="Zonder de subsidie die u hier vraagt.">
        <DraftRows name="revenues" one={revenues.one} fields={revenues.fields} rows={draft.revenues ?? []} maximum={revenues.max} reference={reference} marks={marks} />
        {editable && <p className="small"><a href={`/aanvragen/${application.id}/begroting/plakken/opbrengsten`}>Plak opbrengsten uit een rekenblad</a></p>}
      </FieldGroup>
      {warnings.map(({ message }) => <Warning key={message}>{message}</Warning>)}
      <FieldGroup legend="Wat u vraagt" hint={`U kunt nu maximaal ${formatEuro(highestCents)} vragen.`}>
        <DraftField name="requestedCents" field={budgetFields.requestedCents} reference={reference} />
        <FigureList
          rows={[
            { term: 'Kosten', value: formatEuro(costsCents) },
            { term: 'Opbrengsten zonder subsidie', value: formatEuro(otherRevenueCents) },
            { term: 'Gevraagde subsidie', value: formatEuro(requestedCents) },
            { term: 'Verschil', value: formatEuro(costsCents - otherRevenueCents - requestedCents), strong: true },
          ]}
          note="Berekend met wat u het laatst bewaarde. Het verschil moet 0 zijn."
        />
      </FieldGroup>
    </>
  )
}
