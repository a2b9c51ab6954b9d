import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { readTargets } from '@/lib/indicators/aims'
import { indicatorVersion } from '@/lib/indicators/schema'
import type { Tx } from '@/lib/db'
import { termsOf } from '@/lib/calls/terms'
import { addMonths, localDay } from '@/lib/time'
import { readFrozenReport } from './canonical'
import { dayOf } from './day-of'
import { academyRows, helixParts, reachOf } from './partnership-figures'
import { quartersOf } from './quarters'
import { reportedPartnership } from './reported-partnership'
import { targetLines, wholeAims } from './targets'

/** A partnership as its own people follow it: who is in it, what was reported, what is due, and how far its targets are. Null for who has none. */
export const partnershipPage = async (tx: Tx, actor: Actor, wanted: string | undefined, now: Date) => {
  const partnerships = await tx.partnership.findMany({ where: { leadOrganisationId: { in: actor.memberships.map(({ organisationId }) => organisationId) } }, orderBy: { code: 'asc' }, include: { lead: { select: { legalName: true } } } })
  const own = partnerships.filter(({ leadOrganisationId }) => can(actor, 'partnership.read', { organisationId: leadOrganisationId }))
  const partnership = own.find(({ code }) => code === wanted) ?? own[0]
  if (!partnership) return null
  const grant = await tx.grant.findFirst({
    where: { organisationId: partnership.leadOrganisationId, call: { audience: 'PARTNERSHIP' }, status: { notIn: ['DECLINED', 'REVOKED'] }, OR: [{ application: { partnershipId: partnership.id } }, { application: { partnershipId: null } }] },
    orderBy: { awardedAt: 'desc' },
    include: {
      application: { select: { title: true, partners: { orderBy: { rowId: 'asc' }, select: { name: true, helixType: true, role: true } } } },
      call: { include: { indicatorVersion: { select: { content: true } } } },
      reports: { orderBy: { periodStart: 'asc' }, include: { submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } } },
    },
  })
  return { partnership, others: own.filter(({ id }) => id !== partnership.id), standing: grant && (await standingOf(tx, grant, now)) }
}

type Told = { id: string; type: string; status: string; periodStart: Date; periodEnd: Date; dueAt: Date; submissions: readonly { content: string }[] }
type Followed = Awaited<ReturnType<typeof reportedPartnership>>

const standingOf = async <Grant extends { id: string; applicationId: string; organisationId: string; number: string; status: string; startDay: Date | null; periodStart: Date; periodEnd: Date; application: { title: string; partners: { name: string; helixType: string; role: string }[] }; call: { code: string; terms: unknown; indicatorVersion: { content: unknown } | null }; reports: readonly Told[] }>(tx: Tx, grant: Grant, now: Date) => {
  const followed: Followed = await reportedPartnership(tx, grant)
  const told = toldBy(grant.reports)
  const { partners } = grant.application
  const active = told.flatMap(({ partnersTookPart }) => partnersTookPart)
  const version = grant.call.indicatorVersion ? indicatorVersion.parse(grant.call.indicatorVersion.content) : null
  const aims = await readTargets(tx, grant.call.code)
  const open = grant.reports.filter(({ status }) => status === 'DUE' || status === 'DRAFT' || status === 'INCOMPLETE').toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  return {
    number: grant.number,
    title: grant.application.title,
    members: partners.map((partner) => ({ ...partner, tookPart: active.includes(partner.name) })),
    helix: helixParts(partners, active),
    academies: academyRows(told, followed.academies),
    reach: { ...reachOf(told, followed), region: followed.region.name },
    targets: targetLines(aims, version, told, partners, { period: { from: dayOf(grant.startDay ?? grant.periodStart), to: dayOf(grant.periodEnd) }, today: localDay(now) }),
    /** Of all files of the call together. */
    wholeAims: wholeAims(aims),
    periods: periodsOf(grant, localDay(now)),
    /** The report to work on first. */
    next: open[0] ?? null,
    reported: told.length > 0,
  }
}
export type PartnershipStanding = Awaited<ReturnType<typeof standingOf>>

/** The final report tells the whole period; until then the quarters together do. */
const toldBy = (reports: readonly Told[]) => {
  const filed = reports.filter(({ submissions }) => submissions.length > 0)
  const final = filed.filter(({ type }) => type === 'FINAL')
  return (final.length > 0 ? final : filed).flatMap(({ submissions: [last] }) => (last ? readFrozenReport(last.content).activities : []))
}

/** Every period to report on, those that are not there yet too: one sees the whole year. */
const periodsOf = (grant: { startDay: Date | null; periodStart: Date; periodEnd: Date; call: { terms: unknown }; reports: readonly Told[] }, today: string) => {
  const made = grant.reports.map(({ id, type, status, periodStart, periodEnd, dueAt }) => ({ id, type, status, start: dayOf(periodStart), end: dayOf(periodEnd), dueAt }))
  const coming = quartersOf(dayOf(grant.startDay ?? grant.periodStart), dayOf(grant.periodEnd)).filter(({ end }) => made.every((report) => report.end !== end))
  return {
    made,
    coming: coming.map(({ start, end, dueDay }) => ({ start, end, dueDay, running: start <= today && today <= end })),
    final: made.some(({ type }) => type === 'FINAL') ? null : { after: dayOf(grant.periodEnd), dueDay: addMonths(dayOf(grant.periodEnd), termsOf(grant.call).reportMonths) },
  }
}
