import { FieldGroup } from '@/app/_form/field-group'
import { askedOf, extraName, extraOf, fieldOf } from '@/lib/applications/extra-questions'
import type { StepCode } from '@/lib/applications/steps'
import type { Question } from '@/lib/calls/questions'
import { Conditional } from './conditional'
import { DraftField } from './draft-field'
import { FileAnswer } from './file-answer'
import type { LoadedRequest } from './load-request'

/** What the call asks beside the form, in the step where it belongs. */
export function ExtraQuestions({ request, step }: { request: LoadedRequest; step: StepCode }) {
  const { context, draft } = request
  const { questions: { items }, attachments, reference } = context
  const asked = askedOf(items, draft)
  const here = extraOf(items, step)
  const shown = here.filter((question) => asked.includes(question) || parentOf(question, here) !== undefined)
  if (shown.length === 0) return null
  return (
    <FieldGroup legend="Extra vragen van deze oproep">
      {shown.map((question) => {
        const line = { name: extraName(question), field: fieldOf(question, attachments) }
        const field = question.type === 'file' ? <FileAnswer key={question.id} {...line} request={request} /> : <DraftField key={question.id} {...line} reference={reference} />
        const parent = parentOf(question, here)
        return parent && question.condition
          ? <Conditional key={question.id} name={extraName(parent)} answer={question.condition.answer} shown={asked.includes(question)}>{field}</Conditional>
          : field
      })}
    </FieldGroup>
  )
}

/** Only a question on the same page can show or hide another while one types. */
const parentOf = ({ condition }: Question, here: readonly Question[]): Question | undefined => here.find(({ id }) => id === condition?.question)
