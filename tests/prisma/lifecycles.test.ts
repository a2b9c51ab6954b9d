import { expect, test } from 'vitest'
import { adviceLifecycle } from '@/lib/advice/lifecycle'
import { activityLifecycle } from '@/lib/activity-log/lifecycle'
import { applicationLifecycle, publicationPairs, secretVerbs } from '@/lib/applications/lifecycle'
import { callLifecycle } from '@/lib/calls/lifecycle'
import { completionLifecycle } from '@/lib/filings/completion-lifecycle'
import { amendmentLifecycle } from '@/lib/grants/amendment-lifecycle'
import { grantLifecycle } from '@/lib/grants/lifecycle'
import { lessonLifecycle, needLifecycle } from '@/lib/knowledge/lifecycle'
import { transitions } from '@/lib/lifecycle'
import { paymentLifecycle } from '@/lib/payments/lifecycle'
import { handlingLifecycle } from '@/lib/reconsiderations/lifecycle'
import { reportLifecycle } from '@/lib/reports/lifecycle'
import { reviewLifecycle } from '@/lib/reviews/lifecycle'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
const inDatabase = async (entity: string): Promise<string[]> =>
  (await database.sql<{ pair: string }>(`select from_state || '>' || to_state as pair from lifecycle_transition where entity = $1 order by 1`, [entity])).map(({ pair }) => pair).toSorted()
const inCode = (pairs: readonly (readonly [string, string])[]): string[] => [...new Set(pairs.filter(([from, to]) => from !== to).map(([from, to]) => `${from}>${to}`))].toSorted()

/** Reached by secret moves alone: back to the reviewers is a secret move too, but to a state that is known. */
const secretStates = new Set(secretVerbs.map((verb) => applicationLifecycle[verb].to as string).filter((state) =>
  Object.entries(applicationLifecycle).every(([verb, move]) => move.to !== state || secretVerbs.some((secret) => secret === verb))))
const application = transitions(applicationLifecycle)

test.each([
  ['call', [['', 'DRAFT'], ...transitions(callLifecycle)]],
  ['review', [['', 'ASSIGNED'], ...transitions(reviewLifecycle)]],
  ['grant', [['', 'AWARDED'], ...transitions(grantLifecycle)]],
  ['payment', [['', 'PLANNED'], ...transitions(paymentLifecycle)]],
  ['report', [['', 'DUE'], ...transitions(reportLifecycle)]],
  ['reconsideration_handling', [['', 'IN_HANDLING'], ...transitions(handlingLifecycle)]],
  // What the applicant reads passes no handling.
  ['reconsideration', [['', 'RECEIVED'], ...transitions(handlingLifecycle).map(([, to]) => ['RECEIVED', to] as const)]],
  ['completion', [['', 'OPEN'], ...transitions(completionLifecycle)]],
  ['advice', [['', 'ASKED'], ...transitions(adviceLifecycle)]],
  ['lesson', [['', 'PROPOSED'], ...transitions(lessonLifecycle)]],
  ['need', [['', 'OPEN'], ...transitions(needLifecycle)]],
  ['amendment', [['', 'NOTED'], ['', 'ASKED'], ...transitions(amendmentLifecycle)]],
  ['activity', [['', 'PLANNED'], ...transitions(activityLifecycle)]],
] as const)('the database allows exactly the moves of the %s table', async (entity, pairs) => {
  expect(await inDatabase(entity)).toEqual(inCode(pairs))
})

test('what an applicant reads moves past no secret state, and to the outcome only from in review', async () => {
  const shown = application.filter(([from, to]) => !secretStates.has(from) && !secretStates.has(to))
  expect(await inDatabase('application')).toEqual(inCode([['', 'DRAFT'], ...shown, ...publicationPairs]))
})

test('the assessment makes every move of the office, and a withdrawal from a decision not yet published', async () => {
  const office = application.filter(([from]) => from !== 'DRAFT' && from !== 'SUBMITTED' && from !== 'LAPSED')
  const late = ['GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED'].map((state) => [state, 'WITHDRAWN'] as const)
  expect(await inDatabase('assessment')).toEqual(inCode([['', 'ELIGIBILITY_CHECK'], ...office, ...late]))
})
