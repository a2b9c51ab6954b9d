import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { localDay } from '@/lib/time'
import type { Prisma } from '@/prisma/generated/client'
import { backToFiled } from './let-filed-stand'
import { moveApplication } from './move-application'
import { isReopened } from './reopening'
import { tellApplicants } from './tell-applicants'

const portal = systemActor('vervallen dossiers')

/**
 * Job: a draft whose call no longer takes filings, and a place on a reserve list that is over, lapse. A draft that was filed before does not lapse: the
 * version that was filed counts. Their members hear it. Running it again changes nothing.
 */
export const lapseApplications = async (): Promise<{ lapsed: number; stood: number }> => {
  const over = await asActor(portal, (tx, now) => tx.application.findMany({ where: isOver(now), select: { id: true }, orderBy: { id: 'asc' } }))
  const ended = { lapsed: 0, stood: 0 }
  for (const { id } of over) {
    const how = await end(id)
    if (how !== null) ended[how] += 1
  }
  return ended
}

/** Proposed while its list still counted: the deciders have their say first. Taken back, it lapses at the next turn. */
const isProposed = async (tx: Tx, applicationId: string): Promise<boolean> => {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from proposal_item i join proposal p on p.id = i.proposal_id and p.taken_back_at is null
    where i.application_id = ${applicationId}::uuid and i.granted_cents > 0 and not exists (select from publication u where u.call_id = p.call_id and u.round = p.round)`
  return rows.length > 0
}

/** The last day of a reserve list still counts. */
const isOver = (now: Date): Prisma.ApplicationWhereInput => ({
  discardedAt: null,
  OR: [
    { status: 'DRAFT', NOT: { extension: { confirmedAt: { not: null }, untilAt: { gt: now } } }, call: { status: { in: ['CLOSED', 'ASSESSMENT', 'DECIDED', 'EXECUTION', 'COMPLETED', 'CANCELLED'] } } },
    { status: 'RESERVE', assessment: { status: 'RESERVE' }, call: { reserveValidUntil: { lt: new Date(localDay(now)) } } },
  ],
})

/** Null when the file moved on in between. */
const end = (applicationId: string): Promise<'lapsed' | 'stood' | null> =>
  asActor(portal, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
    const application = await tx.application.findFirst({ where: { id: applicationId, ...isOver(now) }, include: { assessment: { select: { status: true } }, call: { select: { status: true } } } })
    if (!application || (application.status === 'RESERVE' && (await isProposed(tx, applicationId)))) return null
    const resource = { applicationId, organisationId: application.organisationId }
    if (isReopened(application)) {
      requirePermission(portal, 'application.let-stand', resource)
      if (!(await backToFiled(tx, portal, application, 'STOOD', now))) return null
      // In a call that was withdrawn nothing counts any more; of that they heard.
      if (application.call.status !== 'CANCELLED') await tellApplicants(tx, application, 'filed-version-stands', `${applicationId}:${now.toISOString()}`)
      return 'stood'
    }
    requirePermission(portal, 'application.lapse', resource)

    await moveApplication(tx, portal, application, 'lapse')
    await tellApplicants(tx, application, 'application-lapsed', applicationId)
    await recordEvent(tx, portal, { verb: 'application.lapse', subjectType: 'application', subjectId: applicationId, applicationId, payload: { from: application.status } })
    return 'lapsed'
  })
