import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { readBankReport } from './bank-report'
import { judgeLines, type Judged } from './judge-line'
import { knownReferences } from './known-references'

const SHOWN = 20

/** The latest reports of the bank, without their bytes. */
export const bankReports = async (tx: Tx, actor: Actor) =>
  can(actor, 'bank.read') ? tx.bankReport.findMany({ omit: { content: true }, orderBy: { uploadedAt: 'desc' }, take: SHOWN }) : []

/** What each line comes to now: before booking what will happen, after it what did. */
export const bankReportView = async (tx: Tx, actor: Actor, id: string, now: Date) => {
  if (!/^[0-9a-f-]{36}$/.test(id) || !can(actor, 'bank.read')) return null
  const stored = await tx.bankReport.findUnique({ where: { id } })
  const report = stored && readBankReport(stored.content)
  if (!report) return null
  const lines: Judged[] = judgeLines(report.lines, await knownReferences(tx, actor, report.lines, now))
  const { content, ...kept } = stored
  return { report: kept, size: content.length, lines, toBook: lines.filter(({ booking }) => booking !== null).length, mayBook: can(actor, 'bank.book') }
}
