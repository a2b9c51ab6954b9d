import { z } from 'zod'
import { text, type TextLimits } from '@/lib/text'
import { declarationCodes } from '@/lib/calls/declarations'
import type { Field, Fields } from './fields/field'
import { form, type Draft } from './form'

/** Far above every limit of the form: who types too much sees it at the field and keeps every letter. */
const TYPED = 20_000
const LINE = 2_000
export const MOST_CHOICES = 60
export const CHOICE: TextLimits = { max: 100 }
export const ROW_NAME: TextLimits = { min: 1, max: 64 }
export const limitsOf = ({ type, max }: Field): TextLimits => type === 'prose' ? { max: TYPED, told: max } : { max: LINE, told: type === 'line' ? max : undefined }

/** A browser sends "on" where a box has no value; ours say "ja". */
const ticked = text({ max: 10 }).transform(value => value.trim() === '' ? '' : 'ja')

const typed = (field: Field) =>
  field.type === 'choices'
    ? z.preprocess(value => typeof value === 'string' ? [value] : value, z.array(text(CHOICE)).max(MOST_CHOICES))
    : field.type === 'tick' ? ticked : text(limitsOf(field))

const typedFields = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typed(field).optional()]))

const rows = (fields: Fields, max: number, more: z.ZodRawShape = {}) =>
  z.array(z.object({ id: text(ROW_NAME), ...typedFields(fields), ...more }))
    .max(max, `U kunt ten hoogste ${max} rijen toevoegen.`).optional()

const { activities, ...plainRows } = form.rows

export const savedMarks = z.record(z.string().max(80), z.int())
export const typistMarks = z.record(z.string().max(300), z.string().max(64))

/**
 * What a draft may be: any text in the fields that exist, nothing interpreted, unknown keys left out.
 * Only what cannot be stored is refused: control characters, half characters, sizes no person types.
 */
export const draftSchema = z.object({
  ...typedFields(form.fields),
  ...Object.fromEntries(Object.entries(plainRows).map(([name, { fields, max }]) => [name, rows(fields, max)])),
  activities: rows(activities.fields, activities.max, { sessions: rows(form.sessions.fields, form.sessions.max) }),
  saved: savedMarks.optional(),
  typedBy: typistMarks.optional(),
  extra: z.record(z.string().max(20), z.record(z.string().regex(/^v[0-9a-f]{8}$/), text({ max: TYPED }))).optional(),
  declarations: z.object(Object.fromEntries(declarationCodes.map(code => [code, ticked.optional()]))).optional(),
// The keys come from the table of the form, which is also where Draft comes from; zod cannot see that.
}) as unknown as z.ZodType<Draft>
