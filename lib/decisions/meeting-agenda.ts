import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { triggersOf } from '@/lib/reviews/consensus-record'
import { countingReviewStatuses } from '@/lib/reviews/lifecycle'
import type { ItemOutcome } from '@/lib/reviews/meeting-schema'
import { rubricVersion } from '@/lib/rubrics/schema'
import { meanOfReviews, withCallThresholds } from '@/lib/rubrics/scoring'
import { agendaPlaces, byDistance, NEAR_THE_LINE, type AgendaPlace } from './agenda-places'
import { assessedFiles } from './assessed-files'
import type { AssessedFile } from './official-input'

export type AgendaItem = {
  applicationId: string
  number: string
  title: string
  organisation: string
  waits: boolean
  reasons: string[]
  place: AgendaPlace | undefined
  near: boolean
  /** Who is at the open meeting (before it: of those who work on the call) and leaves for this file. */
  leave: string[]
  /** Every chair has an interest in it, and nobody was named to stand in. */
  leaderless: boolean
  outcome: ItemOutcome | null
  note: string
}

/**
 * The agenda of a call: what waits for the panel and what stands near the line, nearest first. A file with which this reader has a conflict is not on it. Then no place is told either, nor
 * what stands near the line, because the hidden file could be computed from them (docs/decisions/0024); whatever the state of that file is.
 */
export const meetingAgenda = async (tx: Tx, actor: Actor, code: string) => {
  if (!can(actor, 'meeting.read')) return null
  const call = await tx.call.findUnique({ where: { code }, include: { rubricVersion: { select: { content: true } } } })
  if (!call) return null
  const meetings = await tx.panelMeeting.findMany({
    where: { callId: call.id },
    select: {
      id: true, openedAt: true, closedAt: true,
      chair: { select: { id: true, name: true } },
      attendees: { select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: 'asc' } } },
      items: { select: { applicationId: true, outcome: true, note: true } },
    },
    orderBy: { openedAt: 'desc' },
  })
  const open = meetings.find(({ closedAt }) => closedAt === null) ?? null
  const assessing = call.status === 'CLOSED' || call.status === 'ASSESSMENT'
  const frozen = await tx.ranking.count({ where: { callId: call.id } })
  const noted = new Map((open?.items ?? []).map((item) => [item.applicationId, item]))
  const files = call.rubricVersion && assessing && frozen === 0 ? (await withMeans(tx, await assessedFiles(tx, call.id, ['RANKED', 'CONSENSUS']))).filter(({ id }) => !actor.conflictedApplicationIds.includes(id)) : []
  const hidden = (await tx.application.count({ where: { callId: call.id, id: { in: [...actor.conflictedApplicationIds] } } })) > 0
  const places = call.rubricVersion && !hidden ? agendaPlaces(withCallThresholds(rubricVersion.parse(call.rubricVersion.content), call), call, files) : new Map<string, AgendaPlace>()
  const shown = await tx.application.findMany({
    where: { id: { in: files.map(({ id }) => id) } },
    select: {
      id: true, number: true, title: true, organisation: { select: { legalName: true } },
      assessment: { select: { status: true, consensus: { select: { triggers: true } }, conflicts: { select: { userId: true, user: { select: { name: true } } } } } },
    },
  })
  const chairs = await tx.userRole.findMany({ where: { role: 'VLAIO_PANEL_CHAIR', user: { suspendedAt: null } }, select: { userId: true } })
  const standIns = new Set((await tx.substitution.findMany({ where: { applicationId: { in: files.map(({ id }) => id) }, role: 'VLAIO_PANEL_CHAIR' }, select: { applicationId: true } })).map(({ applicationId }) => applicationId))
  const present = open && new Set(open.attendees.map(({ user }) => user.id))
  const agenda = shown
    .map(({ id, number, title, organisation, assessment }): AgendaItem => {
      const conflicted = assessment?.conflicts ?? []
      return {
        applicationId: id, number: number ?? '', title, organisation: organisation.legalName,
        waits: assessment?.status === 'CONSENSUS',
        reasons: triggersOf(assessment?.consensus?.triggers).map(({ sentence }) => sentence),
        place: places.get(id),
        near: (places.get(id)?.distance ?? Infinity) <= NEAR_THE_LINE,
        leave: conflicted.filter(({ userId }) => !present || present.has(userId)).map(({ user }) => user.name).toSorted((one, other) => one.localeCompare(other, 'nl')),
        leaderless: !standIns.has(id) && chairs.length > 0 && chairs.every(({ userId }) => conflicted.some((conflict) => conflict.userId === userId)),
        outcome: outcomes.find((outcome) => outcome === noted.get(id)?.outcome) ?? null,
        note: noted.get(id)?.note ?? '',
      }
    })
    .filter(({ applicationId, waits, near }) => waits || near || noted.has(applicationId))
    .toSorted(byDistance)
  return {
    call: { id: call.id, code: call.code, name: call.name },
    assessing: assessing && frozen === 0,
    hidden,
    open: open && { id: open.id, openedAt: open.openedAt, chair: open.chair.name, attendees: open.attendees.map(({ user }) => user) },
    closed: meetings.flatMap(({ id, openedAt, closedAt, chair, items }) => (closedAt ? [{ id, openedAt, closedAt, chair: chair.name, items: items.length }] : [])),
    agenda,
    mayLead: can(actor, 'meeting.lead'),
    people: can(actor, 'meeting.lead') && assessing ? await panelOf(tx, call.id) : [],
  }
}
export type MeetingAgenda = NonNullable<Awaited<ReturnType<typeof meetingAgenda>>>

/** Where one file stands on the agenda of its open meeting, and what comes before and after it. Null where no meeting is open, or it is not on it. */
export const agendaAround = async (tx: Tx, actor: Actor, applicationId: string) => {
  if (!can(actor, 'meeting.read')) return null
  const file = await tx.application.findUnique({ where: { id: applicationId }, select: { call: { select: { code: true, meetings: { where: { closedAt: null }, select: { id: true } } } } } })
  if (!file || file.call.meetings.length === 0) return null
  const view = await meetingAgenda(tx, actor, file.call.code)
  const here = view?.agenda.findIndex((item) => item.applicationId === applicationId) ?? -1
  const item = view?.agenda[here]
  if (!view?.open || !item) return null
  const leave = new Set(item.leave)
  return {
    code: view.call.code, item, number: here + 1, of: view.agenda.length, before: view.agenda[here - 1] ?? null, after: view.agenda[here + 1] ?? null,
    present: view.open.attendees.map(({ name }) => name).filter((name) => !leave.has(name)),
  }
}
export type AgendaAround = NonNullable<Awaited<ReturnType<typeof agendaAround>>>

/** After an item is done: the first one that nothing was said of yet, else the agenda itself. Without an open meeting null. */
export const nextItemPath = async (tx: Tx, actor: Actor, applicationId: string): Promise<string | null> => {
  const file = await tx.application.findUnique({ where: { id: applicationId }, select: { call: { select: { code: true } } } })
  const view = file && (await meetingAgenda(tx, actor, file.call.code))
  if (!view?.open) return null
  const next = view.agenda.find(({ outcome, leaderless }) => outcome === null && !leaderless)
  return next ? `/beoordelen/${next.applicationId}/overleg` : `/beheer/oproepen/${view.call.code}/overleg`
}

const outcomes: readonly ItemOutcome[] = ['AGREED', 'DISCUSSED', 'DEFERRED']

/** Reviewers of the call, its chairs and officers: who may sit at the table. */
const panelOf = (tx: Tx, callId: string): Promise<{ id: string; name: string }[]> =>
  tx.user.findMany({
    where: {
      suspendedAt: null,
      OR: [
        { roles: { some: { role: { in: ['VLAIO_PANEL_CHAIR', 'VLAIO_OFFICER'] } } } },
        { reviews: { some: { status: { in: [...countingReviewStatuses] }, assessment: { application: { callId } } } } },
      ],
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })

/** Until the panel agreed, the mean of the reviews stands for its scores. */
const withMeans = async (tx: Tx, files: readonly AssessedFile[]): Promise<AssessedFile[]> => {
  const bare = files.filter(({ scores }) => scores.length === 0).map(({ id }) => id)
  const reviews = await tx.review.findMany({ where: { applicationId: { in: bare }, status: { in: [...countingReviewStatuses] } }, select: { applicationId: true, scores: { select: { criterion: true, activityRowId: true, score: true } } } })
  const byFile = Map.groupBy(reviews, ({ applicationId }) => applicationId)
  return files.map((file) => (file.scores.length > 0 ? file : {
    ...file,
    scores: meanOfReviews((byFile.get(file.id) ?? []).map(({ scores }) => scores)).map(({ criterion, activityRowId, score }) => ({ criterion, activityRowId, numerator: Number(score.numerator), denominator: Number(score.denominator) })),
  }))
}
