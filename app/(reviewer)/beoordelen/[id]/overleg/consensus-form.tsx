import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Section } from '@/app/_ui/section'
import type { ConsensusView } from '@/lib/reviews/overview'
import { activityKey } from '@/lib/reviews/review-answers'
import { reviewsSeen } from '@/lib/reviews/reviews-seen'
import { record } from './actions'
import { halfPoints } from './half-points'
import { OwnScores } from './own-scores'

/** The chair records what the meeting agreed, in half points. Where the reviewers gave the same score, that score is proposed; the text starts from theirs. */
export function ConsensusForm({ view }: { view: ConsensusView }) {
  const { file, applicationId } = view
  return (
    <Section title="Besluit van het overleg" intro="Halve punten zijn mogelijk. De aanvrager leest de motivering na de bekendmaking.">
      <Form action={record} hidden={{ applicationId, seen: reviewsSeen(view.reviews) }} values={proposed(view)} submit="Bevestig" label="Overleg">
        {file.rubric.scored.map(({ code, nameNl, scope }) => (
          <FieldGroup key={code} legend={`${code} ${nameNl}`}>
            <SelectField name={`all.${code}`} label={`${code}: score${scope === 'ACTIVITY' && file.activities.length > 1 ? ' voor alle activiteiten' : ''}`} placeholder="Kies" options={halfPoints} width="short" />
            {scope === 'ACTIVITY' && file.activities.length > 1 && <OwnScores code={code} activities={file.activities} />}
            <TextAreaField name={`motivations.${code}`} label={`${code}: motivering voor de aanvrager`} rows={4} minimum={file.rubric.rules.motivationMinChars} />
          </FieldGroup>
        ))}
        <TextAreaField name="note" label="Verslag van het overleg" hint="Alleen voor het kantoor. Verplicht als een basisvoorwaarde betwist is: noteer wat het panel beslist." optional rows={4} />
      </Form>
    </Section>
  )
}

const proposed = ({ file, reviews }: ConsensusView): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const { code, scope } of file.rubric.scored) {
    values[`motivations.${code}`] = reviews.map(({ motivations }) => motivations.find(({ criterion }) => criterion === code)?.motivation ?? '').filter(Boolean).join('\n\n')
    const given = scope === 'APPLICATION' ? [agreed(reviews, code, '')] : file.activities.map(({ rowId }) => agreed(reviews, code, rowId))
    const [first = ''] = given
    if (given.every((score) => score === first)) values[`all.${code}`] = first
    else for (const [index, score] of given.entries()) values[`scores.${code}.${activityKey(index)}`] = score
  }
  return values
}

/** The score all reviewers gave, or nothing. */
const agreed = (reviews: ConsensusView['reviews'], code: string, rowId: string): string => {
  const given = new Set(reviews.map(({ scores }) => scores.find(({ criterion, activityRowId }) => criterion === code && activityRowId === rowId)?.score ?? null))
  const [score] = given
  return given.size === 1 && score !== null && score !== undefined ? String(score) : ''
}
