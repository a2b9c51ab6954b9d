import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { memberRoles, staffRoles, systemActor, visitor, type Actor } from '@/lib/access/actor'
import { can, policy, type Action, type Resource } from '@/lib/access/policy'

/**
 * Who may do what, as text. A change of policy changes this file, so that a review reads it as a difference:
 *   UPDATE_MATRIX=1 npm test -- tests/lib/access/matrix.test.ts
 */
const FILE = 'tests/lib/access/matrix.txt'

/** Room for the longest action to come, so that a new one changes one line. */
const WIDTH = 34

const me = { ...visitor, userId: 'me', name: 'ik', email: 'ik@demo.example', roles: [], assignedApplicationIds: ['mine', 'conflicted'], openedApplicationIds: ['mine', 'conflicted'], conflictedApplicationIds: ['conflicted'] }
const people: Record<string, Actor> = {
  visitor,
  'signed in': { ...me, assignedApplicationIds: [], conflictedApplicationIds: [] },
  ...Object.fromEntries(memberRoles.map((role): [string, Actor] => [role, { ...me, assignedApplicationIds: [], conflictedApplicationIds: [], memberships: [{ organisationId: 'ours', role }] }])),
  ...Object.fromEntries(staffRoles.map((role): [string, Actor] => [role, { ...me, roles: [role] }])),
  SYSTEM: systemActor('taak'),
}

const situations: Record<string, Resource> = {
  o: { organisationId: 'ours', applicationId: 'mine', ownerId: 'me', advisers: ['me'], takenBy: ['somebody'], published: false, filed: true },
  x: { organisationId: 'theirs', applicationId: 'other', ownerId: 'somebody', takenBy: ['somebody'], published: false, filed: true },
  c: { organisationId: 'theirs', applicationId: 'conflicted', ownerId: 'me', advisers: ['me'], takenBy: ['somebody'], published: false, filed: true },
  p: { organisationId: 'theirs', applicationId: 'other', ownerId: 'somebody', takenBy: ['somebody'], published: true, filed: true },
  h: { organisationId: 'ours', applicationId: 'mine', ownerId: 'me', takenBy: ['me'], published: true, filed: true },
  d: { organisationId: 'theirs', applicationId: 'mine', ownerId: 'somebody', takenBy: ['somebody'], published: false, filed: false },
  n: {},
}

const actions = Object.keys(policy) as Action[]
const cell = (actor: Actor, action: Action): string =>
  Object.entries(situations).map(([letter, resource]) => (can(actor, action, resource) ? letter : '-')).join('')

const matrix = (): string => {
  const names = Object.keys(people).map((name) => name.replace(/^(VLAIO|APPLICANT|POLICY|PARTNERSHIP)_/, '').toLowerCase())
  const line = (first: string, cells: string[]) => [first.padEnd(WIDTH), ...cells.map((text, index) => text.padEnd(Math.max(7, names[index]?.length ?? 0)))].join(' ').trimEnd()
  return [
    'o = of one’s own organisation, one’s own, or assigned   x = of somebody else   c = a file with which one has a conflict (and which is assigned)',
    'p = of somebody else, published   h = one’s own, but one took the step before   d = a draft of somebody else   n = nothing is known of it',
    '',
    line('', names),
    ...actions.map((action) => line(action, Object.values(people).map((actor) => cell(actor, action)))),
    '',
  ].join('\n')
}

test('the policy is what matrix.txt says', () => {
  if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(FILE, matrix())
  expect(matrix()).toBe(readFileSync(FILE, 'utf8'))
})

test('a visitor may read what is public, and do nothing', () => {
  expect(actions.filter((action) => cell(visitor, action) !== '-------').map((action) => [action, cell(visitor, action)])).toEqual([
    ['call.read', '---ph--'],
    ['reference.read', 'oxcphdn'],
    ['lesson.read', '---ph--'],
    ['result.read', '---ph--'],
    ['actor.read', '---ph--'],
    // A message, after the own address was confirmed.
    ['actor.contact', '---ph--'],
  ])
})

test('a conflict closes every door to the file: not one action on a conflicted file is allowed to staff, except to know of it', () => {
  const doors = ['application.', 'attachment.', 'receipt.', 'letter.', 'message.', 'eligibility.', 'note.', 'review.', 'consensus.', 'decision.read', 'decision.decide', 'decision.confirm', 'grant.', 'report.', 'report-file.', 'payment.', 'settlement.', 'recovery.', 'conflict.record', 'conflict.lift', 'substitution.', 'advice.']
  const open = actions.filter((action) => doors.some((door) => action.startsWith(door)) && Object.entries(people).some(([name, actor]) => name.startsWith('VLAIO') && can(actor, action, situations['c'])))
  expect(open).toEqual(['review.declare-interest'])
})

test('a draft is its applicant\'s alone: whoever else one is, nothing of it can be read, nor taken in', () => {
  const doors: Action[] = ['application.read', 'application.read-header', 'attachment.read', 'receipt.read', 'message.read', 'message.write', 'application.take-in', 'eligibility.read']
  expect(doors.filter((action) => Object.values(people).some((actor) => can(actor, action, situations['d'])))).toEqual([])
})

test('the auditor and the policy domain change nothing', () => {
  const reading = /\.(read|read-[a-z-]+)$/
  for (const name of ['AUDITOR', 'POLICY_DOMAIN']) {
    const changes = actions.filter((action) => !reading.test(action) && /[xcpn]/.test(cell(people[name] ?? visitor, action)))
    expect([name, changes]).toEqual([name, ['account.update', 'session.end', 'organisation.register', 'actor.contact']])
  }
})

test('nobody does the step after their own', () => {
  for (const action of ['eligibility.confirm', 'decision.confirm', 'payment.approve', 'settlement.confirm'] as const) {
    expect([action, Object.entries(people).filter(([, actor]) => can(actor, action, situations['h'])).map(([name]) => name)]).toEqual([action, []])
  }
})
