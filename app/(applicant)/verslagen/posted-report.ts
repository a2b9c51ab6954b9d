import { z } from 'zod'
import type { Values } from '@/app/_form/form-state'
import { pageNotes } from '@/app/_form/kept-page'
import { rowCommand } from '@/lib/reports/draft-rows'
import type { ReportChange } from '@/lib/reports/save-report'
import { reportPage } from '@/lib/reports/schema'

/** One page of a report as its form posts it. */
export const postedReport = z.looseObject({ ...reportPage, ...pageNotes, daarna: z.string().optional(), rijen: z.string().optional() })

/** `typed` are the fields as they were posted, by the names of their inputs. */
export const changeOf = ({ reportId, part, activity, page, basis, rijen }: z.infer<typeof postedReport>, typed: Values): ReportChange =>
  ({ reportId, part, activity, page, basis, typed, rows: rowCommand(rijen) ?? undefined })
