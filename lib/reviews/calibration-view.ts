import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import type { CalibrationDocument } from './calibrate-call'

export type CalibrationView =
  /** A conflict with one file closes the whole, which is drawn from all files together. */
  | { state: 'closed' }
  | { state: 'none'; reviews: number }
  | { state: 'made'; madeAt: Date; seed: number; draws: number; sha256: string; reviews: number; current: boolean; line: number | null; connected: boolean; files: ExpectedPlace[]; reviewers: Severity[] }

export type ExpectedPlace = { applicationId: string; number: string; expectedRank: number; lower: number; upper: number; above: number | null }
export type Severity = { name: string; files: number; severity: number; lower: number; upper: number }

/** The advice beside the list, for who may read the scores of others; null for whoever may not. */
export const calibrationView = async (tx: Tx, actor: Actor, callId: string, rankingId: string | null): Promise<CalibrationView | null> => {
  if (!can(actor, 'calibration.read')) return null
  const closed = await tx.application.count({ where: { callId, id: { in: [...actor.conflictedApplicationIds] } } })
  if (closed > 0) return { state: 'closed' }
  const latest = await latestCalibration(tx, callId, rankingId)
  if (!latest) return { state: 'none', reviews: (await finalReviews(tx, callId)).count }
  const { input, result }: CalibrationDocument = JSON.parse(latest.content)
  const numbers = new Map((await tx.application.findMany({ where: { id: { in: result.applications.map(({ application }) => application) } }, select: { id: true, number: true } })).map(({ id, number }) => [id, number ?? '']))
  const names = new Map((await tx.user.findMany({ where: { id: { in: result.reviewers.map(({ reviewer }) => reviewer) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  const { madeAt, seed, draws, sha256, reviews, current } = latest
  return {
    state: 'made', madeAt, seed, draws, sha256, reviews, current, line: input.line, connected: result.connected,
    files: result.applications.map(({ application, ...place }) => ({ applicationId: application, number: numbers.get(application) ?? '', ...place })).toSorted((one, other) => one.number.localeCompare(other.number)),
    reviewers: result.reviewers
      .map(({ reviewer, ...severity }) => ({ name: names.get(reviewer) ?? '', files: input.scores.filter((given) => given.reviewer === reviewer).length, ...severity }))
      .toSorted((one, other) => other.severity - one.severity),
  }
}

/** `current`: no review that counts came, changed or fell away since. */
export const latestCalibration = async (tx: Tx, callId: string, rankingId: string | null) => {
  const latest = await tx.calibration.findFirst({ where: { callId, rankingId }, orderBy: { madeAt: 'desc' } })
  if (!latest) return null
  const { count, newest } = await finalReviews(tx, callId)
  return { ...latest, current: count === latest.reviews && (newest === null || newest <= latest.madeAt) }
}

/** Those with at least one number: who abstained from everything says nothing about the order. */
const finalReviews = async (tx: Tx, callId: string): Promise<{ count: number; newest: Date | null }> => {
  const [found] = await tx.$queryRaw<{ count: number; newest: Date | null }[]>`
    select count(*)::int as count, max(r.final_at) as newest from review r join application a on a.id = r.application_id
    where a.call_id = ${callId}::uuid and r.status in ('FINAL', 'REVISED') and exists (select from review_score s where s.review_id = r.id and s.score is not null)`
  return found ?? { count: 0, newest: null }
}
