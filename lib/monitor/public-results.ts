import type { Tx } from '@/lib/db'
import { addCents } from '@/lib/money'
import { publicGrants } from './public-grants'
import { reachRelease, type ReachRelease } from './reach-release'

export type PublicResult = {
  number: string
  title: string
  organisation: string
  callCode: string
  grantedCents: bigint
  /** Null while not settled. */
  finalCents: bigint | null
  /** Of the accepted report; null while there is none. */
  municipalities: number | null
  sessions: number | null
  /** Participations ("deelnames"), not persons, and their hours, as released; null where they are too small to show or wait for the next release. */
  participations: number | null
  childHours: number | null
}

export type PublicResults = {
  rows: PublicResult[]
  /** Participations and hours are sums of what is shown; null while nothing is. */
  totals: { grants: number; settled: number; grantedCents: bigint; finalCents: bigint; municipalities: number; sessions: number; participations: number | null; childHours: number | null }
  /** Girls on participants whose gender is known, with that coverage; null under 20 of them or where a part is not shown. */
  girls: { percent: number; coverage: number } | null
}

/** What was granted and what came of it, as anybody may know it: published files only, no test calls, and of children what was released (reach-release.ts). */
export const publicResults = async (tx: Tx, { callCode }: { callCode?: string } = {}): Promise<PublicResults> => {
  const call = { ...publicGrants.call, ...(callCode === undefined ? {} : { code: callCode }) }
  const grants = await tx.grant.findMany({
    where: { ...publicGrants, call },
    select: {
      number: true, grantedCents: true, finalCents: true,
      application: { select: { title: true } }, organisation: { select: { legalName: true } }, call: { select: { code: true } },
      reports: { where: { type: 'FINAL', status: 'ACCEPTED' }, select: { activities: { where: { accepted: true }, select: { nis: true, sessionsHeld: true } } } },
    },
    orderBy: { number: 'asc' },
  })
  const releases = (await tx.reachRelease.findMany({ where: { call }, select: { content: true }, orderBy: { id: 'asc' } })).map(({ content }) => reachRelease.parse(content))
  const shown = new Map(releases.flatMap((release) => release.grants.map((one) => [one.number, one] as const)))
  const reported = grants.map(({ reports }) => reports[0]?.activities ?? null)
  const activities = reported.flatMap((one) => one ?? [])
  return {
    rows: grants.map((grant, index) => {
      const own = reported[index] ?? null
      return {
        number: grant.number, title: grant.application.title, organisation: grant.organisation.legalName, callCode: grant.call.code, grantedCents: grant.grantedCents, finalCents: grant.finalCents,
        municipalities: own && places(own), sessions: own && sum(own, ({ sessionsHeld }) => sessionsHeld),
        participations: shown.get(grant.number)?.participations ?? null, childHours: shown.get(grant.number)?.childHours ?? null,
      }
    }),
    totals: {
      grants: grants.length, settled: grants.filter(({ finalCents }) => finalCents !== null).length,
      grantedCents: addCents(grants.map(({ grantedCents }) => grantedCents)), finalCents: addCents(grants.map(({ finalCents }) => finalCents ?? 0n)),
      municipalities: places(activities), sessions: sum(activities, ({ sessionsHeld }) => sessionsHeld),
      participations: sumShown(releases.map(({ participations }) => participations)), childHours: sumShown([...shown.values()].map(({ childHours }) => childHours)),
    },
    girls: shareOfGirls(releases),
  }
}

const LEAST_DENOMINATOR = 20

const sum = <T>(rows: readonly T[], figure: (row: T) => number): number => rows.reduce((total, row) => total + figure(row), 0)

const sumShown = (figures: readonly (number | null)[]): number | null => {
  const known = figures.filter((figure) => figure !== null)
  return known.length === 0 ? null : sum(known, (figure) => figure)
}

const places = (activities: readonly { nis: string | null }[]): number => new Set(activities.flatMap(({ nis }) => (nis === null ? [] : [nis]))).size

/** Over the batches that show every part: a percentage over the others would give away what they hide. */
const shareOfGirls = (releases: readonly ReachRelease[]): PublicResults['girls'] => {
  const whole = releases.filter(({ gender }) => Object.values(gender).every((figure) => figure !== null))
  const of = (...codes: string[]): number => sum(whole, ({ gender }) => sum(codes, (code) => gender[code] ?? 0))
  const [girls, known, all] = [of('V'), of('V', 'M', 'X'), of('V', 'M', 'X', 'UNKNOWN')]
  return known < LEAST_DENOMINATOR ? null : { percent: Math.round((1000 * girls) / known) / 10, coverage: Math.round((1000 * known) / all) / 10 }
}
