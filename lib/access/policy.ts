import type { Actor, MemberRole, Role, StaffRole } from '@/lib/access/actor'

/** What a rule may know of the thing acted upon. Callers fill in what the action's rule asks; an absent fact never permits. */
export type Resource = {
  organisationId?: string | undefined
  applicationId?: string | undefined
  /** A request that is filed; while it is a draft, its own organisation alone reads it (applicationFacts). */
  filed?: boolean | undefined
  /** Public: an announced call, a published result. */
  published?: boolean | undefined
  /** A sign-in, session or account: whose it is. */
  ownerId?: string | undefined
  /** Persons of the policy domain that is asked for advice. */
  advisers?: readonly string[] | undefined
  /** Persons who did the step before, and so may not do this one. */
  takenBy?: readonly (string | null)[] | undefined
}

type Predicate = (actor: Actor, resource: Resource) => boolean

const anyone: Predicate = () => true
const nobody: Predicate = () => false
const signedIn: Predicate = (actor) => actor.userId !== null
const is = (...roles: Role[]): Predicate => (actor) => roles.some((role) => actor.roles.includes(role))
const memberAs = (...roles: MemberRole[]): Predicate => (actor, resource) =>
  resource.organisationId !== undefined &&
  actor.memberships.some((membership) => membership.organisationId === resource.organisationId && roles.includes(membership.role))
const member = memberAs('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'PARTNERSHIP_COORDINATOR')
const signatory = memberAs('APPLICANT_SIGNATORY')
const assigned: Predicate = (actor, resource) => resource.applicationId !== undefined && actor.assignedApplicationIds.includes(resource.applicationId)
/** Past the gate: until a reviewer says to have no interest, a file shows no more than its header. */
const opened: Predicate = (actor, resource) => resource.applicationId !== undefined && actor.openedApplicationIds?.includes(resource.applicationId) === true
const conflicted: Predicate = (actor, resource) => resource.applicationId !== undefined && actor.conflictedApplicationIds.includes(resource.applicationId)
/** Named for this one file, because who holds the role has a conflict with it. */
const standsInAs = (role: StaffRole): Predicate => (actor, resource) => actor.standsIn?.some((one) => one.applicationId === resource.applicationId && one.role === role) === true
const filed: Predicate = (_actor, resource) => resource.filed === true
const published: Predicate = (_actor, resource) => resource.published === true
const own: Predicate = (actor, resource) => actor.userId !== null && actor.userId === resource.ownerId
const advises: Predicate = (actor, resource) => actor.userId !== null && actor.roles.includes('POLICY_DOMAIN') && resource.advisers?.includes(actor.userId) === true
const ofNoFile: Predicate = (_actor, resource) => resource.applicationId === undefined
/** Of those who only read the work of others, nothing is in the directory. */
const keepsGroup: Predicate = (actor, resource) => own(actor, resource) && !is('AUDITOR', 'POLICY_DOMAIN')(actor, resource)
const someoneElse: Predicate = (actor, resource) => actor.userId !== null && resource.takenBy !== undefined && !resource.takenBy.includes(actor.userId)

const all = (...rules: Predicate[]): Predicate => (actor, resource) => rules.every((rule) => rule(actor, resource))
const any = (...rules: Predicate[]): Predicate => (actor, resource) => rules.some((rule) => rule(actor, resource))
const not = (rule: Predicate): Predicate => (actor, resource) => !rule(actor, resource)

const unconflicted = not(conflicted)
const system = is('SYSTEM')
const office = is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR')
/** Everybody who handles or judges a file. */
const mayHaveInterest = is('VLAIO_REVIEWER', 'VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN')
const decides = any(is('VLAIO_DECIDER'), standsInAs('VLAIO_DECIDER'))
/** Looks at a decision again that others took. */
const handles = is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER')
/** Money of a file, on the desk of finance. */
const financeOf = all(is('VLAIO_FINANCE'), unconflicted)
/** Acts further on work on the assessment, its letters and its grant, which only a filed request has. */
const officeOnFiled = all(office, filed, unconflicted)
/** Of the office, in the thread of a filed request; who reviews the file never reads or writes there. */
const correspondent = (...roles: Role[]): Predicate => all(is(...roles), filed, unconflicted, not(assigned))
const reviewerOnFiled = all(is('VLAIO_REVIEWER'), filed, opened, unconflicted)
/** Staff who may read the scores of others; the same list stands in the row level security of review. */
const readsScores = is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR')

/**
 * Who may do what: the whole table. A rule says yes; whatever it does not name is no. States and deadlines are the lifecycles' and the
 * database's, so a button shows when both say yes. tests/lib/access/matrix.txt is this table, role by role.
 */
export const policy = {
  // Account and sign-in
  'account.read': own,
  'account.update': own,
  'session.end': own,
  'signin.read-phone-code': is('VLAIO_OFFICER'),
  'user.read': is('VLAIO_ADMIN', 'AUDITOR'),
  'user.manage': is('VLAIO_ADMIN'),
  'user.reset-second-factor': is('VLAIO_ADMIN'),

  // Organisations
  'organisation.register': signedIn,
  'organisation.read': any(member, office),
  'organisation.update': member,
  'organisation.change-account': signatory,
  'organisation.invite': signatory,
  'organisation.end-membership': signatory,
  'mandate.request': member,
  'mandate.read': any(member, is('VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR')),
  'mandate.decide': is('VLAIO_OFFICER'),
  'recognition.record': is('VLAIO_OFFICER'),
  'partnership.read': any(member, office),
  'partnership.manage': is('VLAIO_ADMIN'),

  // Calls and what they rest on
  'call.read': any(published, office, is('VLAIO_REVIEWER', 'POLICY_DOMAIN')),
  'call.read-progress': office,
  'call.create': is('VLAIO_ADMIN'),
  'call.update': is('VLAIO_ADMIN'),
  'call.announce': is('VLAIO_ADMIN'),
  'call.extend': is('VLAIO_ADMIN'),
  'call.change-envelope': is('VLAIO_ADMIN'),
  'call.cancel': is('VLAIO_ADMIN'),
  'call.open': system,
  'call.close': system,
  'call.assess': is('VLAIO_OFFICER'),
  'call.complete': is('VLAIO_ADMIN'),
  'reference.read': anyone,
  'reference.check': is('VLAIO_ADMIN'),

  // Applications
  'application.start': member,
  'application.read': any(member, officeOnFiled, reviewerOnFiled),
  'application.read-header': any(member, officeOnFiled, all(is('VLAIO_REVIEWER'), filed, assigned, unconflicted)),
  'application.edit': member,
  'application.submit': signatory,
  'application.return': signatory,
  'application.discard': signatory,
  'application.withdraw': signatory,
  'application.lapse': system,
  /** A reopened request goes back to what was filed: its applicant says so, or the deadline does. */
  'application.let-stand': any(signatory, system),
  'attachment.add': member,
  'attachment.remove': member,
  'attachment.read': any(member, officeOnFiled, reviewerOnFiled),
  /** What no scanner has found clean is for those whose file it is. */
  'attachment.read-unscanned': member,
  'receipt.read': any(member, officeOnFiled),
  /** The whole request with bank account and people: reviewers read what they need at their desk. */
  'application.read-whole': any(member, officeOnFiled),
  'message.read': any(member, correspondent('VLAIO_OFFICER', 'AUDITOR')),
  'message.write': any(member, correspondent('VLAIO_OFFICER')),
  'letter.read': any(all(member, published), all(office, unconflicted)),

  // A deadline of its own for one request. Drafts stay unread: the office sees whose attempt came too late.
  'extension.read': is('VLAIO_OFFICER', 'AUDITOR'),
  'extension.propose': all(is('VLAIO_OFFICER'), unconflicted),
  'extension.confirm': all(is('VLAIO_OFFICER'), unconflicted, someoneElse),

  // Eligibility
  'application.take-in': all(is('VLAIO_OFFICER'), filed, unconflicted),
  'eligibility.read': officeOnFiled,
  'eligibility.answer': all(is('VLAIO_OFFICER'), unconflicted),
  'eligibility.conclude': all(is('VLAIO_OFFICER'), unconflicted),
  'eligibility.confirm': all(is('VLAIO_OFFICER'), unconflicted, someoneElse),
  'completion.ask': all(is('VLAIO_OFFICER'), filed, unconflicted),
  'completion.extend': all(is('VLAIO_OFFICER'), filed, unconflicted),
  'completion.settle': all(is('VLAIO_OFFICER'), filed, unconflicted),
  'completion.edit': member,
  'completion.answer': signatory,
  'completion.expire': system,
  'note.read': all(is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_CONTROLLER', 'AUDITOR'), unconflicted),
  'note.write': all(is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_CONTROLLER'), unconflicted),

  // Reviews
  'expertise.state': all(is('VLAIO_REVIEWER'), own),
  'review.bid': all(is('VLAIO_REVIEWER'), own, unconflicted),
  'assignment.read': is('VLAIO_OFFICER', 'AUDITOR'),
  'assignment.propose': is('VLAIO_OFFICER'),
  'assignment.confirm': is('VLAIO_OFFICER'),
  'review.assign': all(is('VLAIO_OFFICER'), unconflicted),
  'review.remind': all(is('VLAIO_OFFICER'), unconflicted),
  'review.return': all(is('VLAIO_OFFICER'), unconflicted),
  'review.withdraw': all(is('VLAIO_OFFICER'), unconflicted),
  'review.move-due-date': all(is('VLAIO_OFFICER'), unconflicted),
  'review.read-own': all(is('VLAIO_REVIEWER'), own, unconflicted),
  'review.read-others': all(readsScores, unconflicted),
  'review.declare-interest': all(is('VLAIO_REVIEWER'), own),
  'review.score': all(is('VLAIO_REVIEWER'), own, assigned, unconflicted),
  'review.finish': all(is('VLAIO_REVIEWER'), own, assigned, unconflicted),
  'review.revise': all(is('VLAIO_REVIEWER'), own, assigned, unconflicted),
  'conflict.read': any(own, all(readsScores, unconflicted)),
  'conflict.record': all(is('VLAIO_OFFICER'), unconflicted),
  /** By mistake, or no longer so; of one's own never. */
  'conflict.lift': all(is('VLAIO_OFFICER'), unconflicted),
  /** Why a decision holds although an interest in the file was told late. */
  'conflict.weigh': all(any(is('VLAIO_PANEL_CHAIR'), standsInAs('VLAIO_PANEL_CHAIR'), decides), unconflicted),
  /** Of oneself, with any file, before or after one was asked for it. */
  'conflict.declare': all(mayHaveInterest, own),
  'employer.state': all(is('VLAIO_REVIEWER'), own),
  'substitution.name': all(is('VLAIO_OFFICER', 'VLAIO_ADMIN'), filed, unconflicted),
  'consensus.read': all(any(readsScores, all(is('VLAIO_REVIEWER'), opened)), unconflicted),
  'consensus.discuss': all(any(is('VLAIO_PANEL_CHAIR'), standsInAs('VLAIO_PANEL_CHAIR'), all(is('VLAIO_REVIEWER'), opened)), unconflicted),
  'consensus.record': all(any(is('VLAIO_PANEL_CHAIR'), standsInAs('VLAIO_PANEL_CHAIR')), unconflicted),
  'meeting.read': readsScores,
  'meeting.lead': is('VLAIO_PANEL_CHAIR'),

  // Advice of policy domains: reviewers judge without it, the applicant reads it with the decision.
  'advice.read': any(all(member, published), all(any(is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR'), all(is('VLAIO_ADMIN'), ofNoFile), advises), unconflicted)),
  'advice.ask': all(is('VLAIO_OFFICER'), unconflicted),
  'advice.withdraw': all(is('VLAIO_OFFICER'), unconflicted),
  'advice.give': all(advises, unconflicted),
  'advice.expire': system,
  'policy-domain.manage': is('VLAIO_ADMIN'),

  // Ranking and decision
  'ranking.read': is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_CONTROLLER', 'AUDITOR'),
  'ranking.freeze': is('VLAIO_PANEL_CHAIR'),
  /** Drawn from all reviews of a call together: row level security closes it to whoever has a conflict with one of its files. */
  'calibration.read': readsScores,
  'calibration.ask': is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR'),
  /** What-ifs beside the list; whoever has a conflict with one file of the call sees none of them. */
  'scenario.read': readsScores,
  'scenario.make': is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR'),
  'decision.propose': is('VLAIO_PANEL_CHAIR'),
  /** Of the whole proposal; of one file, whoever has an interest in it leaves it to who stands in. */
  'decision.take-back': all(any(is('VLAIO_PANEL_CHAIR'), standsInAs('VLAIO_PANEL_CHAIR')), unconflicted),
  /** What the Inspectie van Financiën advised; its document is about the list as a whole. */
  'inspection.record': is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR'),
  /** The texts of a decision, while nobody decided. */
  'decision.write': all(any(is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR'), standsInAs('VLAIO_PANEL_CHAIR')), unconflicted),
  'decision.read': any(all(member, published), all(is('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR'), unconflicted), all(office, published)),
  'decision.decide': all(decides, unconflicted),
  'decision.confirm': all(decides, unconflicted, someoneElse),
  'decision.publish': is('VLAIO_DECIDER'),
  /** Letters that are not out yet, written anew with the address, the contact and the template of now. */
  'decision.remake-letters': is('VLAIO_OFFICER', 'VLAIO_DECIDER'),

  // Asked to look again; and a court that does
  'reconsideration.ask': signatory,
  'reconsideration.read': any(member, all(readsScores, filed, unconflicted)),
  /** Whoever had a hand in the first decision (takenBy) leaves it to somebody else. */
  'reconsideration.take': all(handles, filed, unconflicted, someoneElse),
  'reconsideration.conclude': all(handles, filed, unconflicted, someoneElse, own),
  'reconsideration.propose': all(any(is('VLAIO_PANEL_CHAIR'), standsInAs('VLAIO_PANEL_CHAIR')), filed, unconflicted),
  'appeal.read': officeOnFiled,
  'appeal.note': all(is('VLAIO_OFFICER'), filed, unconflicted),
  'appeal.close': all(is('VLAIO_OFFICER'), filed, unconflicted),

  // Grants, payments, reports
  'grant.read': any(member, all(office, unconflicted)),
  'grant.accept': signatory,
  'grant.decline': signatory,
  'grant.start': signatory,
  'grant.meet-condition': all(is('VLAIO_OFFICER'), unconflicted),
  'amendment.ask': signatory,
  'amendment.answer': all(is('VLAIO_OFFICER'), unconflicted),
  /** The second person, where a change lowers the grant. */
  'amendment.confirm': all(is('VLAIO_DECIDER'), unconflicted, someoneElse),
  /** Stop the payments, let them go again, or let them go on although an earlier grant is not justified. */
  'grant.suspend': all(is('VLAIO_OFFICER'), unconflicted),
  'grant.resume': all(is('VLAIO_OFFICER'), unconflicted),
  'grant.clear': all(is('VLAIO_OFFICER'), unconflicted),
  'revocation.propose': all(is('VLAIO_DECIDER'), unconflicted),
  /** What the beneficiary has to say before the grant is revoked. */
  'revocation.reply': signatory,
  'revocation.confirm': all(is('VLAIO_DECIDER'), unconflicted, someoneElse),
  'revocation.drop': all(is('VLAIO_DECIDER'), unconflicted),
  'aid.register': all(is('VLAIO_OFFICER'), unconflicted),
  'grant.expect-report': system,
  'grant.lapse': system,
  'payment.read': any(member, all(is('VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_OFFICER', 'AUDITOR'), unconflicted)),
  'payment.approve': all(financeOf, someoneElse),
  'payment.order': financeOf,
  /** The bytes that go to the bank; each reading leaves a trace. */
  'payment.read-file': financeOf,
  'payment.confirm-paid': financeOf,
  'payment.retry': financeOf,
  'payment.cancel': all(is('VLAIO_DECIDER'), unconflicted),
  /** A report of the bank is about many files: each line is booked by the right on its own payment. */
  'bank.read': is('VLAIO_FINANCE', 'AUDITOR'),
  'bank.upload': is('VLAIO_FINANCE'),
  'bank.book': is('VLAIO_FINANCE'),
  // What took place, session by session
  'log.read': any(member, all(office, unconflicted)),
  'log.keep': member,
  'report.read': any(member, all(is('VLAIO_OFFICER', 'VLAIO_CONTROLLER', 'VLAIO_FINANCE', 'AUDITOR'), unconflicted)),
  'report.edit': member,
  'report.submit': signatory,
  // The proof at a report goes with it; what no scanner has found clean is for those whose file it is.
  'report-file.add': member,
  'report-file.remove': member,
  'report-file.read': any(member, all(is('VLAIO_OFFICER', 'VLAIO_CONTROLLER', 'VLAIO_FINANCE', 'AUDITOR'), unconflicted)),
  'report-file.read-unscanned': member,
  'report.judge': all(is('VLAIO_CONTROLLER'), not(assigned), unconflicted),
  'settlement.compute': all(is('VLAIO_CONTROLLER'), not(assigned), unconflicted),
  'settlement.confirm': all(financeOf, someoneElse),
  'recovery.open': financeOf,
  /** What the beneficiary has to say before anything is claimed. */
  'recovery.reply': signatory,
  'recovery.claim': financeOf,
  'recovery.propose-waiver': financeOf,
  'recovery.confirm-waiver': all(financeOf, someoneElse),
  'recovery.agree-instalments': financeOf,
  'recovery.record-repayment': financeOf,
  'recovery.confirm-repayment': all(financeOf, someoneElse),
  'recovery.drop-repayment': financeOf,
  // Control: the beneficiary hears what was found; how it was found stays in the office.
  'control.read': all(is('VLAIO_CONTROLLER', 'VLAIO_FINANCE', 'VLAIO_OFFICER', 'VLAIO_DECIDER', 'AUDITOR'), unconflicted),
  'control.select': is('VLAIO_CONTROLLER'),
  'control.work': all(is('VLAIO_CONTROLLER'), not(assigned), unconflicted),
  'control.reply': signatory,
  'control.change-rules': is('VLAIO_ADMIN'),
  // Knowledge: a lesson is public with the consent of its beneficiary; needs are for whoever is signed in.
  'lesson.read': any(published, member, all(is('VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR'), unconflicted)),
  'lesson.curate': all(is('VLAIO_OFFICER'), unconflicted),
  'lesson.consent': signatory,
  'need.read': signedIn,
  'need.propose': member,
  'need.vote': member,
  'need.remark': member,
  'need.answer': is('VLAIO_OFFICER'),
  'result.read': any(published, office),

  // What grants reached, added up. Who has no dossier role sees only numbers that point at nobody.
  'outcome.read': any(office, is('POLICY_DOMAIN')),
  'outcome.read-exact': office,
  /** Of the partnerships that one's own organisation leads. */
  'outcome.read-own': memberAs('PARTNERSHIP_COORDINATOR'),
  'target.set': is('VLAIO_OFFICER', 'VLAIO_ADMIN'),
  /** How small a number may be shown. */
  'threshold.change': is('VLAIO_ADMIN'),
  /** What of a batch of accepted reports anybody may know; it never changes afterwards. */
  'reach.release': system,
  /** A new edition of the STEM-monitor, after a look at it. */
  'monitor.publish': is('VLAIO_ADMIN', 'VLAIO_OFFICER'),

  // The directory of STEM actors. An organisation is published by who signs for it; a group without an enterprise number by who keeps it, and an officer looks first.
  'actor.read': any(published, member, own, is('VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR')),
  'actor.publish': any(signatory, keepsGroup),
  'actor.withdraw': any(signatory, keepsGroup),
  'actor.judge': all(is('VLAIO_OFFICER'), someoneElse),
  'actor.contact': published,

  // Mail, audit, running the portal
  'settings.change': is('VLAIO_ADMIN'),
  /** The texts of letters; a letter keeps the version it was made with. */
  'template.change': is('VLAIO_ADMIN'),
  'outbox.read': is('VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR'),
  'outbox.retry': is('VLAIO_ADMIN'),
  'audit.read': is('AUDITOR', 'VLAIO_ADMIN'),
  'audit.erase': nobody,
} as const satisfies Record<string, Predicate>

export type Action = keyof typeof policy

export const can = (actor: Actor, action: Action, resource: Resource = {}): boolean => policy[action](actor, resource)
