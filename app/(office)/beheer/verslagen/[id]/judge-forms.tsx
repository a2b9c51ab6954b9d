import { Fragment } from 'react'
import { Form } from '@/app/_form/form'
import { RadiosField } from '@/app/_form/choice-fields'
import { FieldGroup } from '@/app/_form/field-group'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Section } from '@/app/_ui/section'
import type { ReportToJudge } from '@/lib/reports/queries'
import { accept, askMore, reject } from '../actions'

const verdicts = [{ value: 'ja', label: 'Aanvaard' }, { value: 'nee', label: 'Schrap' }]
const POINTS = [0, 1, 2, 3, 4]

/** Accept activity by activity, ask for more, or reject. */
export function JudgeForms({ view: { report, grant, context, lines, mayAskMore } }: { view: ReportToJudge }) {
  // What took place is judged by a person; only of what did not is there nothing to choose.
  const values = Object.fromEntries(lines.flatMap(({ reported }, index) => (reported.status === 'CANCELLED' ? [[`activities.${index}.accepted`, 'nee']] : [])))
  const cancelled = Object.fromEntries(lines.flatMap(({ reported }, index) => (reported.status === 'CANCELLED' ? [[`activities.${index}.reason`, 'De activiteit ging niet door.']] : [])))
  const pages = [{ value: '', label: 'Het hele verslag' }, ...lines.map(({ planned }, index) => ({ value: `activiteiten/${index + 1}`, label: planned.title })), ...(context.partnership ? [{ value: 'samenwerking', label: 'Samenwerking' }] : []), { value: 'verhaal', label: 'Verhaal' }, ...(context.asksMoney ? [{ value: 'kosten', label: 'Kosten en opbrengsten' }] : [])]
  return (
    <>
      <Section id="oordeel" title="Aanvaard het verslag" ruled>
        <Form action={accept} hidden={{ reportId: report.id }} values={{ ...values, ...cancelled }} submit="Keur goed" label="Verslag aanvaarden">
          {lines.map(({ planned }, index) => (
            <Fragment key={planned.rowId}>
              <input type="hidden" name={`activities.${index}.rowId`} value={planned.rowId} />
              <RadiosField name={`activities.${index}.accepted`} label={`Oordeel over ${planned.title}`} options={verdicts} inline />
              <TextAreaField name={`activities.${index}.reason`} label={`Waarom geschrapt: ${planned.title}`} optional rows={2} />
            </Fragment>
          ))}
          <TextAreaField name="remarks" label="Opmerking bij het oordeel" optional rows={2} />
        </Form>
      </Section>
      <Section title="Vraag aanvulling" ruled>
        {mayAskMore ? (
          <details className="details">
            <summary>Vraag de organisatie om het verslag aan te vullen</summary>
            <Form action={askMore} hidden={{ reportId: report.id }} submit="Vraag aanvulling" label="Aanvulling vragen">
              <TextAreaField name="missing" label="Wat ontbreekt er?" minimum={20} rows={3} />
              {POINTS.map((point) => (
                <FieldGroup key={point} legend={`Punt ${point + 1}`}>
                  <SelectField name={`points.${point}.field`} label={`Waar staat punt ${point + 1}?`} options={pages} optional />
                  <TextAreaField name={`points.${point}.remark`} label={`Wat vraagt u bij punt ${point + 1}?`} optional={point > 0} rows={2} />
                </FieldGroup>
              ))}
            </Form>
          </details>
        ) : <p>{report.type === 'FINAL' && grant.status === 'IN_CONTROL' ? 'Dit dossier is in controle. Vraag wat ontbreekt bij de controle.' : 'U vroeg al twee keer om aanvulling. Beoordeel het verslag zoals het nu is.'}</p>}
      </Section>
      <Section title="Weiger het verslag" ruled>
        <details className="details">
          <summary>Weiger dit verslag</summary>
          <Form action={reject} hidden={{ reportId: report.id }} submit="Weiger het verslag" danger label="Verslag weigeren">
            <TextAreaField name="ground" label="Motivering van de weigering" minimum={60} rows={4} />
          </Form>
        </details>
      </Section>
    </>
  )
}
