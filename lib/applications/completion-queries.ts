import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { attachmentWords } from '@/lib/filings/attachment-words'
import type { Tx } from '@/lib/db'
import { isOpened } from '@/lib/filings/opened'
import { waitingFields } from '@/lib/filings/waiting-texts'
import { Refusal } from '@/lib/refusal'
import { answerInWords } from './answer-words'
import type { Reference } from './call-rules'
import { completionProblems } from './completed-request'
import { attachmentDifferences, differences, type Difference } from './differences'
import { extraDifferences, toldFrozen, toldTyped } from './extra-differences'
import { inWords } from './frozen-answers'
import { readFrozen } from './frozen-request'
import { requestToEdit } from './queries'
import { standingRequest } from './request-paper'
import { draftSchema } from './schema'

/** The completion request that its applicant answers, or the last one that ended: what is asked, what changed since the filing, and what still stops it. */
export const completionToEdit = async (tx: Tx, actor: Actor, applicationId: string, now: Date) => {
  const request = await requestToEdit(tx, actor, applicationId, now)
  // What is typed and not filed is for those who type it; the office reads what was filed.
  requirePermission(actor, 'completion.edit', applicationFacts(request.application), 'completion.edit')
  const completion = await tx.completionRequest.findFirst({ where: { applicationId }, include: { points: { orderBy: { position: 'asc' } } }, orderBy: { round: 'desc' } })
  const filed = await tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { content: true } })
  if (!completion || !filed) throw new Refusal('not-found', 'Er is geen aanvulling gevraagd voor deze aanvraag.')
  const { application, context } = request
  const running = (completion.status === 'OPEN' || completion.status === 'EXTENDED') && now < completion.dueAt
  const open = completion.status === 'OPEN' || completion.status === 'EXTENDED'
  const opened = [...new Set(completion.points.flatMap(({ targets }) => targets))]
  const base = draftSchema.parse(completion.baseDraft)
  const draft = open ? draftSchema.parse(application.draft) : draftSchema.parse(completion.unsubmitted ?? completion.baseDraft)
  const attachments = await tx.attachment.findMany({ where: { applicationId, removedAt: null }, include: { file: { include: { scan: true } } }, orderBy: { uploadedAt: 'asc' } })
  const files = attachments.map(({ kind, name, sha256, file }) => ({ kind: kind as 'OTHER', name, sha256, size: file.sizeBytes }))
  const frozen = readFrozen(filed.content)
  const words = (field: Parameters<typeof answerInWords>[0], value: unknown) => answerInWords(field, value, context.reference)
  const resource = applicationFacts(application)
  /** Also a file that went is told by its name. */
  const allFiles = { ...context, attachments: [...frozen.attachments, ...files] }
  return {
    ...request,
    completion, running, opened, draft,
    attachments: attachments.filter(({ kind }) => isOpened(opened, `attachments.${kind}`)),
    changes: [...differences(base, draft, words), ...extraDifferences(toldTyped(base, allFiles), toldTyped(draft, allFiles)), ...(open ? attachmentDifferences(frozen.attachments, files, attachmentWords) : [])],
    problems: running ? completionProblems({ draft: base, attachments: frozen.attachments }, draft, { ...context, attachments: files }, opened) : [],
    /** The fields in which one's own text waits beside a colleague's. */
    waiting: open ? await waitingFields(tx, actor, standingRequest(application, draft, opened)) : [],
    mayAnswer: can(actor, 'completion.answer', resource),
  }
}
export type CompletionToEdit = Awaited<ReturnType<typeof completionToEdit>>

type Submitted = { round: number; content: string; submittedAt: Date; sha256: string }

/** Every completion request of a file as the office reads it, the newest first: the points, and next to each what changed in what it opened. */
export const completionsOf = async (tx: Tx, applicationId: string, submissions: readonly Submitted[], reference: Reference) => {
  const completions = await tx.completionRequest.findMany({ where: { applicationId }, omit: { baseDraft: true, unsubmitted: true }, include: { points: { orderBy: { position: 'asc' } } }, orderBy: { round: 'desc' } })
  return completions.map((completion) => {
    const [filed, answer] = [completion.filedRound, completion.answerRound].map((round) => submissions.find((one) => one.round === round))
    const changes = filed && answer ? changesBetween(filed.content, answer.content, reference) : []
    const shown = new Set<Difference>()
    const points = completion.points.map((point) => {
      const own = changes.filter((change) => isOpened(point.targets, change.path))
      for (const change of own) shown.add(change)
      return { ...point, changes: own }
    })
    /** What follows from them, such as a lower amount. */
    return { ...completion, points, others: changes.filter((change) => !shown.has(change)), answer: answer ?? null }
  })
}
export type OfficeCompletion = Awaited<ReturnType<typeof completionsOf>>[number]

const changesBetween = (before: string, after: string, reference: Reference): Difference[] => {
  const [then, now] = [readFrozen(before), readFrozen(after)]
  return [...differences({ ...then.reading }, { ...now.reading }, (field, value) => inWords(field, value, reference)), ...extraDifferences(toldFrozen(then.extra, reference), toldFrozen(now.extra, reference)), ...attachmentDifferences(then.attachments, now.attachments, attachmentWords)]
}
