import type { RubricVersion } from '@/lib/rubrics/schema'
import { rankApplications } from './ranking'
import type { RankedApplication, RankingInput, RankingRow } from './ranking'

/** Names the published rule: whoever runs it on `input` gets `result`. */
export const RANKING_RULE = 'stem-loket/rankApplications/1'

/** JSON knows no bigint: cents travel as strings of digits (contract 6). */
export type RankingInputJson = {
  applications: (Omit<RankedApplication, 'requestedCents'> & { requestedCents: string })[]
  rubric: RubricVersion
  envelopeCents: string
  partialOfferAllowed: boolean
}

export type RankingDocument = {
  type: 'stem-loket/ranking/1'
  rule: string
  input: RankingInputJson
  result: { rows: (Omit<RankingRow, 'grantedCents'> & { grantedCents: string })[] }
}

/**
 * The official list as one JSON value (contract 4), to be written in canonical form (RFC 8785), then signed with `keyId` and
 * `signature` added. The applications come in order of id, so that the same files give the same bytes.
 */
export const rankingDocument = (input: RankingInput): RankingDocument => ({
  type: 'stem-loket/ranking/1',
  rule: RANKING_RULE,
  input: {
    applications: input.applications.map(applicationJson).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    rubric: input.rubric,
    envelopeCents: String(input.envelopeCents),
    partialOfferAllowed: input.partialOfferAllowed,
  },
  result: { rows: rankApplications(input).rows.map((row) => ({ ...row, grantedCents: String(row.grantedCents) })) },
})

/** The other way: what the rule was run on. */
export const rankingInput = (json: RankingInputJson): RankingInput => ({
  applications: json.applications.map((application) => ({ ...application, requestedCents: BigInt(application.requestedCents) })),
  rubric: json.rubric,
  envelopeCents: BigInt(json.envelopeCents),
  partialOfferAllowed: json.partialOfferAllowed,
})

/**
 * The same input with other ids for the files that were not granted, for the public copy. The result is computed again from it.
 * @param publicIds id → public id; a file that is not in it keeps its own
 */
export const withPublicIds = (input: RankingInput, publicIds: ReadonlyMap<string, string>): RankingInput => ({
  ...input,
  applications: input.applications.map((application) => ({ ...application, id: publicIds.get(application.id) ?? application.id })),
})

/** Only the known members, so that nothing else of a file (a name) slips into what is published. */
const applicationJson = ({ id, scores, requestedCents, plannedChildHours, submittedAt }: RankedApplication): RankingInputJson['applications'][number] => ({
  id,
  scores,
  requestedCents: String(requestedCents),
  plannedChildHours,
  submittedAt,
})
