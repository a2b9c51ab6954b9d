import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Section } from '@/app/_ui/section'
import type { ConsensusView } from '@/lib/reviews/queries'
import { activityKey } from '@/lib/reviews/review-answers'
import { record } from './actions'

/** The chair records what the meeting agreed, in half points. Where the reviewers gave the same score, that score is proposed; the text starts from theirs. */
export function ConsensusForm({ view }: { view: ConsensusView }) {
  const { file, applicationId } = view
  return (
    <Section title="Besluit van het overleg" intro="Halve punten zijn mogelijk. De aanvrager leest de motivering na de bekendmaking.">
      <Form action={record} hidden={{ applicationId }} values={proposed(view)} submit="Bevestig" label="Overleg">
        {file.rubric.scored.map(({ code, nameNl, scope }) => (
          <FieldGroup key={code} legend={`${code} ${nameNl}`}>
            {scope === 'APPLICATION' ? (
              <SelectField name={`all.${code}`} label={`${code}: score`} placeholder="Kies" options={halfPoints} width="short" />
            ) : (
              file.activities.map(({ rowId, title }, index) => <SelectField key={rowId} name={`scores.${code}.${activityKey(index)}`} label={`${code}: score voor ${title}`} placeholder="Kies" options={halfPoints} width="short" />)
            )}
            <TextAreaField name={`motivations.${code}`} label={`${code}: motivering voor de aanvrager`} rows={4} minimum={file.rubric.rules.motivationMinChars} />
          </FieldGroup>
        ))}
        <TextAreaField name="note" label="Verslag van het overleg" hint="Alleen voor het kantoor. Verplicht als een basisvoorwaarde betwist is: noteer wat het panel beslist." optional rows={4} />
      </Form>
    </Section>
  )
}

const halfPoints = Array.from({ length: 11 }, (_, halves) => String(halves / 2).replace('.', ',')).map((value) => ({ value, label: value }))

const proposed = ({ file, reviews }: ConsensusView): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const { code, scope } of file.rubric.scored) {
    values[`motivations.${code}`] = reviews.map(({ motivations }) => motivations.find(({ criterion }) => criterion === code)?.motivation ?? '').filter(Boolean).join('\n\n')
    if (scope === 'APPLICATION') values[`all.${code}`] = agreed(reviews, code, '')
    else for (const [index, { rowId }] of file.activities.entries()) values[`scores.${code}.${activityKey(index)}`] = agreed(reviews, code, rowId)
  }
  return values
}

/** The score all reviewers gave, or nothing. */
const agreed = (reviews: ConsensusView['reviews'], code: string, rowId: string): string => {
  const given = new Set(reviews.map(({ scores }) => scores.find(({ criterion, activityRowId }) => criterion === code && activityRowId === rowId)?.score ?? null))
  const [score] = given
  return given.size === 1 && score !== null && score !== undefined ? String(score) : ''
}
