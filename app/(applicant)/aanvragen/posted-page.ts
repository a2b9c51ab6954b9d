import { z } from 'zod'
import { rowCommand } from '@/lib/applications/draft-sections'
import type { SectionChange } from '@/lib/applications/save-section'
import { stepCodes } from '@/lib/applications/steps'
import { fromFieldValues, type FormObject } from '@/lib/filings/from-form-data'

const RELOAD = 'Deze pagina is te oud om te bewaren. Kopieer wat u typte en laad de pagina opnieuw.'

const fieldValues = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]))

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** One page of a request as its form posts it. Without its basis nobody could tell an edit from what only stood there, so it is never left out. */
export const postedPage = z.looseObject({
  applicationId: z.uuid(),
  step: z.enum(stepCodes),
  rowId: z.string().max(64).optional(),
  page: z.uuid(RELOAD),
  basis: z.string(RELOAD).transform(asJson).pipe(fieldValues),
  daarna: z.string().optional(),
  rijen: z.string().optional(),
})

/** The same as a waiting edit sends it (reliability T21: by an address that outlives a new build). */
export const sentPage = z.object({ account: z.uuid(), page: z.uuid(), basis: fieldValues, posted: fieldValues })

export const changeOf = (sent: z.infer<typeof postedPage>): SectionChange => {
  const { applicationId, step, rowId, page, basis, daarna: _, version: __, rijen, ...posted } = sent
  const read = (fields: FormObject): FormObject => rowId === undefined ? fields : firstRow(fields)
  return { applicationId, step, rowId, page, basis: read(fromFieldValues(basis)), posted: read(JSON.parse(JSON.stringify(posted))), rows: rowCommand(rijen) ?? undefined }
}

/** The page of one activity posts `activities.3.title`: a list of one. */
const firstRow = ({ activities }: FormObject): FormObject => {
  const row = Array.isArray(activities) ? activities[0] : undefined
  return typeof row === 'object' && !Array.isArray(row) && !(row instanceof File) ? row : {}
}
