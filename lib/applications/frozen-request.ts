import { z } from 'zod'
import type { AttachmentFacts } from './call-rules'
import { declarationCodes } from '@/lib/calls/declarations'
import { extraAnswer, type ExtraAnswer } from './extra-questions'
import type { Field, Fields } from './fields/field'
import { form, rowsNames, type DraftReading } from './form'

export type FrozenReading = { reading: DraftReading; attachments: AttachmentFacts[]; declarations: { code: string; text: string }[]; extra: ExtraAnswer[] }

const stored = z.object({
  answers: z.record(z.string(), z.unknown()).default({}),
  attachments: z
    .array(z.object({ kind: z.enum(['STATUTES', 'PARTNER_LETTER', 'BUDGET', 'BANK_CERTIFICATE', 'RECOGNITION', 'OTHER']), name: z.string(), size: z.number(), sha256: z.string() }))
    .default([]),
  declarations: z.object({ items: z.array(z.object({ code: z.string(), text: z.string() })) }).default({ items: [] }),
  extra: z.object({ answers: z.array(extraAnswer) }).default({ answers: [] }),
})

/** The frozen copy back into answers, by the same table that made it; what a field of today did not have then is null. */
export const readFrozen = (content: string): FrozenReading => {
  const { answers, attachments, declarations, extra } = stored.parse(JSON.parse(content))
  const ticked = asRecord(answers['declarations'])
  const reading: Record<string, unknown> = readFields(form.fields, answers)
  for (const name of rowsNames)
    reading[name] = rowsOf(answers[name]).map((row) => ({
      id: String(row['id'] ?? ''),
      ...readFields(form.rows[name].fields, row),
      ...(name === 'activities' ? { sessions: rowsOf(row['sessions']).map((session) => ({ id: String(session['id'] ?? ''), ...readFields(form.sessions.fields, session) })) } : {}),
    }))
  reading['declarations'] = Object.fromEntries(declarationCodes.map((code) => [code, ticked[code] === true]))
  // Built from the same table the type is made of.
  return { reading: reading as DraftReading, attachments, declarations: declarations.items, extra: extra.answers.map((answer) => ({ ...answer, value: answer.type === 'amount' && typeof answer.value === 'string' ? BigInt(answer.value) : answer.value })) }
}

/** Fields of then that the form of today does not have, each once: `activities.foo`. */
export const unknownFields = (content: string): string[] => {
  const { answers } = stored.parse(JSON.parse(content))
  const top = Object.keys(answers).filter((name) => !(name in form.fields) && !(name in form.rows) && name !== 'declarations')
  const inRows = rowsNames.flatMap((name) => rowsOf(answers[name]).flatMap((row) =>
    Object.keys(row).filter((field) => !(field in form.rows[name].fields) && field !== 'id' && field !== 'sessions').map((field) => `${name}.${field}`)))
  return [...new Set([...top, ...inRows])]
}

type Stored = Record<string, unknown>

const readFields = (fields: Fields, row: Stored): Stored => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, readValue(field, row[name])]))

const readValue = ({ type }: Field, value: unknown): unknown => {
  if (type === 'choices') return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  if (type === 'tick') return value === true
  if (type === 'yesNo') return typeof value === 'boolean' ? value : null
  if (type === 'whole' || type === 'decimal') return typeof value === 'number' ? value : null
  if (type === 'euro') return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : null
  return typeof value === 'string' ? value : null
}

const asRecord = (value: unknown): Stored => (typeof value === 'object' && value !== null ? { ...value } : {})

const rowsOf = (value: unknown): Stored[] => (Array.isArray(value) ? value.map(asRecord) : [])
