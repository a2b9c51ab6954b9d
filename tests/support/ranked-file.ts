import type { Application, Call, ReviewStatus } from '@/prisma/generated/client'
import rubric from '@/prisma/seed/reference/rubric-v1.json'
import type { TestDatabase } from '@/tests/support/database'
import { createApplication, createOrganisation, createUser, dayFromNow } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'

type Given = { score?: number; scores?: Partial<Record<string, number>>; requestedCents?: bigint; childHours?: number; reviewerIds?: readonly string[]; reviewStatus?: ReviewStatus; status?: 'RANKED' | 'IN_REVIEW' }

/** A file with one activity and its consensus: `score` for every criterion, `scores` where one differs. Ready to be ranked. */
export const createRankedFile = async (database: TestDatabase, call: Call, given: Given = {}): Promise<Application> => {
  const { score = 4, scores = {}, requestedCents = 400_000n, childHours = 1000, reviewerIds = [], reviewStatus = 'FINAL', status = 'RANKED' } = given
  const organisation = await createOrganisation(database)
  const author = await createUser(database)
  await insertRow(database, 'membership', { organisationId: organisation.id, userId: author.id, role: 'APPLICANT_SIGNATORY' })
  const application = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: author.id, status, requestedCents, plannedChildHours: childHours })
  await insertRow(database, 'activity', {
    applicationId: application.id, rowId: 'a1', position: 0, title: 'Robots die de straat oversteken', type: 'CODING', themes: ['DIGI'], disciplines: ['T', 'E'], ageMin: 10, ageMax: 12,
    locationName: 'Buurthuis', postcode: '2800', expectedParticipants: 20, plannedHours: 15, plannedSessions: 6, plannedDayParts: 6, plannedChildHours: childHours, priceCents: 1800, reducedPriceCents: 450,
  })
  for (const reviewerId of reviewerIds)
    await insertRow(database, 'review', { applicationId: application.id, reviewerId, status: reviewStatus, assignedById: author.id, dueAt: new Date(`${dayFromNow(10)}T12:00:00Z`) })
  if (status === 'RANKED') await addConsensus(database, application.id, score, scores)
  return application
}

const addConsensus = async (database: TestDatabase, applicationId: string, score: number, scores: Partial<Record<string, number>>): Promise<void> => {
  await insertRow(database, 'consensus', { applicationId, triggers: '[]', method: 'MEAN' }, false)
  for (const { code, scope } of rubric.scored) {
    const halves = Math.round((scores[code] ?? score) * 2)
    await insertRow(database, 'consensus_score', { applicationId, criterion: code, activityRowId: scope === 'ACTIVITY' ? 'a1' : '', numerator: halves, denominator: 2 }, false)
    await insertRow(database, 'consensus_motivation', { applicationId, criterion: code, motivation: `Motivering van ${code} na overleg, in voldoende woorden om iets te zeggen.` }, false)
  }
}
