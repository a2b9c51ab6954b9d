import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { ReportStatus } from '@/prisma/generated/enums'
import { reportLifecycle, type ReportVerb } from './lifecycle'

/** The only writer of a report's status: conditional on the state and the draft it was read in. */
export const moveReport = async (tx: Tx, actor: Actor, report: { id: string; status: ReportStatus; draftVersion: number }, verb: ReportVerb, change: Prisma.ReportUpdateManyMutationInput = {}): Promise<void> => {
  const { from, to, by } = reportLifecycle[verb]
  requireMover(actor, by)
  if (!(from as readonly ReportStatus[]).includes(report.status)) throw new Refusal('changed-meanwhile', 'Dit kan niet meer in de toestand waarin het verslag nu is.')
  const moved = await tx.report.updateMany({ where: { id: report.id, status: report.status, draftVersion: report.draftVersion }, data: { ...change, status: to } })
  if (moved.count === 0) throw new Refusal('changed-meanwhile', 'Dit verslag is intussen gewijzigd. Laad de pagina opnieuw.')
}
