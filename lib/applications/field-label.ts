import { extraName } from './extra-questions'
import type { Question } from '@/lib/calls/questions'
import type { Fields } from './fields/field'
import { form, rowsNames } from './form'

/** A field in words, with the rows it stands in: "Activiteit 2, sessie 3: datum". The call's own questions are told by their own words. */
export const labelOfField = (name: string, questions: readonly Pick<Question, 'step' | 'id' | 'label'>[] = []): string => {
  const [head = '', row, field = '', inner, last = ''] = name.split('.')
  const top: Fields = form.fields
  if (row === undefined) return top[head]?.label ?? ''
  if (head === 'extra') return questions.find(one => extraName(one) === name)?.label ?? ''
  const rows = rowsNames.find(one => one === head)
  if (rows === undefined) return ''
  const { one, fields }: { one: string; fields: Fields } = form.rows[rows]
  const where = `${one} ${Number(row) + 1}`
  if (field === 'sessions' && inner !== undefined) {
    const sessions: Fields = form.sessions.fields
    return `${where}, sessie ${Number(inner) + 1}: ${lower(sessions[last]?.label ?? '')}`
  }
  return `${where}: ${lower(fields[field]?.label ?? '')}`
}

const lower = (label: string): string => /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
