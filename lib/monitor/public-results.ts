import type { Tx } from '@/lib/db'
import { addCents } from '@/lib/money'
import { LEAST_SHOWN, suppress } from './suppression'

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
  /** Participations ("deelnames"), not persons, and their hours; null also where the first is too small to show, because the second gives it away. */
  participations: number | null
  childHours: number | null
}

export type PublicResults = {
  rows: PublicResult[]
  totals: { grants: number; settled: number; grantedCents: bigint; finalCents: bigint; municipalities: number; sessions: number; participations: number | null; childHours: number | null }
  /** Girls on participants whose gender is known, with that coverage; null under 20 of them or where a part is too small. */
  girls: { percent: number; coverage: number } | null
}

/** What was granted and what came of it, as anybody may know it: published files only, no test calls, small numbers hidden (domain 3.2). */
export const publicResults = async (tx: Tx, { callCode }: { callCode?: string } = {}): Promise<PublicResults> => {
  const grants = await tx.grant.findMany({
    where: { status: { notIn: ['DECLINED', 'REVOKED'] }, call: { testMode: false, publications: { some: {} }, ...(callCode === undefined ? {} : { code: callCode }) } },
    select: {
      number: true, grantedCents: true, finalCents: true,
      application: { select: { title: true } }, organisation: { select: { legalName: true } }, call: { select: { code: true } },
      reports: { where: { type: 'FINAL', status: 'ACCEPTED' }, select: { activities: { where: { accepted: true } } } },
    },
    orderBy: { number: 'asc' },
  })
  const reported = grants.map(({ reports }) => reports[0]?.activities ?? null)
  const counts = reported.map((activities) => [sum(activities ?? [], ({ participants }) => participants)])
  const participations = suppress({ rows: grants.map(({ number }) => number), columns: ['participations'], counts }, LEAST_SHOWN)
  const activities = reported.flatMap((one) => one ?? [])
  return {
    rows: grants.map((grant, index) => {
      const own = reported[index] ?? null
      const counted = participations.shown[index]?.[0] ?? null
      return {
        number: grant.number, title: grant.application.title, organisation: grant.organisation.legalName, callCode: grant.call.code, grantedCents: grant.grantedCents, finalCents: grant.finalCents,
        municipalities: own && places(own), sessions: own && sum(own, ({ sessionsHeld }) => sessionsHeld),
        participations: own && counted, childHours: own && counted !== null ? sum(own, (activity) => Number(activity.childHours)) : null,
      }
    }),
    totals: {
      grants: grants.length, settled: grants.filter(({ finalCents }) => finalCents !== null).length,
      grantedCents: addCents(grants.map(({ grantedCents }) => grantedCents)), finalCents: addCents(grants.map(({ finalCents }) => finalCents ?? 0n)),
      municipalities: places(activities), sessions: sum(activities, ({ sessionsHeld }) => sessionsHeld),
      participations: participations.total, childHours: participations.total === null ? null : sum(activities, (activity) => Number(activity.childHours)),
    },
    girls: shareOfGirls(activities),
  }
}

type Counted = { nis: string | null; girls: number; boys: number; genderX: number; participants: number }

const LEAST_DENOMINATOR = 20

const sum = <T>(rows: readonly T[], figure: (row: T) => number): number => rows.reduce((total, row) => total + figure(row), 0)

const places = (activities: readonly { nis: string | null }[]): number => new Set(activities.flatMap(({ nis }) => (nis === null ? [] : [nis]))).size

const shareOfGirls = (activities: readonly Counted[]): PublicResults['girls'] => {
  const [girls, known, all] = [sum(activities, (row) => row.girls), sum(activities, (row) => row.girls + row.boys + row.genderX), sum(activities, ({ participants }) => participants)]
  if (known < LEAST_DENOMINATOR || girls < LEAST_SHOWN || known - girls < LEAST_SHOWN) return null
  return { percent: Math.round((1000 * girls) / known) / 10, coverage: Math.round((1000 * known) / all) / 10 }
}
