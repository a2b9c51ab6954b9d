import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** One report with its grant and what its acts ask. */
export const loadReport = async (tx: Tx, reportId: string) => {
  const report = /^[0-9a-f-]{36}$/.test(reportId)
    ? await tx.report.findUnique({ where: { id: reportId }, include: { grant: { include: { call: true, organisation: { select: { legalName: true, kbo: true } } } } } })
    : null
  if (!report) throw new Refusal('not-found', 'Dit verslag bestaat niet.')
  return report
}

export type LoadedReport = Awaited<ReturnType<typeof loadReport>>
