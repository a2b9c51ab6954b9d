import type { Actor } from '@/lib/access/actor'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { finishReview } from '@/lib/reviews/finish-review'
import { saveReview } from '@/lib/reviews/save-review'
import { reviewAnswers, type ReviewAnswers } from '@/lib/reviews/schema'
import type { ApplicationStatus, Call } from '@/prisma/generated/client'
import type { TestDatabase } from '@/tests/support/database'
import { actorOf, createApplication, createCall, createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'

export const criteria = ['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10'] as const

export const createActivity = (database: TestDatabase, applicationId: string, rowId: string, plannedChildHours = 100, more: Record<string, unknown> = {}): Promise<string> =>
  insertRow(database, 'activity', {
    applicationId, rowId, position: Number(rowId.replace(/\D/g, '')), title: `Activiteit ${rowId}`, type: 'CLUB', themes: ['DIGI'], disciplines: ['S', 'T'], ageMin: 8, ageMax: 12,
    locationName: 'Buurthuis', postcode: '2800', nis: '12025', expectedParticipants: 20, plannedHours: 5, plannedSessions: 2, plannedDayParts: 2, plannedChildHours, priceCents: 0, reducedPriceCents: 0,
    ...more,
  })

/** A request of an academy in a call in assessment, eligible unless told otherwise, with two activities. */
export const createFile = async (database: TestDatabase, given: { status?: ApplicationStatus; call?: Partial<Call>; callId?: string; rowIds?: readonly string[]; content?: string } = {}) => {
  const call = given.callId ? { id: given.callId } : await createCall(database, { status: 'ASSESSMENT', ...given.call })
  const organisation = await createOrganisation(database)
  const applicant = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const application = await createApplication(database, {
    callId: call.id, organisationId: organisation.id, createdById: applicant.userId ?? '', status: given.status ?? 'ELIGIBLE', requestedCents: 400_000n,
    ...(given.content ? { content: given.content } : {}),
  })
  for (const rowId of given.rowIds ?? ['r1', 'r2']) await createActivity(database, application.id, rowId)
  return { application, applicationId: application.id, call, organisation, applicant, officer: await staffActor(database, 'VLAIO_OFFICER') }
}

export type Reviewing = { actor: Actor; reviewId: string }

/** Reviewers who were asked and have no interest: the file is in review. */
export const startReviews = async (database: TestDatabase, { applicationId, officer }: { applicationId: string; officer: Actor }, count = 2): Promise<Reviewing[]> => {
  const reviewing: Reviewing[] = []
  for (let index = 0; index < count; index++) {
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    const { reviewId } = await assignReviewer(officer, { applicationId, reviewerId: reviewer.userId ?? '' })
    const actor = await actorOf(database, { id: reviewer.userId ?? '' })
    await declareInterest(actor, { reviewId, interest: 'geen' })
    reviewing.push({ actor: await actorOf(database, { id: reviewer.userId ?? '' }), reviewId })
  }
  return reviewing
}

const motivation = 'De aanvraag toont dit met voorbeelden per sessie, cijfers van vorig jaar en een afspraak.'

/** Complete answers: every criterion the same score, unless `scores` says otherwise. */
export const completeAnswers = (score: string, changes: { all?: Record<string, string>; scores?: Record<string, Record<string, string>>; remarks?: Record<string, Record<string, string>>; abstain?: Record<string, string>; motivations?: Record<string, string>; contests?: Record<string, Record<string, string>> } = {}): ReviewAnswers =>
  reviewAnswers.parse({
    ...changes,
    all: { ...Object.fromEntries(criteria.map((code) => [code, score])), ...changes.all },
    motivations: { ...Object.fromEntries(criteria.map((code) => [code, motivation])), ...changes.motivations },
  })

export const finish = async ({ actor, reviewId }: Reviewing, answers: ReviewAnswers, version = 0): Promise<void> => {
  await saveReview(actor, { reviewId, version, ...answers })
  await finishReview(actor, { reviewId })
}

export const statusOf = async (database: TestDatabase, applicationId: string): Promise<{ shown: string; office: string }> => {
  const [row] = await database.sql<{ shown: string; office: string }>('select a.status as shown, s.status as office from application a join assessment s on s.application_id = a.id where a.id = $1', [applicationId])
  if (!row) throw new Error('no such file')
  return row
}
