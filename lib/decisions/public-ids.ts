import { randomBytes } from 'node:crypto'
import type { RankedApplication, RankingInput } from './ranking'
import { decidedBy, rankApplications } from './ranking'

/**
 * Random ids for every file that is not in `kept`, such that the published rule gives the same list: where only the id decides between files, the new
 * ids stand in the order of the old ones.
 * @param input ids are UUIDs
 */
export const publicIds = (input: RankingInput, kept: ReadonlySet<string>): Map<string, string> => {
  const files = new Map(input.applications.map((application) => [application.id, application]))
  const ordered = rankApplications(input).rows.flatMap(({ id }) => files.get(id) ?? [])
  return new Map(tiedRuns(input, ordered).flatMap((run) => idsOfRun(run, kept)))
}

/** Neighbours between whom only the id decides. */
const tiedRuns = ({ rubric }: RankingInput, ordered: readonly RankedApplication[]): string[][] => {
  const runs: string[][] = []
  let previous: RankedApplication | undefined
  for (const file of ordered) {
    if (previous && decidedBy(rubric, previous, file) === 'id') runs.at(-1)?.push(file.id)
    else runs.push([file.id])
    previous = file
  }
  return runs
}

/** Between two ids that stay, as many random ones as there are files, lowest first. */
const idsOfRun = (run: readonly string[], kept: ReadonlySet<string>): [string, string][] => {
  const given: [string, string][] = []
  let lowest = -1n
  for (let start = 0; start < run.length; ) {
    const found = run.findIndex((id, index) => index >= start && kept.has(id))
    const end = found < 0 ? run.length : found
    const highest = found < 0 ? LAST : numberOf(run[found] ?? '')
    const drawn = drawBetween(lowest, highest, end - start)
    for (const [index, id] of run.slice(start, end).entries()) given.push([id, uuid(drawn[index] ?? 0n)])
    lowest = highest
    start = end + 1
  }
  return given
}

const LAST = 2n ** 128n

const drawBetween = (lowest: bigint, highest: bigint, count: number): bigint[] => {
  const width = highest - lowest - 1n
  if (width < BigInt(count)) throw new RangeError('no room for ids between two that stay')
  const drawn = new Set<bigint>()
  while (drawn.size < count) drawn.add(lowest + 1n + (BigInt(`0x${randomBytes(24).toString('hex')}`) % width))
  return [...drawn].toSorted((a, b) => (a < b ? -1 : 1))
}

const numberOf = (id: string): bigint => BigInt(`0x${id.replaceAll('-', '')}`)

const uuid = (number: bigint): string => number.toString(16).padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
