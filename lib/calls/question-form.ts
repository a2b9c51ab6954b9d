import { z } from 'zod'
import { tick } from '@/lib/calls/readers'
import { questionSteps, questionTypes, type Question, type QuestionType } from '@/lib/calls/questions'
import { formatCents, parseEuro } from '@/lib/money'
import { text } from '@/lib/text'
import { formatDay, parseDay } from '@/lib/time'

/** A question as an administrator types it. `condition` = "<question>:<answer>", the choices one on a line. */
export const questionForm = z.object({
  code: z.string().max(40),
  version: z.coerce.number().int(),
  id: z.string().max(20).optional(),
  step: z.enum(questionSteps, 'Kies het deel van de aanvraag.'),
  type: z.enum(questionTypes, 'Kies het soort antwoord.'),
  label: text({ min: 5, max: 200 }),
  help: text({ max: 500 }).default(''),
  required: tick,
  contact: tick,
  min: text({ max: 30 }).default(''),
  max: text({ max: 30 }).default(''),
  options: text({ max: 3000 }).default(''),
  condition: text({ max: 60 }).default(''),
}).transform((typed, context) => {
  const limit = (field: 'min' | 'max'): string => {
    const read = limitOf(typed.type, typed[field].trim())
    if (!read.ok) context.addIssue({ code: 'custom', path: [field], message: read.problem })
    return read.ok ? read.limit : ''
  }
  const [question = '', answer = ''] = typed.condition.split(':')
  const lines = [...new Set(typed.options.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]
  if (lines.some((line) => line.length > 150) || lines.length > 40) context.addIssue({ code: 'custom', path: ['options'], message: 'Geef ten hoogste 40 antwoorden van 150 tekens.' })
  return { ...typed, label: typed.label.trim(), help: typed.help.trim(), min: limit('min'), max: limit('max'), options: typed.type === 'choice' ? lines : [], condition: question === '' ? null : { question, answer } }
})
export type QuestionForm = z.output<typeof questionForm>

export const questionValues = ({ step, type, label, help, required, contact, min, max, options, condition }: Question): Record<string, string> => ({
  step, type, label, help, required: required ? 'ja' : '', contact: contact ? 'ja' : '', min: limitInWords(type, min), max: limitInWords(type, max),
  options: options.map(({ nl }) => nl).join('\n'), condition: condition ? `${condition.question}:${condition.answer}` : '',
})

export const limitInWords = (type: QuestionType, limit: string): string =>
  limit === '' ? '' : type === 'amount' ? formatCents(BigInt(limit)) : type === 'date' ? formatDay(limit) : type === 'number' ? hundredths(limit) : limit

type Limit = { ok: true; limit: string } | { ok: false; problem: string }

const limitOf = (type: QuestionType, typed: string): Limit => {
  if (typed === '' || type === 'choice' || type === 'file') return { ok: true, limit: '' }
  if (type === 'amount') { const read = parseEuro(typed); return read.ok ? { ok: true, limit: String(read.cents) } : read }
  if (type === 'date') { const read = parseDay(typed); return read.ok ? { ok: true, limit: read.day } : read }
  if (type === 'number') {
    const read = /^(-?)(\d{1,9})(?:,(\d{1,2}))?$/.exec(typed)
    return read ? { ok: true, limit: String(BigInt(`${read[1]}${read[2]}${(read[3] ?? '').padEnd(2, '0')}`)) } : { ok: false, problem: 'Geef een getal op, bijvoorbeeld 12 of 12,5.' }
  }
  const most = type === 'short' ? 200 : 5000
  return /^\d{1,4}$/.test(typed) && Number(typed) <= most ? { ok: true, limit: typed } : { ok: false, problem: `Geef een aantal tekens op, ten hoogste ${most}.` }
}

const hundredths = (limit: string): string => {
  const [whole, rest] = [BigInt(limit) / 100n, BigInt(limit) % 100n]
  return rest === 0n ? String(whole) : `${limit.startsWith('-') && whole === 0n ? '-' : ''}${whole},${String(rest < 0n ? -rest : rest).padStart(2, '0').replace(/0$/, '')}`
}
