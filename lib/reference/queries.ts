import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'

/** A municipality of today with its postcodes, by name: for a field in which one types a name. */
export const municipalities = async (tx: Tx): Promise<{ nis: string; name: string; postcodes: string[] }[]> => {
  const rows = await tx.municipality.findMany({ orderBy: { name: 'asc' }, select: { nis: true, name: true, postcodes: { select: { postcode: true }, orderBy: { postcode: 'asc' } } } })
  return rows.map(({ nis, name, postcodes }) => ({ nis, name, postcodes: postcodes.map(({ postcode }) => postcode) }))
}

/** The choices of one code list, in its own order. */
export const codeList = async (tx: Tx, list: string): Promise<{ value: string; label: string }[]> => {
  const rows = await tx.codeListEntry.findMany({ where: { list }, orderBy: { position: 'asc' } })
  return rows.map(({ code, nl }) => ({ value: code, label: nl }))
}

export type SchoolHolidayRow = { code: string; name: string; startDay: string; endDay: string; checkedAt: Date | null }

/** School holidays in order of time, for whoever checks them. */
export const schoolHolidays = async (tx: Tx, actor: Actor): Promise<SchoolHolidayRow[]> => {
  requirePermission(actor, 'reference.check')
  const rows = await tx.schoolHoliday.findMany({ orderBy: { startDay: 'asc' } })
  return rows.map(({ startDay, endDay, ...row }) => ({ ...row, startDay: dayOf(startDay), endDay: dayOf(endDay) }))
}

/** Every published version of the criteria and of the indicators, newest first. */
export const publishedVersions = async (tx: Tx) => ({
  rubrics: await tx.rubricVersion.findMany({ orderBy: { publishedAt: 'desc' }, include: { calls: { select: { code: true }, orderBy: { code: 'asc' } } } }),
  indicators: await tx.indicatorVersion.findMany({ orderBy: { publishedAt: 'desc' }, include: { calls: { select: { code: true }, orderBy: { code: 'asc' } } } }),
})

/** A date column holds midnight UTC of its day. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
