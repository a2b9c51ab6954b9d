import type { FundingTerms } from '@/lib/calls/funding-models'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { officialInput, type AssessedFile } from './official-input'
import { rankApplications } from './ranking'

/** Where a file would stand by the official rule, were the list made now; `distance` 1 is next to the line, on either side. Null = not on the list. */
export type AgendaPlace = { place: number | null; distance: number | null; above: boolean; total: number }

/** So near to the line that a meeting wants to look at it once more, on either side. */
export const NEAR_THE_LINE = 3

/** The places of all files of a call with scores by now: of those in consensus the mean of their reviews. A look ahead, never the official list. */
export const agendaPlaces = (rubric: RubricVersion, call: FundingTerms & { envelopeCents: bigint; partialOfferAllowed: boolean }, files: readonly AssessedFile[]): Map<string, AgendaPlace> => {
  const { input, leftOut } = officialInput(rubric, call, files)
  const { rows } = rankApplications(input)
  const granted = rows.findIndex(({ outcome }) => outcome !== 'GRANT')
  const line = granted < 0 ? rows.length : granted
  return new Map<string, AgendaPlace>([
    ...rows.map(({ id, total }, index) => [id, { place: index + 1, distance: index < line ? line - index : index - line + 1, above: index < line, total }] as const),
    ...leftOut.map(({ id, total }) => [id, { place: null, distance: null, above: false, total }] as const),
  ])
}

/** Nearest to the line first; then what still waits for the panel, then by place; what stands on no list comes last. */
export const byDistance = (one: { place: AgendaPlace | undefined; waits: boolean; number: string }, other: typeof one): number =>
  (one.place?.distance ?? Infinity) - (other.place?.distance ?? Infinity) || Number(other.waits) - Number(one.waits) || (one.place?.place ?? Infinity) - (other.place?.place ?? Infinity) || one.number.localeCompare(other.number)
