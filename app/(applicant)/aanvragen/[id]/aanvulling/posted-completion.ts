import { z } from 'zod'
import { pageNotes } from '@/app/_form/kept-page'
import { rowCommand } from '@/lib/applications/draft-sections'
import { requireRows } from '@/lib/applications/require-rows'
import type { CompletionChange } from '@/lib/applications/save-completion'
import { seenToken } from '@/lib/applications/seen'
import { fromFieldValues, type FormValue } from '@/lib/filings/from-form-data'

/** The page of a completion as its form posts it. */
export const postedCompletion = z.object({ applicationId: z.uuid(), ...pageNotes, daarna: z.string().optional(), gezien: seenToken.optional().catch(undefined), rijen: z.string().optional() }).catchall(z.custom<FormValue>())

export const changeOf = (sent: z.infer<typeof postedCompletion>): CompletionChange => {
  const { applicationId, page, basis, daarna: _, gezien: ___, version: __, rijen, ...posted } = sent
  requireRows(posted)
  return { applicationId, page, basis: fromFieldValues(basis), posted, rows: rowCommand(rijen) ?? undefined }
}
