import { z } from 'zod'
import { acceptanceExpected, acceptanceNotice } from '@/emails/acceptance-expected'
import { accountChanged } from '@/emails/account-changed'
import { adviceAsked, adviceExpired, adviceGiven, adviceReminder, adviceWithdrawn } from '@/emails/advice-news'
import { actorHidden, actorMessage, actorMessageConfirm, actorShown } from '@/emails/actor-mails'
import { amendmentAnswered, amendmentAsked, amendmentNoted, amendmentQuestioned } from '@/emails/amendment-news'
import { applicationLapsed } from '@/emails/application-lapsed'
import { applicationReceived } from '@/emails/application-received'
import { applicationWithdrawn } from '@/emails/application-withdrawn'
import { attachmentInfected } from '@/emails/attachment-infected'
import { callCancelled } from '@/emails/call-cancelled'
import { callExtended } from '@/emails/call-extended'
import { completionEnded } from '@/emails/completion-ended'
import { completionExtended } from '@/emails/completion-extended'
import { completionReceived } from '@/emails/completion-received'
import { completionReminder } from '@/emails/completion-reminder'
import { completionRequested } from '@/emails/completion-requested'
import { conditionsExpected, conditionsOverdue } from '@/emails/conditions-due'
import { conditionsMet } from '@/emails/conditions-met'
import { conflictLifted } from '@/emails/conflict-lifted'
import { consensusAsked } from '@/emails/consensus-asked'
import { decisionPublished } from '@/emails/decision-published'
import { draftReady, draftReturned, draftToFile, notFiled, sectionHandedOver } from '@/emails/draft-mails'
import { filedVersionStands } from '@/emails/filed-version-stands'
import { filingExtended } from '@/emails/filing-extended'
import { grantAccepted } from '@/emails/grant-accepted'
import { grantResumed, grantRevoked, grantSuspended, revocationAnnounced, revocationDropped } from '@/emails/grant-stopped'
import { grantDeclined } from '@/emails/grant-declined'
import { ineligibleDecision } from '@/emails/ineligible-decision'
import { invitation } from '@/emails/invitation'
import { mandateApproved } from '@/emails/mandate-approved'
import { mandateRefused } from '@/emails/mandate-refused'
import { lessonProposed, lessonPublished, needAnswered } from '@/emails/knowledge-news'
import type { AboutFile, Letterhead, Message } from '@/emails/message'
import { messageForApplicant, messageForOffice } from '@/emails/message-waiting'
import { panelNews, panelNewsChair } from '@/emails/panel-news'
import { paymentApproved } from '@/emails/payment-approved'
import { paymentFailed } from '@/emails/payment-failed'
import { reconsiderationAnswered, reconsiderationReceived } from '@/emails/reconsideration-news'
import { recoveryAnnounced } from '@/emails/recovery-announced'
import { recoveryClaimed } from '@/emails/recovery-claimed'
import { recoveryInstalments, recoveryReminder, recoveryWaived } from '@/emails/recovery-news'
import { repaymentReceived } from '@/emails/repayment-received'
import { reportAccepted } from '@/emails/report-accepted'
import { reportExpected } from '@/emails/report-expected'
import { reportFileInfected } from '@/emails/report-file-infected'
import { reportIncomplete } from '@/emails/report-incomplete'
import { reportReceived } from '@/emails/report-received'
import { reviewAssigned } from '@/emails/review-assigned'
import { reviewDueMoved } from '@/emails/review-due-moved'
import { reviewReminder } from '@/emails/review-reminder'
import { reviewReturned } from '@/emails/review-returned'
import { reviewVoided } from '@/emails/review-voided'
import { reviewWithdrawn } from '@/emails/review-withdrawn'
import { reviewsAssigned } from '@/emails/reviews-assigned'
import { reviewerNeeded } from '@/emails/reviewer-needed'
import { reviewersNeeded } from '@/emails/reviewers-needed'
import { sessionNewDevice } from '@/emails/session-new-device'
import { settlementReady } from '@/emails/settlement-ready'
import { controlConcluded, controlFindings, controlReplyExpected, controlStarted } from '@/emails/control-news'
import { signInChanged, signInChanges, type SignInChange } from '@/emails/sign-in-changed'
import { signInLink } from '@/emails/sign-in-link'
import { startExpected } from '@/emails/start-expected'
import { standInEnded } from '@/emails/stand-in-ended'
import { standInNamed } from '@/emails/stand-in-named'

/**
 * Who may still be told at the moment of sending.
 * SIGNING_IN, INVITED: whom the link is for, while it lives. ADDRESSEE: the address or account itself. READER: who may read the file.
 * ANSWERER: who may read it, while its grant waits for an answer. FULFILLER: the same, while it waits for its conditions. COMPLETER: the same, while a completion request runs. DRAFTER: who may still work on it as a draft. CORRESPONDENT: who may read its messages. REVIEWER: who reviews it now. FORMER_REVIEWER: who was ever asked to. CHAIR: a panel chair without a conflict.
 */
export type Audience = 'SIGNING_IN' | 'INVITED' | 'ADDRESSEE' | 'READER' | 'ANSWERER' | 'FULFILLER' | 'COMPLETER' | 'DRAFTER' | 'CORRESPONDENT' | 'REVIEWER' | 'FORMER_REVIEWER' | 'CHAIR'

/** secret: the params open a door, so they are erased once sent and shown to nobody. */
const account = <Shape extends z.ZodRawShape>(shape: Shape, render: (props: Letterhead & z.output<z.ZodObject<Shape>>) => Message, kind: { audience?: Audience; secret?: true } = {}) => {
  const params = z.object(shape)
  const renderWith = (letterhead: Letterhead, given: unknown): Message | null => {
    const parsed = params.safeParse(given)
    return parsed.success ? render({ ...letterhead, ...parsed.data }) : null
  }
  return { about: 'account', audience: kind.audience ?? 'ADDRESSEE', secret: kind.secret ?? false, params, renderWith } as const
}

/** Which report or payment, where a file may have several: without it the final report and the latest payment order. */
const which = z.object({ reportId: z.uuid().optional(), paymentId: z.uuid().optional() })

const file = (render: (props: AboutFile) => Message, audience: Exclude<Audience, 'ADDRESSEE' | 'SIGNING_IN' | 'INVITED'> = 'READER') =>
  ({ about: 'file', audience, secret: false, params: which, render }) as const

const text = z.string().min(1)
const instant = z.iso.datetime().transform((at) => new Date(at))
const aboutAdvice = { advice: z.uuid(), call: text, domain: text, about: text, due: instant }

/**
 * Every message of the portal. A message about a file needs no params: the worker reads the file again when it sends, as the recipient may
 * see it then. The others carry what stands nowhere else; times as ISO 8601.
 */
export const templates = {
  'sign-in-link': account({ token: text, code: text }, signInLink, { audience: 'SIGNING_IN', secret: true }),
  'session-new-device': account({ device: text, at: instant }, sessionNewDevice),
  'sign-in-changed': account({ change: z.enum(Object.keys(signInChanges) as SignInChange[]), at: instant }, signInChanged),
  invitation: account({ token: text, organisation: text, invitedBy: text, expiresAt: instant }, invitation, { audience: 'INVITED', secret: true }),
  'mandate-approved': account({ organisation: text }, mandateApproved),
  'mandate-refused': account({ organisation: text, reason: text }, mandateRefused),
  'account-changed': account({ organisation: text, ending: text, changedBy: text, at: instant }, accountChanged),
  'call-extended': account({ code: text, call: text, deadline: instant, reason: text }, callExtended),
  'call-cancelled': account({ call: text, reason: text }, callCancelled),
  'application-received': file(applicationReceived),
  'application-withdrawn': file(applicationWithdrawn),
  'application-lapsed': file(applicationLapsed),
  'filed-version-stands': file(filedVersionStands),
  'filing-extended': file(filingExtended),
  'attachment-infected': file(attachmentInfected),
  'completion-requested': file(completionRequested, 'COMPLETER'),
  'completion-extended': file(completionExtended, 'COMPLETER'),
  'completion-reminder': file(completionReminder, 'COMPLETER'),
  'completion-received': file(completionReceived),
  'completion-ended': file(completionEnded),
  'ineligible-decision': file(ineligibleDecision),
  'not-filed': file(notFiled, 'DRAFTER'),
  'section-handed-over': file(sectionHandedOver, 'DRAFTER'),
  'draft-returned': file(draftReturned, 'DRAFTER'),
  'draft-ready': file(draftReady, 'DRAFTER'),
  'draft-to-file': file(draftToFile, 'DRAFTER'),
  'message-for-applicant': file(messageForApplicant, 'CORRESPONDENT'),
  'message-for-office': file(messageForOffice, 'CORRESPONDENT'),
  'review-assigned': file(reviewAssigned, 'REVIEWER'),
  'reviews-assigned': account({ call: text, files: z.string().regex(/^\d+$/), due: instant }, reviewsAssigned),
  'review-reminder': account({ call: text, open: z.int().min(1), late: z.int().min(0), dueAt: instant.optional() }, reviewReminder),
  'review-returned': file(reviewReturned, 'REVIEWER'),
  'review-due-moved': file(reviewDueMoved, 'REVIEWER'),
  'review-voided': file(reviewVoided, 'FORMER_REVIEWER'),
  'review-withdrawn': file(reviewWithdrawn, 'FORMER_REVIEWER'),
  'conflict-lifted': account({ call: text }, conflictLifted),
  'advice-asked': account(aboutAdvice, adviceAsked),
  'advice-reminder': account(aboutAdvice, adviceReminder),
  'advice-withdrawn': account(aboutAdvice, adviceWithdrawn),
  'advice-given': account(aboutAdvice, adviceGiven),
  'advice-expired': account(aboutAdvice, adviceExpired),
  'reviewer-needed': file(reviewerNeeded),
  'reviewers-needed': account({ call: text, code: text, files: z.string().regex(/^\d+$/) }, reviewersNeeded),
  'stand-in-named': file(standInNamed),
  'stand-in-ended': file(standInEnded),
  'consensus-asked': file(consensusAsked, 'CHAIR'),
  'panel-news': file(panelNews, 'REVIEWER'),
  'panel-news-chair': file(panelNewsChair, 'CHAIR'),
  'decision-published': file(decisionPublished),
  'reconsideration-received': file(reconsiderationReceived),
  'reconsideration-answered': file(reconsiderationAnswered),
  'acceptance-expected': file(acceptanceExpected, 'ANSWERER'),
  'acceptance-notice': file(acceptanceNotice, 'ANSWERER'),
  'start-expected': file(startExpected),
  'grant-accepted': file(grantAccepted),
  'grant-declined': file(grantDeclined),
  'conditions-met': file(conditionsMet),
  'conditions-expected': file(conditionsExpected, 'FULFILLER'),
  'conditions-overdue': file(conditionsOverdue),
  'amendment-asked': file(amendmentAsked),
  'amendment-noted': file(amendmentNoted),
  'amendment-questioned': file(amendmentQuestioned),
  'amendment-answered': file(amendmentAnswered),
  'grant-suspended': file(grantSuspended),
  'grant-resumed': file(grantResumed),
  'revocation-announced': file(revocationAnnounced),
  'revocation-dropped': file(revocationDropped),
  'grant-revoked': file(grantRevoked),
  'payment-approved': file(paymentApproved),
  'payment-failed': file(paymentFailed),
  'report-expected': file(reportExpected),
  'report-file-infected': file(reportFileInfected),
  'report-received': file(reportReceived),
  'report-incomplete': file(reportIncomplete),
  'report-accepted': file(reportAccepted),
  'control-started': file(controlStarted),
  'control-findings': file(controlFindings),
  'control-reply-expected': file(controlReplyExpected),
  'control-concluded': file(controlConcluded),
  'lesson-proposed': file(lessonProposed),
  'lesson-published': file(lessonPublished),
  'need-answered': account({ need: z.uuid() }, needAnswered),
  'settlement-ready': file(settlementReady),
  'recovery-announced': file(recoveryAnnounced),
  'recovery-claimed': file(recoveryClaimed),
  'recovery-waived': file(recoveryWaived),
  'recovery-instalments': file(recoveryInstalments),
  'recovery-reminder': file(recoveryReminder),
  'repayment-received': file(repaymentReceived),
  'actor-message-confirm': account({ token: text, actor: text }, actorMessageConfirm, { secret: true }),
  /** What people write to each other is nobody else's to read: erased once sent. */
  'actor-message': account({ actorId: z.uuid(), actor: text, senderName: text, senderAddress: text, text }, actorMessage, { secret: true }),
  'actor-shown': account({ actorId: z.uuid(), name: text, reason: z.string() }, actorShown),
  'actor-hidden': account({ actorId: z.uuid(), name: text, reason: text }, actorHidden),
} as const

export type EmailTemplate = keyof typeof templates
export type EmailParams<Name extends EmailTemplate> = z.input<(typeof templates)[Name]['params']>

export const isEmailTemplate = (name: string): name is EmailTemplate => Object.hasOwn(templates, name)
