import type { Draft } from '@/lib/applications/form'
import { stepByCode, type StepCode } from '@/lib/applications/steps'
import { toFieldValues } from '@/lib/filings/from-form-data'

/** What the fields of one page hold, by the names of its inputs; the page of an activity has `rowId`. */
export const pageValues = (draft: Draft, step: StepCode, rowId?: string): Record<string, string | string[]> => {
  if (rowId !== undefined) {
    const index = draft.activities?.findIndex(({ id }) => id === rowId) ?? -1
    return toFieldValues(draft.activities?.[index] ?? {}, `activities.${index}.`)
  }
  const { fields, rows } = stepByCode(step)
  const shown = Object.entries(draft).filter(([name]) => fields.includes(name) || (name !== 'activities' && rows.some(row => row === name)) || (step === 'verklaringen' && name === 'declarations'))
  return toFieldValues({ ...Object.fromEntries(shown), extra: { [step]: draft.extra?.[step] ?? {} } })
}
