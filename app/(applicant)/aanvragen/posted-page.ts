import { z } from 'zod'
import { pageNotes } from '@/app/_form/kept-page'
import { rowCommand } from '@/lib/applications/draft-sections'
import { requireRows, ROW_ID } from '@/lib/applications/require-rows'
import type { SectionChange } from '@/lib/applications/save-section'
import { stepCodes } from '@/lib/applications/steps'
import { fromFieldValues, type FormObject, type FormValue } from '@/lib/filings/from-form-data'

/** One page of a request as its form posts it. */
export const postedPage = z.object({
  applicationId: z.uuid(),
  step: z.enum(stepCodes),
  rowId: z.string().regex(ROW_ID, 'Deze activiteit kent het loket niet. Kopieer wat u typte en laad de pagina opnieuw.').optional(),
  ...pageNotes,
  daarna: z.string().optional(),
  rijen: z.string().optional(),
}).catchall(z.custom<FormValue>())

export const changeOf = (sent: z.infer<typeof postedPage>): SectionChange => {
  const { applicationId, step, rowId, page, basis, daarna: _, version: __, rijen, ...posted } = sent
  const read = (fields: FormObject): FormObject => rowId === undefined ? fields : firstRow(fields)
  const typed = read(posted)
  requireRows(typed)
  return { applicationId, step, rowId, page, basis: read(fromFieldValues(basis)), posted: typed, rows: rowCommand(rijen) ?? undefined }
}

/** The page of one activity posts `activities.3.title`: a list of one. */
const firstRow = ({ activities }: FormObject): FormObject => {
  const row = Array.isArray(activities) ? activities[0] : undefined
  return typeof row === 'object' && !Array.isArray(row) && !(row instanceof File) ? row : {}
}
