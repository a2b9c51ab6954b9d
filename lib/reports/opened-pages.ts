import type { ReportStatus } from '@/prisma/generated/enums'
import type { ReportPart } from './schema'

/**
 * The pages that a request for more opens, by their address; null = all of them. A point about the whole report opens it whole; what was not asked
 * about stays as it was filed.
 */
export const openedPages = (status: ReportStatus, points: readonly { field: string }[]): ReadonlySet<string> | null =>
  status !== 'INCOMPLETE' || points.length === 0 || points.some(({ field }) => field === '') ? null : new Set(points.map(({ field }) => field))

/** The address of a page under its report. */
export const pathOf = (part: ReportPart, activity: number | undefined): string => (activity === undefined ? part : `${part}/${activity + 1}`)
