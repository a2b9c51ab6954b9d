import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { declarationsSchema } from '@/lib/calls/declarations'
import { inFilingLine } from '@/lib/admission'
import { asRefusal, busyRefusal } from '@/lib/database-refusal'
import { alone, asActor, type Tx } from '@/lib/db'
import { isFileableAt } from '@/lib/filings/filing-term'
import { isRefusal, Refusal } from '@/lib/refusal'
import { freezeRequest } from './canonical'
import { changedSince, filedMeanwhile } from './changed-since'
import { strictAnswers } from './completeness'
import { plannedTotal } from './computed'
import { copiedFields, unconfirmed } from './copied-fields'
import { fileRequest, type Filing } from './file-request'
import { changedMeanwhile } from './move-application'
import { numberSeries } from './numbers'
import { contextOf } from './request-context'
import { forgetPrepared, prepare, preparedFiling } from './prepared-filings'
import { activityRows, partnerRows } from './projection'
import { isWhole, requestOf, requestToFile, standingRequestOf, type RequestRow, type RequestToFile, type StandingRequest, type StandingRow } from './request-to-file'
import { readDraft } from './read-draft'
import { seenOf, seenToken, showedFiled } from './seen'

export const submission = z.object({ applicationId: z.uuid() })
/** `seen`: what the check page showed (seenOf); left out where no page was shown. */
export const filing = submission.extend({ seen: seenToken })
type Asked = z.infer<typeof submission> & { seen?: string }

/** Files the request (fileApplication). An attempt that came too late is written down. */
export const submitApplication = (actor: Actor, asked: Asked): Promise<{ number: string }> =>
  fileApplication(actor, asked).catch(async (refusal: unknown) => {
    if (isRefusal(refusal) && refusal.code === 'too-late') await recordAttempt(actor, asked.applicationId)
    throw refusal
  })

/**
 * All problems at once, or a number, a frozen copy with its checksum, the projection that lists and money
 * read, and a receipt by mail. Who files twice gets the number of the first time. Who did not see what stands there now files nothing. The deadline
 * is judged by the statement that writes (fileRequest); the look at it before is only for a friendly sentence. What changed while it was judged is
 * judged anew (docs/decisions/0022). `found` is the request where it was read with the session: whole, or
 * what is asked anew of one that was prepared.
 */
export const fileApplication = async (actor: Actor, { applicationId, seen }: Asked, found?: RequestRow | StandingRow | null): Promise<{ number: string }> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const request = attempt === 1 && found ? (isWhole(found) ? requestOf(found) : standingRequestOf(found)) : await requestToFile(alone, applicationId)
    if (!request) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.submit', applicationFacts(request), 'application.read')
    if (request.status === 'SUBMITTED' && request.number) {
      if (seen !== undefined) await asActor(actor, (tx) => requireThatFiled(tx, actor, request, seen))
      return { number: request.number }
    }
    requireFileable(request)
    const toFile = preparedFiling(request, seen) ?? (isWhole(request) ? (await judged(actor, request, seen)).filing : null)
    if (!toFile) continue
    const number = await inFilingLine(() => fileRequest(alone, actor, toFile)).catch((thrown: unknown) => { throw asRefusal(busyRefusal(thrown)) })
    forgetPrepared(applicationId)
    if (number !== null) return { number }
  }
  throw changedMeanwhile()
}

const ATTEMPTS = 3

const filedCopy = z.object({ organisation: z.object({ kbo: z.string(), name: z.string() }), attachments: z.array(z.object({ kind: z.string(), name: z.string(), sha256: z.string() })) })

/** Who files what was filed already filed it once. Otherwise what was seen is not what counts: it was reopened and goes on as it was filed before (by the deadline, or because a colleague let that version stand), or somebody filed another version. */
const requireThatFiled = async (tx: Tx, actor: Actor, { id: applicationId, draftVersion }: StandingRequest, seen: string): Promise<void> => {
  const { content } = await tx.submission.findFirstOrThrow({ where: { applicationId }, orderBy: { round: 'desc' }, select: { content: true } })
  if (showedFiled(seen, { draftVersion, ...filedCopy.parse(JSON.parse(content)) })) return
  const reopened = await tx.reopening.findFirst({ where: { applicationId }, orderBy: { reopenedAt: 'desc' }, select: { outcome: true } })
  throw reopened && reopened.outcome !== 'REFILED'
    ? new Refusal('too-late', 'Deze aanvraag is niet opnieuw ingediend: de versie die u eerder indiende, telt. Wat u daarna wijzigde, staat nog bij uw aanvraag.')
    : new Refusal('filed-meanwhile', await filedMeanwhile(tx, actor, applicationId))
}

/** Its judgement while its signatory still reads the check page: whoever then files it unchanged waits for nothing but the writing. What is not ready is not prepared. */
export const prepareFiling = async (actor: Actor, applicationId: string): Promise<void> => {
  const request = await requestToFile(alone, applicationId)
  if (request?.status !== 'DRAFT' || !can(actor, 'application.submit', applicationFacts(request))) return
  try {
    prepare({ ground: request.ground, ...await judged(actor, request, undefined) })
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
  }
}

const requireFileable = ({ status, deadlineAt, callStatus, extension, now }: StandingRequest): void => {
  if (status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is niet langer een concept.')
  if (!deadlineAt || !isFileableAt({ call: { status: callStatus, deadlineAt }, extension }, now))
    throw new Refusal('too-late', 'De oproep is gesloten. Indienen kan niet meer.')
}

/** Everything that may stop it; what is left is what will be filed. */
const judged = async (actor: Actor, request: RequestToFile, shown: string | undefined): Promise<{ seen: string; filing: Filing }> => {
  const { call, now } = request
  const context = await contextOf(alone, call, request.surroundings, now)
  const draft = readDraft(request.draft)
  const seen = seenOf({ ...request, context })
  if (shown !== undefined && shown !== seen) throw new Refusal('unseen', await asActor(actor, (tx) => changedSince(tx, actor, request, { seen: shown, now: seen })))
  const read = strictAnswers(draft, context)
  const unseen = unconfirmed(draft, copiedFields.parse(request.copied)).problems
  if (!read.ok || unseen.length > 0) throw new Refusal('incomplete', [...(read.ok ? [] : read.problems), ...unseen])

  const { answers } = read
  const filing = {
    applicationId: request.id,
    basis: request.basis,
    numberPrefix: numberSeries(Number(context.call.deadlineDay.slice(0, 4)), request.numberCode),
    title: answers.title ?? answers.activities[0]?.title ?? request.callName,
    requestedCents: answers.requestedCents ?? 0n,
    plannedChildHours: plannedTotal(answers.activities).childHours,
    ...freezeRequest({
      callCode: call.code,
      rubric: { code: request.rubricCode ?? '', version: request.rubricVersion ?? '' },
      organisation: { kbo: request.surroundings.kbo, name: request.surroundings.legalName },
      answers,
      declarations: declarationsSchema.parse(request.declarations),
      attachments: context.attachments,
      extra: { version: context.questions.version, answers: read.extra },
    }),
    activities: activityRows(answers.activities),
    partners: partnerRows(answers.partners),
  }
  return { seen, filing }
}

/** An attempt that came too late is in the log: it can be the ground of an individual extension (domain 5.2). What was refused rolled back, so this is a transaction of its own. */
const recordAttempt = (actor: Actor, applicationId: string): Promise<void> =>
  asActor(actor, (tx) => recordEvent(tx, actor, { verb: 'application.submit-refused', subjectType: 'application', subjectId: applicationId, applicationId, payload: { reason: 'too-late' } }))
