import { Section } from '@/app/_ui/section'
import { actionFields, cooperationFields, riskFields } from '@/lib/reports/fields'
import { DraftField } from '../../aanvragen/_steps/draft-field'
import { Lines } from './lines'
import type { ReportPageView } from './load-report'

/** What a partnership did together, what may go wrong, and what comes next. */
export function CooperationFields({ view }: { view: ReportPageView }) {
  const draw = (field: keyof typeof cooperationFields) => <DraftField name={field} field={cooperationFields[field]} reference={view.context.reference} />
  return (
    <>
      <Section title="Acties rond samenwerking" intro="Netwerkmomenten, vormingen, materiaal dat u deelde, nieuwe STEM-academies die u hielp.">
        <Lines view={view} name="actions" one="Actie" fields={actionFields} />
        {draw('cooperation.noActions')}
      </Section>
      <Section title="Risico’s">
        <Lines view={view} name="risks" one="Risico" fields={riskFields} />
        {draw('cooperation.noRisks')}
      </Section>
      {view.report.type === 'INTERIM' && <Section title="Vooruitblik">{draw('cooperation.nextQuarter')}</Section>}
    </>
  )
}
