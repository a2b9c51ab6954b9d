import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleApplications, visibleCalls } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import { requireScanned, scannerOf } from '@/lib/files/hand-out'
import { unreadByFile } from '@/lib/messages/queries'
import { openCompletion } from '@/lib/filings/completion'
import { filingDeadline, isFileableAt } from '@/lib/filings/filing-term'
import { wasFiled } from '@/lib/filings/filed-attachments'
import { Refusal } from '@/lib/refusal'
import { isReopened, openReopening } from './reopening'
import { draftSchema } from './schema'
import { requestContext } from './request-context'

/** A request as its applicant works on it: the draft with everything its rules ask. */
export const requestToEdit = async (tx: Tx, actor: Actor, applicationId: string, now: Date) => {
  const application = await readableApplication(tx, actor, applicationId)
  const savedBy = application.draftSavedById ? await tx.user.findUnique({ where: { id: application.draftSavedById }, select: { name: true } }) : null
  const { call } = application
  const completion = await openCompletion(tx, applicationId)
  const reopening = isReopened(application) ? await openReopening(tx, applicationId) : null
  // What is typed and not filed is for those who type it; for everybody else the request is what was filed.
  const outside = reopening !== null && !can(actor, 'application.edit', applicationFacts(application))
  const filed = (completion || outside) && (await tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { submittedAt: true } }))
  const attachments = await tx.attachment.findMany({ where: { applicationId }, include: { file: { include: { scan: true } } }, orderBy: { uploadedAt: 'asc' } })
  return {
    /** Its deadline is the one that holds for this request. */
    application: { ...application, ...(outside ? { status: 'SUBMITTED' as const } : {}), call: { ...call, deadlineAt: filingDeadline(application) } },
    /** What is typed in a completion stands on its own page; everywhere else a request is what was filed. */
    draft: draftSchema.parse(completion?.baseDraft ?? (outside ? reopening.filedDraft : application.draft)),
    completion: completion && { dueAt: completion.dueAt, points: completion.points.length, opened: completion.opened },
    /** Since when, and the filing that keeps counting. */
    reopened: reopening && application.submittedAt && { at: reopening.reopenedAt, filedAt: application.submittedAt },
    context: await requestContext(tx, application, now),
    attachments: filed ? attachments.filter((one) => wasFiled(one, filed.submittedAt)) : attachments.filter(({ removedAt }) => removedAt === null),
    scanner: await scannerOf(tx),
    savedBy: savedBy?.name ?? null,
    /** Drafts are read-only once the call is closed. */
    editable: application.status === 'DRAFT' && !outside && isFileableAt(application, now),
    now,
  }
}

/** Who works on requests of this organisation. */
export const colleagues = (tx: Tx, organisationId: string) =>
  tx.membership.findMany({ where: { organisationId, endedAt: null }, include: { user: { select: { id: true, name: true } } }, orderBy: { since: 'asc' } })

/** Why one filed: for the first time, again after reopening, or what the office asked to complete. */
export type FilingOccasion = 'FIRST' | 'AGAIN' | 'COMPLETION'

/** The latest filing: what the receipt shows and proves. */
export const receiptOf = async (tx: Tx, actor: Actor, applicationId: string) => {
  const application = await readableApplication(tx, actor, applicationId)
  requirePermission(actor, 'receipt.read', applicationFacts(application))
  const submission = await tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' } })
  if (!submission || !application.number) throw new Refusal('not-found', 'Er is nog geen bewijs: deze aanvraag is niet ingediend.')
  const submitter = await tx.user.findUnique({ where: { id: submission.submittedById }, select: { name: true } })
  const completion = await tx.completionRequest.findFirst({ where: { applicationId, answerRound: submission.round }, select: { id: true } })
  const occasion: FilingOccasion = completion ? 'COMPLETION' : submission.round > 1 ? 'AGAIN' : 'FIRST'
  return { application, submission, occasion, number: application.number, submittedBy: submitter?.name ?? '' }
}
export type Receipt = Awaited<ReturnType<typeof receiptOf>>

/** Every request of the organisations of this person, the newest first, with the calls that are open to them. */
export const ownFiles = async (tx: Tx, actor: Actor, now: Date) => {
  const organisationIds = [...new Set(actor.memberships.map(({ organisationId }) => organisationId))]
  return {
    now,
    unread: await unreadByFile(tx, actor),
    organisations: await tx.organisation.findMany({ where: { id: { in: organisationIds } }, select: { id: true, legalName: true }, orderBy: { legalName: 'asc' } }),
    applications: await tx.application.findMany({
      where: { AND: [visibleApplications(actor), { organisationId: { in: organisationIds }, discardedAt: null }] },
      include: { call: true, extension: { select: { untilAt: true, confirmedAt: true } }, reopenings: { where: { endedAt: null }, select: { reopenedAt: true } }, completions: { where: { status: { in: ['OPEN', 'EXTENDED'] } }, select: { dueAt: true } }, organisation: { select: { legalName: true } }, grant: { select: { status: true, acceptDueAt: true, reportDueAt: true, reports: { where: { type: 'INTERIM', status: { in: ['DUE', 'DRAFT', 'INCOMPLETE'] } }, orderBy: { dueAt: 'asc' }, select: { id: true, dueAt: true, status: true } }, amendments: { where: { status: 'QUESTIONED' }, select: { id: true } }, revocations: { where: { droppedAt: null, confirmedAt: null, repliedAt: null }, select: { hearingUntil: true } } } } },
      orderBy: { createdAt: 'desc' },
    }),
    openCalls: await tx.call.findMany({ where: { AND: [visibleCalls(actor), { status: 'OPEN', deadlineAt: { gt: now } }] }, orderBy: { deadlineAt: 'asc' }, take: 3 }),
  }
}

/** A file to download, for whoever may read the request it belongs to; all but those whose file it is wait for the virus scanner. */
export const attachmentToRead = async (tx: Tx, actor: Actor, attachmentId: string) => {
  if (!isId(attachmentId)) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
  const attachment = await tx.attachment.findUnique({ where: { id: attachmentId }, include: { file: { include: { scan: true } }, application: { select: { ...factColumns, submissions: { select: { submittedAt: true }, orderBy: { round: 'desc' }, take: 1 } } } } })
  if (!attachment) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
  const resource = applicationFacts(attachment.application)
  requirePermission(actor, 'attachment.read', resource)
  // Everybody reads what was filed; what is there now only those whose file it is.
  const filed = attachment.application.submissions[0]
  const there = (filed !== undefined && wasFiled(attachment, filed.submittedAt)) || (can(actor, 'attachment.add', resource) && (attachment.removedAt === null || (await wasLeftUnfiled(tx, attachment))))
  if (!there) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
  if (!can(actor, 'attachment.read-unscanned', resource)) await requireScanned(tx, attachment.file.scan?.state)
  return { sha256: attachment.sha256, mime: attachment.file.mime, size: attachment.file.sizeBytes, name: attachment.name }
}

/** A request that this person may read; what was thrown away does not exist. */
export const readableApplication = async (tx: Tx, actor: Actor, applicationId: string) => {
  if (!isId(applicationId)) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  const application = await tx.application.findUnique({ where: { id: applicationId }, include: { call: true, organisation: true, extension: true } })
  if (!application || application.discardedAt) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  requirePermission(actor, 'application.read', applicationFacts(application))
  return application
}

/** It was added after reopening and went with the return to what was filed: its writers may still read it (unfiled-changes.ts). */
const wasLeftUnfiled = async (tx: Tx, { applicationId, removedAt }: { applicationId: string; removedAt: Date | null }): Promise<boolean> =>
  removedAt !== null && (await tx.reopening.count({ where: { applicationId, endedAt: removedAt, outcome: { in: ['TAKEN_BACK', 'STOOD'] } } })) > 0

/** Anything else in an address is no page of ours, and PostgreSQL would refuse it as a uuid. */
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
