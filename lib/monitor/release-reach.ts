import { z } from 'zod'
import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { publicGrants } from './public-grants'
import { readyForRelease, releaseReach, type WaitingReport } from './reach-release'
import { LEAST_SHOWN } from './suppression'

const portal = systemActor('vrijgave bereik')

/** Job: what accepted final reports say goes out, a batch per call; small ones wait for company. Running it again changes nothing. */
export const releaseAllReach = async (): Promise<{ released: number }> => {
  const calls = await asActor(portal, (tx) => tx.call.findMany({ where: { grants: { some: waitingGrants } }, select: { id: true }, orderBy: { code: 'asc' } }))
  let released = 0
  for (const { id } of calls) released += await releaseCall(id)
  return { released }
}

const waitingReports = { type: 'FINAL', status: 'ACCEPTED', release: null } as const
const waitingGrants = { ...publicGrants, reports: { some: waitingReports } }

const releaseCall = (callId: string): Promise<number> =>
  asActor(portal, async (tx) => {
    await tx.$queryRaw`select 1 from call where id = ${callId}::uuid for update`
    requirePermission(portal, 'reach.release')
    const batch = readyForRelease(await waitingIn(tx, callId), LEAST_SHOWN)
    if (batch.length === 0) return 0
    const before = await tx.reachRelease.count({ where: { callId } })
    const { id } = await tx.reachRelease.create({ data: { callId, batch: before + 1, content: releaseReach(batch, LEAST_SHOWN) } })
    await tx.releasedReport.createMany({ data: batch.map(({ reportId }) => ({ reportId, releaseId: id })) })
    await recordEvent(tx, portal, { verb: 'reach.release', subjectType: 'call', subjectId: callId, payload: { batch: before + 1, grants: batch.map(({ number }) => number) } })
    return batch.length
  })

const waitingIn = async (tx: Tx, callId: string): Promise<WaitingReport[]> => {
  const reports = await tx.report.findMany({
    where: { ...waitingReports, grant: { ...publicGrants, callId } },
    select: { id: true, grant: { select: { number: true } }, activities: { where: { accepted: true } } },
    orderBy: { grant: { number: 'asc' } },
  })
  return reports.map(({ id, grant, activities }) => {
    const counted = activities.map(({ counts, ...activity }) => ({ ...activity, ...otherCounts.parse(counts) }))
    const sum = (of: (one: (typeof counted)[number]) => number): number => counted.reduce((total, one) => total + of(one), 0)
    const participations = sum((one) => one.participants)
    return {
      reportId: id, number: grant.number, participations, sessions: sum((one) => one.sessionsHeld), childHours: sum((one) => Number(one.childHours)),
      gender: { V: sum((one) => one.girls), M: sum((one) => one.boys), X: sum((one) => one.genderX), UNKNOWN: sum((one) => one.genderUnknown) },
      ages: Object.fromEntries(ageCodes.map((code) => [code, sum((one) => one.ageBands[code])])),
      arrivals: { NEW: sum((one) => one.newParticipants), RETURNING: sum((one) => one.returningParticipants), UNKNOWN: sum((one) => one.newReturningUnknown) },
      rates: { REDUCED: sum((one) => one.reducedRate), OTHER: participations - sum((one) => one.reducedRate) },
    }
  })
}

const count = z.number().default(0)
const ageBands = z.object({ A05_07: count, A08_09: count, A10_11: count, A12_13: count, A14_15: count, A16_18: count, UNKNOWN: count })
const ageCodes = ageBands.keyof().options
const otherCounts = z.object({ ageBands: ageBands.prefault({}), newParticipants: count, returningParticipants: count, newReturningUnknown: count, reducedRate: count })
