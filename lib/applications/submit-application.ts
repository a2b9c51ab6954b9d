import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { nextNumber } from '@/lib/filings/next-number'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { isFileableAt } from '@/lib/filings/filing-term'
import { isRefusal, Refusal } from '@/lib/refusal'
import { lastDayOf } from '@/lib/time'
import { freezeRequest } from './canonical'
import { changedSince } from './changed-since'
import { strictAnswers } from './completeness'
import { plannedTotal } from './computed'
import { copiedFields, unconfirmed } from './copied-fields'
import { declarationsSchema } from '@/lib/calls/declarations'
import { formatFileNumber } from './numbers'
import { fileRequest } from './file-request'
import { requestContext } from './request-context'
import { requestToFile } from './request-to-file'
import { draftSchema } from './schema'
import { seenOf, seenToken, seenVersion } from './seen'

export const submission = z.object({ applicationId: z.uuid() })
/** `seen`: what the check page showed (seenOf); left out where no page was shown. */
export const filing = submission.extend({ seen: seenToken })
type Filing = z.infer<typeof submission> & { seen?: string }

/**
 * Files the request: all problems at once, or a number, a frozen copy with its checksum, the projection that lists and money
 * read, and a receipt by mail. Who files twice gets the number of the first time. Who did not see what stands there now files nothing. The deadline is judged by the statement
 * that writes (fileRequest); the look at it before is only for a friendly sentence.
 */
export const submitApplication = (actor: Actor, { applicationId, seen }: Filing): Promise<{ number: string }> =>
  asActor(actor, async (tx, now) => {
    const application = await requestToFile(tx, applicationId)
    if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.submit', applicationFacts(application), 'application.read')
    if (application.status === 'SUBMITTED' && application.number) {
      if (seen !== undefined && seenVersion(seen) !== application.draftVersion) throw notFiledAnew()
      return { number: application.number }
    }
    if (application.status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is niet langer een concept.')

    const { call } = application
    if (!call.deadlineAt || !(await isOpenFor(tx, application, now)))
      throw new Refusal('too-late', 'De oproep is gesloten. Indienen kan niet meer.')
    const context = await requestContext(tx, application, now)
    const draft = draftSchema.parse(application.draft)
    // The row is locked, and files and answers change under that lock alone: what is compared here is what is filed below.
    if (seen !== undefined && seen !== seenOf({ draftVersion: application.draftVersion, context })) throw new Refusal('unseen', await changedSince(tx, actor, { ...application, draft }, seen))
    const read = strictAnswers(draft, context)
    const unseen = unconfirmed(draft, copiedFields.parse(application.copied)).problems
    if (!read.ok || unseen.length > 0) throw new Refusal('incomplete', [...(read.ok ? [] : read.problems), ...unseen])

    const { answers } = read
    const title = answers.title ?? answers.activities[0]?.title ?? application.callName
    const year = Number(lastDayOf(call.deadlineAt).slice(0, 4))
    const frozen = freezeRequest({
      callCode: call.code,
      rubric: { code: application.rubricCode ?? '', version: application.rubricVersion ?? '' },
      organisation: { kbo: application.kbo, name: application.legalName },
      answers,
      declarations: declarationsSchema.parse(application.declarations),
      attachments: context.attachments,
      extra: { version: context.questions.version, answers: read.extra },
    })
    // From here to the commit whoever files in the same call waits: nothing is read or computed any more.
    const number = application.number ?? formatFileNumber(year, application.numberCode, await nextNumber(tx, `STEM-${year}-${application.numberCode}`))
    const submittedAt = await fileRequest(tx, {
      draft: application, number, title, requestedCents: answers.requestedCents ?? 0n, plannedChildHours: plannedTotal(answers.activities).childHours,
      ...frozen, submittedById: actor.userId ?? '', answers,
    })
    await enqueueEmail(tx, { template: 'application-received', to: { userId: actor.userId ?? '' }, dedupeKey: `application-received:${applicationId}:${frozen.sha256}:${submittedAt.toISOString()}`, params: {}, applicationId, fileNumber: number })
    await recordEvent(tx, actor, { verb: 'application.submit', subjectType: 'application', subjectId: applicationId, applicationId, payload: { number, sha256: frozen.sha256, requestedCents: answers.requestedCents } })
    return { number }
  }).catch(async (thrown: unknown) => {
    const refusal = asRefusal(thrown)
    if (isRefusal(refusal) && refusal.code === 'too-late') await recordAttempt(actor, applicationId)
    throw refusal
  })

/** It was reopened, and goes on as it was filed before: by the deadline, or because a colleague let that version stand. */
const notFiledAnew = (): Refusal => new Refusal('too-late', 'Deze aanvraag is niet opnieuw ingediend: de versie die u eerder indiende, telt. Wat u daarna wijzigde, staat nog bij uw aanvraag.')

/** Who is in time asks nothing more; only then whether this request has a deadline of its own. */
const isOpenFor = async (tx: Tx, { id, callStatus, call }: { id: string; callStatus: string; call: { deadlineAt: Date | null } }, now: Date): Promise<boolean> => {
  const term = { status: callStatus, deadlineAt: call.deadlineAt }
  return isFileableAt({ call: term }, now) || isFileableAt({ call: term, extension: await tx.filingExtension.findUnique({ where: { applicationId: id } }) }, now)
}

/** An attempt that came too late is in the log: it can be the ground of an individual extension (domain 5.2). What was refused rolled back, so this is a transaction of its own. */
const recordAttempt = (actor: Actor, applicationId: string): Promise<void> =>
  asActor(actor, (tx) => recordEvent(tx, actor, { verb: 'application.submit-refused', subjectType: 'application', subjectId: applicationId, applicationId, payload: { reason: 'too-late' } }))
