import type { z } from 'zod'
import { rowsNames, type Draft } from './form'
import { readDraftSafely } from './read-draft'

/**
 * Reads what was made out of a draft, such as the draft with a page laid in it. What is still the draft's own, a field or a row, was read when the
 * draft was: only the rest is read now, and a page is a small part of a request.
 */
export const readOver = (draft: Draft, made: unknown): z.ZodSafeParseResult<Draft> => {
  if (typeof made !== 'object' || made === null) return readDraftSafely(made)
  const known = rowsOf(draft)
  const own: Record<string, unknown> = {}
  const other: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(made)) {
    if (name in draft && value === Reflect.get(draft, name)) own[name] = value
    // A known row keeps its place, so that a problem names the right one.
    else other[name] = Array.isArray(value) ? value.map((row: unknown) => (known.has(row) ? { id: idOf(row) } : row)) : value
  }
  const read = readDraftSafely(other)
  if (!read.success) return read
  const lists = rowsNames.flatMap((name) => {
    const given: unknown = Reflect.get(other, name)
    const before: unknown = Reflect.get(made, name)
    return given === undefined || !Array.isArray(before) ? [] : [[name, read.data[name]?.map((row: unknown, index) => (known.has(before[index]) ? before[index] : row))] as const]
  })
  return { success: true, data: { ...own, ...read.data, ...Object.fromEntries(lists) } }
}

/** Its rows, gathered once for all that is read over it. */
const rowsOf = (draft: Draft): ReadonlySet<unknown> => {
  const gathered = rowsIn.get(draft) ?? new Set<unknown>(rowsNames.flatMap((name): readonly unknown[] => draft[name] ?? []))
  rowsIn.set(draft, gathered)
  return gathered
}

const rowsIn = new WeakMap<Draft, ReadonlySet<unknown>>()

const idOf = (row: unknown): unknown => (typeof row === 'object' && row !== null ? Reflect.get(row, 'id') : undefined)
