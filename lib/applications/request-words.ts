import type { FieldWords } from '@/lib/filings/waiting-texts'
import { answerInWords } from './answer-words'
import type { RequestContext } from './call-rules'
import { extraName, fieldOf } from './extra-questions'
import { labelOfField } from './field-label'
import type { Field, Fields } from './fields/field'
import { form, rowsNames } from './form'

/** How a request says a field and what was typed in it; long texts as they were typed. */
export const requestWords = (context: Pick<RequestContext, 'questions' | 'reference' | 'attachments'>): FieldWords => ({
  labelOf: (name) => labelOfField(name, context.questions.items),
  inWords: (field, typed) => {
    const line = lineOf(field, context)
    return line === undefined || line.type === 'prose' ? String(typed) : answerInWords(line, typed, context.reference)
  },
})

const lineOf = (field: string, { questions, attachments }: Pick<RequestContext, 'questions' | 'attachments'>): Field | undefined => {
  const parts = field.split('/')
  const question = parts[0] === 'extra' ? questions.items.find((one) => extraName(one) === parts.join('.')) : undefined
  if (question) return fieldOf(question, attachments)
  const rows = rowsNames.find(one => one === parts[0])
  const fields: Fields = parts.length === 5 ? form.sessions.fields : rows !== undefined ? form.rows[rows].fields : form.fields
  return fields[parts.at(-1) ?? '']
}
