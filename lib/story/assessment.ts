import type pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import { answerEligibility } from '@/lib/applications/answer-eligibility'
import { concludeEligibility } from '@/lib/applications/conclude-eligibility'
import { takeInCall } from '@/lib/applications/take-in-application'
import { startAssessment } from '@/lib/calls/start-assessment'
import { confirmIneligibility } from '@/lib/decisions/confirm-ineligibility'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { finishReview } from '@/lib/reviews/finish-review'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { saveReview } from '@/lib/reviews/save-review'
import { consensusAnswers, reviewSaving } from '@/lib/reviews/schema'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content, type RequestContent } from './content'
import { completionRoundsOf, tellCompletions } from './completions'
import { lateConflict, tellLateConflict } from './late-conflict'
import { callOf, idFor, type Known } from './requests'
import type { Schedule } from './schedule'
import { faultsOf, motivationFor } from './verdicts'

const OFFICER = demoAddress('dossierbeheerder')
const SECOND_OFFICER = demoAddress('dossierbeheerder2')
const CHAIR = demoAddress('voorzitter')

/** Calls whose files are assessed, and how many days after the deadline each step is taken. */
const assessed = ['ACT-VORIG', 'ACT-DEMO', 'PAR-DEMO']
const days = { takeIn: 1, verdicts: 6, confirm: 9, start: 12, assign: 13, interest: 15, score: 20, consensus: 32 }

/** States that come after the eligibility check, and those that come after the reviews. */
const reviewed = new Set(['IN_REVIEW', 'CONSENSUS', 'RANKED', 'PROPOSED', 'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'LAPSED'])
const agreed = new Set(['RANKED', 'PROPOSED', 'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'LAPSED'])

export const tellAssessments = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const code of assessed) {
    const deadline = content.calls.find((call) => call.code === code)?.deadlineAtDayOffset ?? 0
    schedule.by({ day: deadline + days.takeIn, hour: 9 }, OFFICER, `take in ${code}`, async (actor) => takeInCall(actor, { callId: await callId(owner, code) }))
    schedule.by({ day: deadline + days.start, hour: 9 }, OFFICER, `start assessment of ${code}`, (actor) => startAssessment(actor, { code }))
  }
  for (const [index, request] of content.requests.entries()) {
    const filed = 'submittedDayOffset' in request.timeline
    if (!filed || !assessed.includes(request.call) || request.status === 'WITHDRAWN') continue
    tellCheck(owner, schedule, known, request, index)
    tellCompletions(owner, schedule, known, request)
    if (reviewed.has(request.status)) tellReviews(owner, schedule, known, request, index)
  }
}

/** Answers to every E and A; concluded, unless the story leaves the file on the officer's desk. */
const tellCheck = (owner: pg.Client, schedule: Schedule, known: Known, request: RequestContent, index: number): void => {
  const deadline = callOf(request).deadlineAtDayOffset
  const minute = index % 60
  const moment = { day: deadline + days.verdicts, hour: 10, minute }
  const applicationId = () => idFor(known, request.code)
  const open = request.status === 'ELIGIBILITY_CHECK' || request.status === 'COMPLETION_REQUESTED'
  const ineligible = request.status === 'INELIGIBLE'
  const faults = faultsOf(request)
  // What is asked to complete stays unanswered until the answer is in.
  const rounds = completionRoundsOf(request)
  const answered = rounds.at(-1)?.answeredDayOffset ?? null
  const answerTo = (question: { code: string; activityRowId: string }) =>
    ({ ...question, met: faults.has(question.code) && ineligible ? ('nee' as const) : ('ja' as const), motivation: faults.get(question.code) ?? motivationFor(question.code, index) })
  const later = open || rounds.length > 0
  schedule.by(moment, OFFICER, `${request.code} verdicts`, async (actor) => {
    const questions = await questionsOf(owner, applicationId())
    const answers = questions
      .filter(({ code }) => !later || !faults.has(code))
      .map(answerTo)
    await answerEligibility(actor, { applicationId: applicationId(), answers })
  })
  if (open) return
  const conclusion = answered === null ? { ...moment, hour: 15 } : { day: answered + 2, hour: 15, minute }
  if (answered !== null)
    schedule.by({ ...conclusion, hour: 10 }, OFFICER, `${request.code} verdicts after completion`, async (actor) =>
      answerEligibility(actor, { applicationId: applicationId(), answers: (await questionsOf(owner, applicationId())).filter(({ code }) => faults.has(code)).map(answerTo) }))
  schedule.by(conclusion, OFFICER, `${request.code} conclude`, (actor) =>
    concludeEligibility(actor, { applicationId: applicationId(), eligible: !ineligible, motivation: ineligible ? [...faults.values()].join(' ') : '' }))
  if (ineligible)
    schedule.by({ day: answered === null ? deadline + days.confirm : answered + 5, hour: 11, minute }, SECOND_OFFICER, `${request.code} confirm ineligible`, (actor) => confirmIneligibility(actor, { applicationId: applicationId() }))
}

type ReviewContent = { reviewer: string; state: string; scores?: Record<string, { score: number; motivation: string }> | null }
type ConflictContent = { reviewer: string; type: string; text: string; declaredDayOffset: number; replacedBy: string }

const tellReviews = (owner: pg.Client, schedule: Schedule, known: Known, request: RequestContent, index: number): void => {
  const deadline = callOf(request).deadlineAtDayOffset
  const minute = index % 60
  const reviews: ReviewContent[] = 'reviews' in request && request.reviews ? request.reviews : []
  const conflicts: ConflictContent[] = 'conflictsOfInterest' in request && request.conflictsOfInterest ? request.conflictsOfInterest : []
  const applicationId = () => idFor(known, request.code)
  const assign = (day: number, hour: number, email: string) =>
    schedule.by({ day, hour, minute }, OFFICER, `${request.code} assign ${email}`, async (actor) => assignReviewer(actor, { applicationId: applicationId(), reviewerId: await personId(owner, email) }))

  for (const { reviewer, declaredDayOffset, type, text, replacedBy } of conflicts) {
    assign(deadline + days.assign, 13, reviewer)
    schedule.by({ day: declaredDayOffset, hour: 14, minute }, reviewer, `${request.code} conflict`, async (actor) =>
      declareInterest(actor, { reviewId: await reviewId(owner, applicationId(), reviewer), interest: 'belang', type: type as 'FUNCTION', reason: text }))
    assign(declaredDayOffset + 1, 9, replacedBy)
  }
  const late = request.code === lateConflict.request
  if (late) tellLateConflict(owner, schedule, known, ({ day, hour }, email) => assign(day, hour, email))
  const replacements = new Set([...conflicts.map(({ replacedBy }) => replacedBy), ...(late ? [demoAddress(lateConflict.replacedBy)] : [])])
  for (const [turn, review] of [...reviews, ...(late ? reviews.slice(0, 1).map(likeMinded) : [])].entries()) {
    const email = demoAddress(review.reviewer)
    if (!replacements.has(email)) assign(deadline + days.assign, 10 + turn, email)
    if (review.state === 'ASSIGNED') continue
    schedule.by({ day: deadline + days.interest, hour: 10 + turn, minute }, email, `${request.code} no interest`, async (actor) =>
      declareInterest(actor, { reviewId: await reviewId(owner, applicationId(), email), interest: 'geen' }))
    schedule.by({ day: deadline + days.score + turn, hour: 20, minute }, email, `${request.code} score`, async (actor) => score(owner, actor, applicationId(), review, email))
  }
  const consensus = 'consensus' in request ? request.consensus : undefined
  if (consensus && consensus.triggers.length > 0 && agreed.has(request.status))
    schedule.by({ day: deadline + days.consensus, hour: 14, minute }, CHAIR, `${request.code} consensus`, (actor) => recordConsensus(actor, agreedAnswers(applicationId(), consensus, reviews, apart.get(request.code) ?? {})))
}

/** The review that fell away agreed with the one that stands. */
const likeMinded = ({ state, scores }: ReviewContent): ReviewContent => ({
  reviewer: lateConflict.reviewer, state,
  scores: Object.fromEntries(Object.entries(scores ?? {}).map(([code, { score: points, motivation }]) => [code, { score: points, motivation: `Ook na de bijlagen blijf ik hierbij. ${motivation}` }])),
})

const score = async (owner: pg.Client, actor: Actor, applicationId: string, { scores, state }: ReviewContent, email: string): Promise<void> => {
  const id = await reviewId(owner, applicationId, email)
  const given = Object.entries(scores ?? {})
  const activities = await activityCount(owner, applicationId)
  const remarks = Object.fromEntries(given.filter(([, { score: points }]) => points < 3).map(([code, { motivation }]) => [code, Object.fromEntries(Array.from({ length: activities }, (_, index) => [`a${index + 1}`, motivation.slice(0, 900)]))]))
  const { version } = (await owner.query<{ version: number }>('select version from review where id = $1', [id])).rows[0] ?? { version: 0 }
  await saveReview(actor, reviewSaving.parse({
    reviewId: id,
    version,
    all: Object.fromEntries(given.map(([code, { score: points }]) => [code, String(points)])),
    motivations: Object.fromEntries(given.map(([code, { motivation }]) => [code, motivation])),
    remarks: Object.fromEntries(Object.entries(remarks).filter(([code]) => perActivity.has(code))),
  }))
  if (state === 'FINAL') await finishReview(actor, { reviewId: id })
}

const perActivity = new Set(['C01', 'C02', 'C03', 'C04', 'C05', 'C07'])

type ConsensusContent = { scores?: Record<string, number> | null; note?: string | null }

/** Where the panel scored one activity apart: the Saturday workshop of R05 follows a fixed plan, so it is no full-fledged STEM activity. */
const apart: ReadonlyMap<string, Record<string, Record<string, string>>> = new Map([['R05', { C02: { a1: '1' } }]])

/** The points of the story; each text joins what the reviewers wrote, as a chair would. */
const agreedAnswers = (applicationId: string, { scores, note }: ConsensusContent, reviews: readonly ReviewContent[], apartScores: Record<string, Record<string, string>>) =>
  consensusAnswers.parse({
    applicationId,
    all: Object.fromEntries(Object.entries(scores ?? {}).map(([code, points]) => [code, String(points).replace('.', ',')])),
    scores: apartScores,
    motivations: Object.fromEntries(Object.keys(scores ?? {}).map((code) => [code, `Na overleg. ${reviews.map((review) => review.scores?.[code]?.motivation ?? '').filter((text) => text !== '').join(' ')}`])),
    note: note ?? '',
  })

export const callId = async (owner: pg.Client, code: string): Promise<string> => (await owner.query<{ id: string }>('select id from call where code = $1', [code])).rows[0]?.id ?? ''
const personId = async (owner: pg.Client, email: string): Promise<string> => (await owner.query<{ id: string }>('select id from app_user where email = $1', [email])).rows[0]?.id ?? ''
const activityCount = async (owner: pg.Client, applicationId: string): Promise<number> =>
  (await owner.query<{ count: number }>('select count(*)::int as count from activity where application_id = $1', [applicationId])).rows[0]?.count ?? 0

const reviewId = async (owner: pg.Client, applicationId: string, email: string): Promise<string> =>
  (await owner.query<{ id: string }>('select r.id from review r join app_user u on u.id = r.reviewer_id where r.application_id = $1 and u.email = $2', [applicationId, email])).rows[0]?.id ?? ''

/** Every knock-out of the rubric, once per file or once per activity. */
const questionsOf = async (owner: pg.Client, applicationId: string): Promise<{ code: string; activityRowId: string }[]> =>
  (await owner.query<{ code: string; activityRowId: string }>(
    `select k ->> 'code' as code, coalesce(v.row_id, '') as "activityRowId"
     from application a join call c on c.id = a.call_id join rubric_version r on r.id = c.rubric_version_id
     cross join lateral jsonb_array_elements(r.content -> 'knockouts') k
     left join activity v on v.application_id = a.id and k ->> 'scope' = 'ACTIVITY'
     where a.id = $1 order by 1, v.position`,
    [applicationId],
  )).rows
