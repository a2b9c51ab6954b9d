import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { localDay } from '@/lib/time'
import type { Prisma } from '@/prisma/generated/client'
import { moveApplication } from './move-application'

const portal = systemActor('vervallen dossiers')

/** Job: a draft whose call no longer takes filings, and a place on a reserve list that is over, lapse; their members hear it. Running it again changes nothing. */
export const lapseApplications = async (): Promise<{ lapsed: number }> => {
  const over = await asActor(portal, (tx, now) => tx.application.findMany({ where: isOver(now), select: { id: true }, orderBy: { id: 'asc' } }))
  let lapsed = 0
  for (const { id } of over) if (await lapse(id)) lapsed += 1
  return { lapsed }
}

/** The last day of a reserve list still counts. */
const isOver = (now: Date): Prisma.ApplicationWhereInput => ({
  discardedAt: null,
  OR: [
    { status: 'DRAFT', NOT: { extension: { confirmedAt: { not: null }, untilAt: { gt: now } } }, call: { status: { in: ['CLOSED', 'ASSESSMENT', 'DECIDED', 'EXECUTION', 'COMPLETED', 'CANCELLED'] } } },
    { status: 'RESERVE', assessment: { status: 'RESERVE' }, call: { reserveValidUntil: { lt: new Date(localDay(now)) } } },
  ],
})

/** False when the file moved on in between. */
const lapse = (applicationId: string): Promise<boolean> =>
  asActor(portal, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
    const application = await tx.application.findFirst({ where: { id: applicationId, ...isOver(now) }, include: { assessment: { select: { status: true } } } })
    if (!application) return false
    requirePermission(portal, 'application.lapse', { applicationId, organisationId: application.organisationId })

    await moveApplication(tx, portal, application, 'lapse')
    const members = await tx.membership.findMany({ where: { organisationId: application.organisationId, endedAt: null }, select: { userId: true }, distinct: ['userId'] })
    for (const { userId } of members)
      await enqueueEmail(tx, { template: 'application-lapsed', to: { userId }, dedupeKey: `application-lapsed:${applicationId}:${userId}`, applicationId, fileNumber: application.number })
    await recordEvent(tx, portal, { verb: 'application.lapse', subjectType: 'application', subjectId: applicationId, applicationId, payload: { from: application.status } })
    return true
  })
