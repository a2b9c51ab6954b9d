import { expect, test } from 'vitest'
import { memberRoles, staffRoles, systemActor, visitor, type Actor, type Role } from '@/lib/access/actor'
import { can, policy, type Action, type Resource } from '@/lib/access/policy'
import { adviceLifecycle } from '@/lib/advice/lifecycle'
import { activityLifecycle } from '@/lib/activity-log/lifecycle'
import { applicationLifecycle } from '@/lib/applications/lifecycle'
import { callLifecycle } from '@/lib/calls/lifecycle'
import { completionLifecycle } from '@/lib/filings/completion-lifecycle'
import { amendmentLifecycle } from '@/lib/grants/amendment-lifecycle'
import { grantLifecycle } from '@/lib/grants/lifecycle'
import { lessonLifecycle, needLifecycle } from '@/lib/knowledge/lifecycle'
import { requireMover, type Move } from '@/lib/lifecycle'
import { paymentLifecycle } from '@/lib/payments/lifecycle'
import { reportLifecycle } from '@/lib/reports/lifecycle'
import { reviewLifecycle } from '@/lib/reviews/lifecycle'

/** Every role, at its most entitled: of the organisation, assigned or not, and not the one of the step before. */
const holders: [Role, Actor[]][] = [
  ...memberRoles.map((role): [Role, Actor[]] => [role, [{ ...visitor, userId: 'me', roles: [], memberships: [{ organisationId: 'ours', role }] }]]),
  ...staffRoles.map((role): [Role, Actor[]] => {
    const actor: Actor = { ...visitor, userId: 'me', roles: [role] }
    return [role, [actor, { ...actor, assignedApplicationIds: ['mine'], openedApplicationIds: ['mine'] }]]
  }),
  ['SYSTEM', [systemActor('test')]],
]
const thing: Resource = { organisationId: 'ours', applicationId: 'mine', ownerId: 'me', advisers: ['me'], takenBy: ['somebody'], published: true, filed: true }
const mayDo = (action: Action): Role[] => holders.filter(([, actors]) => actors.some((actor) => can(actor, action, thing))).map(([role]) => role)

/**
 * By which act each verb happens. SYSTEM stands for what the portal does in the wake of another act. Named by role instead of by an act: what
 * the domain gives somebody and no act does yet.
 */
const acts: Record<string, Record<string, readonly (Action | Role)[]>> = {
  application: {
    submit: ['application.submit'], reopen: ['application.submit'], letStand: ['application.let-stand'], withdraw: ['application.withdraw'], takeIn: ['application.take-in'],
    askCompletion: ['completion.ask'], answerCompletion: ['completion.answer', 'completion.expire'],
    declareEligible: ['eligibility.conclude'], checkAgain: ['reconsideration.conclude'], declareIneligible: ['eligibility.confirm'], startReview: ['review.assign'],
    callConsensus: ['SYSTEM'], rankByMean: ['SYSTEM'], rankByConsensus: ['consensus.record'], reviewAgain: ['SYSTEM'], propose: ['decision.propose'], proposeAnew: ['reconsideration.propose'], takeBack: ['decision.take-back'],
    grant: ['decision.confirm'], grantConditionally: ['decision.confirm'], reserve: ['decision.confirm'], reject: ['decision.confirm'],
    grantFromReserve: ['decision.confirm'], grantFromReserveConditionally: ['decision.confirm'], resume: ['extension.confirm'], revive: ['extension.confirm'], lapse: ['application.lapse'],
  },
  call: {
    announce: ['call.announce'], open: ['call.open'], close: ['call.close'], assess: ['call.assess'],
    decide: ['decision.publish'], execute: ['SYSTEM'], complete: ['call.complete'], cancel: ['call.cancel'],
  },
  review: {
    declareConflict: ['review.declare-interest'], refuse: ['review.declare-interest'], start: ['review.declare-interest'], finish: ['review.finish'],
    returnReview: ['review.return'], revise: ['VLAIO_REVIEWER'], withdraw: ['review.withdraw'], askAgain: ['review.assign'], voidReview: ['SYSTEM', 'conflict.record', 'review.declare-interest', 'application.withdraw'],
  },
  grant: {
    imposeConditions: ['SYSTEM'], meetConditions: ['grant.meet-condition'], accept: ['grant.accept'], decline: ['grant.decline', 'grant.lapse'], start: ['grant.start'],
    askAmendment: ['amendment.ask'], answerAmendment: ['amendment.answer', 'amendment.confirm'], withdrawAmendment: ['amendment.ask'], suspend: ['grant.suspend'], resume: ['grant.resume'],
    expectReport: ['grant.expect-report'], submitReport: ['report.submit'], returnReport: ['report.judge'], resubmitReport: ['report.submit'],
    control: ['control.work'], settle: ['settlement.confirm'], recover: ['recovery.open'], close: ['SYSTEM', 'recovery.record-repayment'], reopen: ['SYSTEM'], revoke: ['revocation.confirm'],
  },
  payment: {
    request: ['SYSTEM', 'grant.start'], approve: ['payment.approve'], order: ['payment.order'], confirmPaid: ['payment.confirm-paid'], fail: ['payment.confirm-paid'], comeBack: ['payment.confirm-paid'], retry: ['payment.retry'],
    cancel: ['SYSTEM', 'payment.cancel'],
  },
  amendment: {
    question: ['amendment.answer'], reply: ['amendment.ask'], withdraw: ['amendment.ask'], refuse: ['amendment.answer'], approve: ['amendment.answer'], agree: ['amendment.answer'],
    confirm: ['amendment.confirm'], sendBack: ['amendment.confirm'], lapse: ['SYSTEM'],
  },
  completion: { extend: ['completion.extend'], answer: ['completion.answer'], expire: ['completion.expire'] },
  advice: { give: ['advice.give'], expire: ['advice.expire'] },
  activity: {
    confirm: ['log.keep'], unconfirm: ['log.keep'], hold: ['log.keep'], unhold: ['log.keep'], cancel: ['log.keep'], resume: ['log.keep'], report: ['report.submit'],
    returnHeld: ['report.judge'], returnCancelled: ['report.judge'], accept: ['report.judge'],
  },
  lesson: { publish: ['lesson.curate'], reject: ['lesson.curate'], takeBack: ['lesson.curate'] },
  need: { answer: ['need.answer'], close: ['need.answer'] },
  report: { begin: ['report.edit'], submit: ['report.submit'], askMore: ['report.judge'], accept: ['report.judge'], reject: ['report.judge'] },
}

const isAction = (name: string): name is Action => name in policy
const byPolicy = (names: readonly (Action | Role)[]): Role[] => [...new Set(names.flatMap((name) => (isAction(name) ? mayDo(name) : [name])))].toSorted()

test.each<[string, Record<string, Move<string>>]>([
  ['application', applicationLifecycle],
  ['call', callLifecycle],
  ['review', reviewLifecycle],
  ['grant', grantLifecycle],
  ['payment', paymentLifecycle],
  ['report', reportLifecycle],
  ['completion', completionLifecycle],
  ['amendment', amendmentLifecycle],
  ['advice', adviceLifecycle],
  ['activity', activityLifecycle],
  ['lesson', lessonLifecycle],
  ['need', needLifecycle],
])('each move of the %s table is for exactly those whom the policy lets do its act', (entity, lifecycle) => {
  const inTable = Object.entries(lifecycle).map(([verb, { by }]) => [verb, [...by].toSorted()])
  expect(inTable).toEqual(Object.entries(lifecycle).map(([verb]) => [verb, byPolicy(acts[entity]?.[verb] ?? [])]))
  expect(Object.keys(acts[entity] ?? {})).toEqual(Object.keys(lifecycle))
})

test('a move for somebody else is refused, whichever act asked for it', () => {
  const officer = { ...visitor, userId: 'me', roles: ['VLAIO_OFFICER'] } as const satisfies Actor
  expect(() => requireMover(officer, applicationLifecycle.takeIn.by)).not.toThrow()
  expect(() => requireMover(officer, applicationLifecycle.grant.by)).toThrow('U hebt het recht niet om dit te doen.')
  expect(() => requireMover(visitor, reportLifecycle.begin.by)).toThrow('U hebt het recht niet om dit te doen.')
})
