import type { z } from 'zod'
import type { FormObject, FormValue } from '@/lib/filings/from-form-data'
import { mergeShown, type Merged, type Tree } from '@/lib/filings/merge'
import type { Problem } from '@/lib/refusal'
import { changeRows, putActivity, putSection, type RowCommand } from './draft-sections'
import type { Draft } from './form'
import { readOver } from './read-over'
import type { StepCode } from './steps'

export type PageChange = {
  step: StepCode
  /** The page of one activity; without it the whole step. */
  rowId?: string | undefined
  /**
   * What the page showed before its writer typed: when it was drawn, or when it was last kept. It says what is an edit and what only stood there.
   * Left out by who means to replace what stands.
   */
  basis?: FormObject | undefined
  posted: FormObject
  rows?: RowCommand | undefined
}

export type MergedPage = ({ ok: true; draft: Draft } & Merged) | { ok: false; problems: Problem[] }

/** One page of a request put into its draft as that stands by now. */
export const mergePage = (draft: Draft, { step, rowId, ...change }: PageChange, newId: () => string): MergedPage =>
  mergeLaid(draft, change, page => rowId === undefined ? putSection(draft, step, page, newId) : putActivity(draft, rowId, page, newId), newId)

/** Basis and post are laid in the same draft (`lay`), so that only the page itself can differ. */
export const mergeLaid = (draft: Draft, { basis, posted, rows }: Pick<PageChange, 'basis' | 'posted' | 'rows'>, lay: (page: FormObject) => unknown, newId: () => string): MergedPage => {
  const put = (page: FormObject) => readOver(draft, lay(page))
  const typed = put(posted)
  if (!typed.success) return { ok: false, problems: problemsIn(typed.error) }
  // A basis that is none counts as an empty page: then everything that stands is another's, and nothing of it is overwritten.
  const shown = basis === undefined ? draft : (put(withEmptyQuestions(basis, posted)).data ?? put({}).data ?? draft)
  const mine = typedContent(rows === undefined ? typed.data : changeRows(typed.data, rows, newId))
  const outcome = mergeShown(typedContent(shown), mine, typedContent(draft))
  const read = readOver(draft, outcome.merged)
  if (!read.success) return { ok: false, problems: problemsIn(read.error) }
  return { ok: true, draft: { ...read.data, ...marks(draft) }, ...outcome }
}

/** A question that was posted stood on the page: without an answer then, if the basis has none. Left out, a colleague's answer would count as seen. */
const withEmptyQuestions = (basis: FormObject, posted: FormObject): FormObject => {
  const steps = Object.entries(groupIn(posted['extra']))
  if (steps.length === 0) return basis
  const before = groupIn(basis['extra'])
  return { ...basis, extra: { ...before, ...Object.fromEntries(steps.map(([step, given]) => [step, { ...Object.fromEntries(Object.keys(groupIn(given)).map((id) => [id, ''])), ...groupIn(before[step]) }])) } }
}

const groupIn = (value: FormValue | undefined): FormObject => typeof value === 'object' && !Array.isArray(value) && !(value instanceof File) ? value : {}

export const problemsIn = ({ issues }: z.ZodError): Problem[] => issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }))

/** The list of activities does not show what is in them: one that changed since it was drawn is not removed with what nobody there has read. */
export const removesUnseen = ({ saved }: Draft, { rows }: Pick<PageChange, 'rows'>): boolean =>
  rows !== undefined && 'remove' in rows && (saved?.[`activiteiten/${rows.id}`] ?? 0) > rows.drawn

/** What people typed, without what the portal notes beside it. */
export const typedContent = (draft: Draft): Tree => {
  const { saved: _, typedBy: __, ...typed } = draft
  return typed
}

const marks = ({ saved, typedBy }: Draft): Pick<Draft, 'saved' | 'typedBy'> => ({ ...(saved ? { saved } : {}), ...(typedBy ? { typedBy } : {}) })
