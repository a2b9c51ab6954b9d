import type { z } from 'zod'
import { declarationCodes } from '@/lib/calls/declarations'
import { textProblem, tidy, type TextLimits } from '@/lib/text'
import type { Field, Fields } from './fields/field'
import { form, rowsNames, type Draft } from './form'
import { CHOICE, draftSchema, limitsOf, MOST_CHOICES, ROW_NAME, savedMarks, typistMarks } from './schema'

/**
 * What draftSchema gives, sooner: a draft was read by it when it was kept, so it nearly always comes out as it went in, and seeing that costs a tenth
 * of reading it anew. Anything else, and every refusal, is the schema's.
 */
export const readDraft = (typed: unknown): Draft => isDraft(typed) ? typed : draftSchema.parse(typed)
export const readDraftSafely = (typed: unknown): z.ZodSafeParseResult<Draft> => isDraft(typed) ? { success: true, data: typed } : draftSchema.safeParse(typed)

/** Exactly what the schema would give back for it. */
const isDraft = (typed: unknown): typed is Draft => draft(typed)

type Check = (value: unknown) => boolean

const kept = (limits: TextLimits): Check => (value) => typeof value === 'string' && tidy(value) === value && textProblem(value, limits) === null
const ticked: Check = (value) => value === '' || value === 'ja'
const list = (most: number, each: Check): Check => (value) => Array.isArray(value) && value.length <= most && value.every(each)
/** Nothing but these names, each with what it may hold. */
const group = (checks: ReadonlyMap<string, Check>): Check => (value) => {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const name of Object.keys(value)) if (!checks.get(name)?.(Reflect.get(value, name))) return false
  return true
}
const row = (checks: ReadonlyMap<string, Check>): Check => {
  const named = group(checks)
  return (value) => named(value) && typeof value === 'object' && value !== null && 'id' in value
}

const fieldCheck = (field: Field): Check => field.type === 'choices' ? list(MOST_CHOICES, kept(CHOICE)) : field.type === 'tick' ? ticked : kept(limitsOf(field))
const fieldChecks = (fields: Fields): [string, Check][] => Object.entries(fields).map(([name, field]) => [name, fieldCheck(field)])
const rowChecks = (fields: Fields): [string, Check][] => [['id', kept(ROW_NAME)], ...fieldChecks(fields)]
const sessions = list(form.sessions.max, row(new Map(rowChecks(form.sessions.fields))))

/** Answers to the extra questions of a call are left to the schema. */
const draft = group(new Map<string, Check>([
  ...fieldChecks(form.fields),
  ...rowsNames.map((name): [string, Check] => [name, list(form.rows[name].max, row(new Map([...rowChecks(form.rows[name].fields), ...(name === 'activities' ? [['sessions', sessions] as const] : [])])))]),
  ['saved', (marks) => savedMarks.safeParse(marks).success],
  ['typedBy', (marks) => typistMarks.safeParse(marks).success],
  ['declarations', group(new Map(declarationCodes.map((code) => [code, ticked])))],
]))
