import type { Field } from './fields/field'

/** A cell of a spreadsheet as one would type it in the form: `vr 12 mrt 27` → 12/03/2027, `13u30` → 13:30, `avond` → EVE. What is not understood stays. */
export const spelledOut = (field: Field, cell: string, choices: readonly { code: string; nl: string }[]): string => {
  const text = cell.trim().replaceAll(/[\u00A0\u202F]/g, ' ')
  if (field.type === 'date') return date(text)
  if (field.type === 'time') return time(text)
  if (field.type === 'choice') return choices.find(({ code, nl }) => [code, nl].some((word) => word.toLowerCase() === text.toLowerCase()))?.code ?? text
  return text
}

const MONTHS = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

const date = (text: string): string => {
  const day = text.replace(/^[a-z]{2,9}\.?,?\s+(?=\d)/i, '')
  const typed = /^(\d{1,2})(?:[/.-]|\s+)(\d{1,2}|[a-z]{3,9}\.?)(?:[/.-]|\s+)(\d{4}|\d{2})$/i.exec(day)
  if (!typed) return text
  const [, date = '', word = '', year = ''] = typed
  const name = word.toLowerCase().replace('mrt', 'maa').slice(0, 3)
  const month = /^\d/.test(word) ? Number(word) : MONTHS.indexOf(name) + 1
  return month === 0 ? text : [date.padStart(2, '0'), String(month).padStart(2, '0'), year.padStart(4, '20')].join('/')
}

const time = (text: string): string => {
  const typed = /^(\d{1,2})(?:[:.u]\s?(\d{2})(?::\d{2})?|u)?(?:\s*(?:uur|u))?$/i.exec(text)
  return typed ? `${(typed[1] ?? '').padStart(2, '0')}:${typed[2] ?? '00'}` : text
}
