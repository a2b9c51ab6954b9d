import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { adviceAbout } from '@/lib/advice/queries'
import type { Tx } from '@/lib/db'
import { rankingInput, type RankingDocument } from './canonical-ranking'
import { decidable } from './decide-application'
import { conditionsOf, decisionBasis } from './decision-facts'
import { adviceOn } from './inspection-advice'
import { lateInterests } from './late-interests'
import { placesInWords } from './place-in-words'
import { seenTexts, seenVersion } from './seen-decision'
import { isSigned } from './signed-ranking'
import { standing } from './standing-proposal'
import { writtenTexts } from './written-texts'

const callParts = { commitment: true, rubricVersion: { select: { content: true } } } as const

const findCall = (tx: Tx, code: string) => tx.call.findUnique({ where: { code }, include: callParts })

export type RankingLine = {
  applicationId: string
  number: string
  organisation: string
  municipality: string
  rank: number | null
  total: number
  reasons: string[]
  outcome: 'GRANT' | 'PARTIAL' | 'RESERVE' | 'REJECT'
  grantedCents: bigint
  requestedCents: bigint
  scores: Record<string, number>
}

/**
 * The official list of a call, as frozen; before that, what it still waits for. A reader with a conflict of interest does not see that file, nor what
 * would give it away: a gap in the places, what is left of the envelope (`hides`), why a place is where it is (`places`). `stale`: a score of the
 * list changed since it was frozen.
 */
export const rankingOf = async (tx: Tx, actor: Actor, code: string) => {
  if (!can(actor, 'ranking.read')) return null
  const call = await findCall(tx, code)
  if (!call) return null
  const ranking = await tx.ranking.findFirst({ where: { callId: call.id }, orderBy: { round: 'desc' } })
  const waiting = await tx.$queryRaw<{ number: string; status: string }[]>`
    select a.number, coalesce(s.status, a.status)::text as status from application a left join assessment s on s.application_id = a.id
    where a.call_id = ${call.id}::uuid and coalesce(s.status, a.status) in ('SUBMITTED', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED', 'ELIGIBLE', 'IN_REVIEW', 'CONSENSUS')
      and not (a.id = any(${[...actor.conflictedApplicationIds]}::uuid[])) order by a.number`
  const ready = await tx.assessment.count({ where: { status: 'RANKED', application: { AND: [unhidden(actor), { callId: call.id }] } } })
  const published = (await tx.publication.count({ where: { callId: call.id } })) > 0
  const proposal = ranking && (await tx.proposal.findFirst({ where: { rankingId: ranking.id, ...standing }, select: { items: { where: { assessment: { status: 'RANKED' } }, select: { applicationId: true } } } }))
  const takenBack = ranking && !proposal ? await tx.proposal.findFirst({ where: { rankingId: ranking.id, takenBackAt: { not: null } }, orderBy: { round: 'desc' }, select: { takenBackAt: true, takeBackReason: true } }) : null
  const proposed = proposal !== null
  const lines = ranking ? await linesOf(tx, actor, ranking) : []
  const stale = ranking !== null && !proposed && (await isStale(tx, ranking, lines))
  const hides = await hidesFiles(tx, actor, call.id)
  const document: RankingDocument | null = ranking && !hides ? JSON.parse(ranking.content) : null
  const places = document ? placesInWords(lines, rankingInput(document.input)) : null
  // What the list was made with; an envelope that changed later changes no place.
  const envelopeCents = document ? BigInt(document.input.envelopeCents) : call.envelopeCents
  // Files that were taken out of the proposal, or the whole list while nothing is proposed.
  const toPropose = proposal ? lines.filter(({ applicationId }) => proposal.items.some((item) => item.applicationId === applicationId)) : lines
  return { envelopeCents, call, ranking, waiting, ready, proposed, toPropose, takenBack, published, lines, stale, hides, places, signed: ranking !== null && isSigned(ranking.content) }
}

/** Assessed anew after the list was frozen, or being so. */
const isStale = async (tx: Tx, { frozenAt }: { frozenAt: Date }, lines: readonly RankingLine[]): Promise<boolean> => {
  const applicationId = { in: lines.map((line) => line.applicationId) }
  const again = await tx.consensus.count({ where: { applicationId, recordedAt: { gt: frozenAt } } })
  return again > 0 || (await tx.assessment.count({ where: { applicationId, status: { in: ['IN_REVIEW', 'CONSENSUS'] } } })) > 0
}

const unhidden = (actor: Actor) => ({ id: { notIn: [...actor.conflictedApplicationIds] } })

const hidesFiles = async (tx: Tx, actor: Actor, callId: string): Promise<boolean> =>
  actor.conflictedApplicationIds.length > 0 && (await tx.application.count({ where: { callId, id: { in: [...actor.conflictedApplicationIds] } } })) > 0

const linesOf = async (tx: Tx, actor: Actor, ranking: { id: string; content: string }): Promise<RankingLine[]> => {
  const document: RankingDocument = JSON.parse(ranking.content)
  const ranked = new Map(rankingInput(document.input).applications.map((application) => [application.id, application]))
  const rows = await tx.rankingRow.findMany({
    where: { rankingId: ranking.id, applicationId: { notIn: [...actor.conflictedApplicationIds] } },
    orderBy: { position: 'asc' },
    include: { assessment: { select: { application: { select: { number: true, requestedCents: true, organisation: { select: { legalName: true, municipality: { select: { name: true } } } } } } } } },
  })
  return rows.map(({ assessment: { application }, ...row }) => ({
    applicationId: row.applicationId,
    number: application.number ?? '',
    organisation: application.organisation.legalName,
    municipality: application.organisation.municipality?.name ?? '',
    rank: row.rank,
    total: Number(row.total),
    reasons: row.reasons,
    outcome: row.outcome as RankingLine['outcome'],
    grantedCents: row.grantedCents,
    requestedCents: ranked.get(row.applicationId)?.requestedCents ?? application.requestedCents ?? 0n,
    scores: ranked.get(row.applicationId)?.scores ?? {},
  }))
}

/** The decision on a call: its latest proposal, line by line, with how far each decision is. */
export const decisionOf = async (tx: Tx, actor: Actor, code: string) => {
  if (!can(actor, 'ranking.read')) return null
  const call = await findCall(tx, code)
  if (!call) return null
  const proposal = await tx.proposal.findFirst({
    where: { callId: call.id, ...standing },
    orderBy: { round: 'desc' },
    include: {
      items: {
        where: { applicationId: { notIn: [...actor.conflictedApplicationIds] } },
        include: {
          assessment: {
            select: {
              status: true,
              application: { select: { number: true, organisation: { select: { legalName: true } } } },
              rankingRows: { select: { rank: true, rankingId: true } },
              decisions: { select: { round: true, decidedById: true, decidedAt: true, confirmedById: true, publishedAt: true, motivation: true, motivations: { select: { criterion: true, text: true } } } },
            },
          },
        },
      },
    },
  })
  const publication = proposal ? await tx.publication.findUnique({ where: { callId_round: { callId: call.id, round: proposal.round } } }) : null
  const reserve = await tx.assessment.count({ where: { status: 'RESERVE', application: { AND: [unhidden(actor), { callId: call.id }] } } })
  const late = proposal ? await lateInterests(tx, actor, { callId: call.id }) : []
  const advice = proposal ? await adviceOn(tx, proposal.rankingId) : null
  const deciders = (proposal?.items ?? []).flatMap(({ assessment }) => assessment.decisions.map(({ decidedById }) => decidedById))
  const names = new Map((await tx.user.findMany({ where: { id: { in: deciders } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  const domainAdvice = await adviceAbout(tx, actor, { callId: call.id })
  return { call, proposal, publication, reserve, late, advice, domainAdvice: domainAdvice ?? [], hides: await hidesFiles(tx, actor, call.id), items: proposal ? proposal.items.map((item) => decisionLine(item, proposal, names)).toSorted(byRank) : [] }
}

type ProposalLine = {
  applicationId: string
  outcome: 'GRANTED' | 'GRANTED_CONDITIONAL' | 'RESERVE' | 'REJECTED'
  grantedCents: bigint
  deviationReason: string
  conditions: unknown
  assessment: {
    status: string
    application: { number: string | null; organisation: { legalName: string } }
    rankingRows: { rank: number | null; rankingId: string }[]
    decisions: { round: number; decidedById: string; decidedAt: Date; confirmedById: string | null; publishedAt: Date | null; motivation: string; motivations: { criterion: string; text: string }[] }[]
  }
}

const decisionLine = ({ assessment, ...item }: ProposalLine, proposal: { round: number; rankingId: string }, names: ReadonlyMap<string, string>) => {
  const decision = assessment.decisions.find(({ round }) => round === proposal.round)
  return {
    applicationId: item.applicationId,
    outcome: item.outcome,
    grantedCents: item.grantedCents,
    deviationReason: item.deviationReason,
    conditions: conditionsOf(item.conditions),
    number: assessment.application.number ?? '',
    organisation: assessment.application.organisation.legalName,
    withdrawn: assessment.status === 'WITHDRAWN',
    proposed: assessment.status === 'PROPOSED',
    /** Of the reserve list, proposed to be granted. */
    fromReserve: assessment.status === 'RESERVE' && item.grantedCents > 0n,
    /** The chair took it out of the proposal, and did not put it back yet. */
    takenOut: assessment.status === 'RANKED' || assessment.status === 'IN_REVIEW' || assessment.status === 'CONSENSUS',
    rank: assessment.rankingRows.find(({ rankingId }) => rankingId === proposal.rankingId)?.rank ?? null,
    decidedById: decision?.decidedById ?? null,
    decidedBy: names.get(decision?.decidedById ?? '') ?? '',
    seen: seenVersion(item, decision),
    confirmedById: decision?.confirmedById ?? null,
  }
}

export type DecisionLine = ReturnType<typeof decisionLine>

const byRank = (a: DecisionLine, b: DecisionLine): number => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.number.localeCompare(b.number)

/** One file's decision with its letter; while it waits, with what is proposed and the texts as they stand, generated or written over. */
export const decisionTextsOf = async (tx: Tx, actor: Actor, number: string) => {
  const application = await tx.application.findUnique({ where: { number }, select: { id: true, number: true, organisation: { select: { legalName: true } }, callId: true, call: { select: { code: true, name: true } } } })
  if (!application || !can(actor, 'decision.read', { applicationId: application.id })) return null
  const applicationId = application.id
  const item = await tx.proposalItem.findFirst({ where: { applicationId, proposal: standing }, orderBy: { proposal: { round: 'desc' } }, select: { outcome: true, grantedCents: true, conditions: true, deviationReason: true, proposal: { select: { round: true, reconsiderationId: true } }, assessment: { select: { status: true } } } })
  const decision = await tx.decision.findFirst({ where: { applicationId, ...(item ? { round: item.proposal.round } : {}) }, orderBy: { round: 'desc' }, include: { letters: true, motivations: true } })
  const decider = decision && (await tx.user.findUnique({ where: { id: decision.decidedById }, select: { name: true } }))
  const waits = item !== null && decidable.has(item.assessment.status) && decision?.confirmedAt == null
  const texts = waits ? await writtenTexts(tx, await decisionBasis(tx, applicationId)) : []
  const seen = item ? seenVersion(item, decision) : ''
  return {
    application, decision,
    item: item && { outcome: item.outcome, grantedCents: item.grantedCents, deviationReason: item.deviationReason, conditions: conditionsOf(item.conditions) },
    decidedBy: decider?.name ?? '',
    waits,
    seen,
    seenTexts: seenTexts(seen, texts),
    proposed: item?.assessment.status === 'PROPOSED' && !item.proposal.reconsiderationId,
    texts,
    late: await lateInterests(tx, actor, { applicationId }),
    domainAdvice: (await adviceAbout(tx, actor, { callId: application.callId, applicationId })) ?? [],
  }
}
