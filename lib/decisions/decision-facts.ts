import type { Tx } from '@/lib/db'
import { ratio } from '@/lib/exact'
import { rubricVersion } from '@/lib/rubrics/schema'
import { scoreApplication, withCallThresholds } from '@/lib/rubrics/scoring'
import { Refusal } from '@/lib/refusal'
import { formatLetterDay, localDay } from '@/lib/time'
import type { DecisionFacts } from './decision-texts'
import { scoreCorrections, withCorrections } from './corrected-scores'
import { standing } from './standing-proposal'

export type DecisionBasis = {
  facts: DecisionFacts
  applicationId: string
  callId: string
  organisationId: string
  round: number
  proposalId: string
  number: string
  grantedCents: bigint
  outcome: DecisionFacts['outcome']
  conditions: { text: string; dueInDays: number }[]
  proposedById: string
  fullFledged: string[]
}

/** Everything one decision rests on: the latest proposal's line, the frozen place, the consensus. */
export const decisionBasis = async (tx: Tx, applicationId: string): Promise<DecisionBasis> => {
  const item = await tx.proposalItem.findFirst({
    where: { applicationId, proposal: standing },
    orderBy: { proposal: { round: 'desc' } },
    include: {
      proposal: { include: { reconsideration: { select: { receivedAt: true, answer: true, handling: { select: { corrections: true } } } }, ranking: { include: { rows: { select: { applicationId: true, rank: true, total: true, reasons: true } } } } } },
      assessment: {
        include: {
          application: { include: { call: { include: { rubricVersion: true } }, activities: { orderBy: { position: 'asc' } } } },
          consensus: { include: { scores: true, motivations: true } },
          verdicts: { where: { met: false, activityRowId: { not: '' } }, select: { activityRowId: true } },
        },
      },
    },
  })
  if (!item?.assessment.consensus) throw new Refusal('not-found', 'Voor dit dossier is er geen voorstel.')
  const { application, consensus, verdicts } = item.assessment
  if (!application.call.rubricVersion) throw new Error('A call in assessment has a rubric.')
  const rubric = withCallThresholds(rubricVersion.parse(application.call.rubricVersion.content), application.call)
  const activities = application.activities.map(({ rowId, plannedChildHours }) => ({
    rowId,
    plannedChildHours: Number(plannedChildHours),
    knockoutsMet: !verdicts.some((verdict) => verdict.activityRowId === rowId),
  }))
  const { reconsideration } = item.proposal
  const corrections = scoreCorrections.parse(reconsideration?.handling?.corrections ?? [])
  const agreed = consensus.scores.map(({ criterion, activityRowId, numerator, denominator }) => ({ criterion, activityRowId, score: ratio(numerator, denominator) }))
  const scoring = scoreApplication(rubric, activities, withCorrections(agreed, corrections))
  const rows = item.proposal.ranking.rows
  const row = rows.find((candidate) => candidate.applicationId === applicationId)
  return {
    applicationId,
    callId: application.callId,
    organisationId: application.organisationId,
    round: item.proposal.round,
    proposalId: item.proposalId,
    number: application.number ?? '',
    outcome: item.outcome,
    grantedCents: item.grantedCents,
    conditions: conditionsOf(item.conditions),
    proposedById: item.proposal.proposedById,
    fullFledged: scoring.fullFledged,
    facts: {
      callName: application.call.name,
      outcome: item.outcome,
      requestedCents: application.requestedCents ?? 0n,
      grantedCents: item.grantedCents,
      total: oneDecimal(reconsideration ? scoring.total : Number(row?.total ?? 0)),
      totalThreshold: rubric.rules.totalThresholdPercent,
      rank: reconsideration ? null : (row?.rank ?? null),
      ranked: rows.filter(({ rank }) => rank !== null).length,
      reasons: reconsideration ? [] : (row?.reasons ?? []),
      criteria: rubric.scored.map(({ code, nameNl }) => ({
        code,
        name: nameNl,
        score: oneDecimal(scoring.criteria.find((result) => result.code === code)?.score ?? 0),
        motivation: corrections.find((corrected) => corrected.code === code)?.motivation ?? consensus.motivations.find(({ criterion }) => criterion === code)?.motivation ?? '',
      })),
      struckActivities: application.activities.filter(({ rowId }) => !scoring.fullFledged.includes(rowId)).map(({ title }) => title),
      deviationReason: item.deviationReason,
      reconsidered: reconsideration && { askedOn: formatLetterDay(localDay(reconsideration.receivedAt)), answer: reconsideration.answer },
    },
  }
}

const oneDecimal = (value: number): string => (Math.round(value * 10 + Number.EPSILON) / 10).toFixed(1).replace('.', ',')

/** Conditions as they are kept with a proposal and a decision. */
export const conditionsOf = (json: unknown): DecisionBasis['conditions'] =>
  Array.isArray(json) ? json.flatMap((item: unknown) => (isCondition(item) ? [{ text: item.text, dueInDays: item.dueInDays }] : [])) : []

const isCondition = (value: unknown): value is { text: string; dueInDays: number } =>
  typeof value === 'object' && value !== null && 'text' in value && 'dueInDays' in value && typeof value.text === 'string' && typeof value.dueInDays === 'number'
