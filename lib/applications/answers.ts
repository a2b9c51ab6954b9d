import type { Problem } from '@/lib/refusal'
import type { Reference } from './call-rules'
import { declarationCodes } from '@/lib/calls/declarations'
import type { Fields } from './fields/field'
import { form, rowsNames, type Draft, type DraftReading } from './form'
import { readField } from './read-field'

/**
 * A draft read as far as it goes: every field by itself, all problems in the order of the form.
 * Rules across fields are in completeness.ts; a reading without any problem is what Answers promises.
 */
export const readAnswers = (draft: Draft, reference: Reference): { reading: DraftReading; problems: Problem[] } => {
  const problems: Problem[] = []
  // Plain loops: a request has a thousand fields, and this is the largest part of filing it.
  const read = (fields: Fields, typed: TypedRow, prefix: string, row: Record<string, unknown> = {}): Record<string, unknown> => {
    for (const name in fields) {
      const field = fields[name]
      if (!field) continue
      const { value, problem } = readField(field, textOf(typed[name]), reference)
      if (problem !== null) problems.push({ field: prefix + name, message: problem })
      row[name] = value
    }
    return row
  }

  const reading: Record<string, unknown> = read(form.fields, draft, '')
  for (const name of rowsNames)
    reading[name] = (draft[name] ?? []).map((row: TypedRow, index) => ({
      ...read(form.rows[name].fields, row, `${name}.${index}.`, { id: row['id'] }),
      ...(name === 'activities' ? {
        sessions: sessionsOf(row).map((session, position) => read(form.sessions.fields, session, `${name}.${index}.sessions.${position}.`, { id: session['id'] })),
      } : {}),
    }))
  reading['declarations'] = Object.fromEntries(declarationCodes.map(code => [code, (draft.declarations?.[code] ?? '') !== '']))
  // Built from the same table the type is made of.
  return { reading: reading as DraftReading, problems }
}

/** What was typed at a name such as 'activities.0.sessions.1.date'. */
export const typedAt = (draft: Draft, name: string): string => {
  const found = name.split('.').reduce<unknown>((at, key) => isRecord(at) || Array.isArray(at) ? Reflect.get(at, key) : undefined, draft)
  return Array.isArray(found) ? found.join(',') : typeof found === 'string' ? found : ''
}

type TypedRow = { readonly [name: string]: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textOf = (value: unknown): string | string[] | undefined =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined

const sessionsOf = (row: TypedRow): TypedRow[] => Array.isArray(row['sessions']) ? row['sessions'].filter(isRecord) : []
