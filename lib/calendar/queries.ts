import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { visibleCalls } from '@/lib/access/visible'
import { adviceList, waits } from '@/lib/advice/queries'
import type { Tx } from '@/lib/db'
import { dayOf } from '@/lib/reports/day-of'
import { lastDayOf, localDay } from '@/lib/time'
import { callLines, inOrder, quarterEnds, untilWords, type CalendarLine } from './calendar-lines'

/** Every date that this person may know, in order. A visitor: the public dates of calls. Staff: also of calls in preparation, meetings and advice. Members: also their own terms. */
export const calendarOf = async (tx: Tx, actor: Actor): Promise<CalendarLine[]> => {
  const office = can(actor, 'call.read-progress')
  const calls = await tx.call.findMany({
    where: { AND: [visibleCalls(actor), { status: { not: 'CANCELLED' }, testMode: false }, ...(office ? [] : [{ status: { notIn: ['DRAFT' as const] } }])] },
    select: { id: true, code: true, name: true, status: true, announcedAt: true, opensAt: true, deadlineAt: true, publications: { select: { round: true, publishedAt: true }, orderBy: { round: 'asc' } } },
  })
  const ofCalls = calls.flatMap(({ publications, status, ...call }) => callLines({ ...call, decided: publications.length > 0 || status === 'DECIDED' || status === 'EXECUTION' || status === 'COMPLETED', published: publications }, office ? '/beheer/oproepen' : '/oproepen'))
  return inOrder([...ofCalls, ...(await meetings(tx, actor)), ...(await advice(tx, actor)), ...(await ownTerms(tx, actor))])
}

const meetings = async (tx: Tx, actor: Actor): Promise<CalendarLine[]> => {
  if (!can(actor, 'meeting.read')) return []
  const held = await tx.panelMeeting.findMany({ where: { call: { testMode: false } }, select: { id: true, openedAt: true, closedAt: true, call: { select: { code: true, name: true } } } })
  return held.map(({ id, openedAt, closedAt, call }) => ({ key: `overleg-${id}`, day: localDay(openedAt), title: `Overleg: ${call.name}`, detail: closedAt ? 'Afgesloten.' : 'Loopt nog.', href: `/beheer/oproepen/${call.code}/overleg`, kind: 'meeting' }))
}

const advice = async (tx: Tx, actor: Actor): Promise<CalendarLine[]> =>
  ((await adviceList(tx, actor)) ?? []).filter(waits).map(({ id, domain, call, file, dueAt }) => ({ key: `advies-${id}`, day: lastDayOf(dueAt), title: `Advies van ${domain}: ${file ? file.number : call.name}`, detail: untilWords(dueAt), href: `/adviezen/${id}`, kind: 'advice' }))

/** Of one's own organisations: drafts to file stand with their call; grants to accept, reports to file, and the quarters of a partnership. */
const ownTerms = async (tx: Tx, actor: Actor): Promise<CalendarLine[]> => {
  const organisationId = { in: actor.memberships.map((membership) => membership.organisationId) }
  if (organisationId.in.length === 0) return []
  const grants = await tx.grant.findMany({
    where: { organisationId, status: { notIn: ['DECLINED', 'REVOKED', 'CLOSED'] } },
    select: { id: true, number: true, status: true, acceptDueAt: true, periodStart: true, periodEnd: true, call: { select: { audience: true } }, reports: { select: { id: true, type: true, status: true, dueAt: true, periodEnd: true } } },
  })
  return grants.flatMap(({ id, number, status, acceptDueAt, periodStart, periodEnd, call, reports }): CalendarLine[] => {
    const reported = new Set(reports.filter(({ type }) => type === 'INTERIM').map((report) => dayOf(report.periodEnd)))
    const quarters = call.audience === 'PARTNERSHIP' && runs.some((one) => one === status) ? quarterEnds(dayOf(periodStart), dayOf(periodEnd)).slice(0, -1).filter(({ to }) => !reported.has(to)) : []
    return [
      ...(status === 'AWARDED' ? [{ key: `aanvaarden-${id}`, day: lastDayOf(acceptDueAt), title: `Subsidie aanvaarden: ${number}`, detail: untilWords(acceptDueAt), href: `/dossiers/${number}`, kind: 'own' as const }] : []),
      ...reports.filter((report) => toFile.some((one) => one === report.status)).map((report) => ({ key: `verslag-${report.id}`, day: lastDayOf(report.dueAt), title: `${report.type === 'FINAL' ? 'Eindverslag' : 'Tussentijds verslag'}: ${number}`, detail: untilWords(report.dueAt), href: `/verslagen/${report.id}`, kind: 'own' as const })),
      ...quarters.map(({ to, dueOn }) => ({ key: `kwartaal-${id}-${to}`, day: dueOn, title: `Kwartaalverslag: ${number}`, detail: `Over het kwartaal dat eindigt op ${to.split('-').toReversed().join('/')}.`, href: `/dossiers/${number}`, kind: 'own' as const })),
    ]
  })
}
const runs = ['ACCEPTED', 'ACTIVE', 'AMENDMENT_REQUESTED', 'SUSPENDED'] as const
const toFile = ['DUE', 'DRAFT', 'INCOMPLETE'] as const
