import { systemActor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { settings } from '@/lib/env'
import { scanStream, signaturesOf, type ScanAnswer } from '@/lib/files/clamd'
import { chunksOfFile } from '@/lib/files/file-store'
import { enqueueEmail } from '@/lib/mail/enqueue-email'

const scanner = systemActor('virusscan')

/** Shorter than the lease of a job, so that a long queue never looks like a dead worker; the next tick goes on. */
const TURN_MS = 90_000

/**
 * Job: asks the scanner about every file whose turn it is, one after the other, so that a scanner that hangs holds one job and no mail. It stops at
 * the first silence; what it could not ask stays waiting and comes back later. A worker that is killed loses nothing: its file comes back too.
 * Once no file waits, those found clean with older signatures are asked about again.
 */
export const scanFiles = async (limits: { silenceMs?: number; totalMs?: number } = {}): Promise<void> => {
  const address = settings().clamdAddr
  if (address === null) return
  // Asked before the files: signatures that arrive meanwhile cost one scan more, never one too few.
  const signatures = await signaturesOf(address, limits)
  const until = performance.now() + TURN_MS
  while (performance.now() < until) {
    const next = await asActor(scanner, (tx) => takeNext(tx, signatures))
    if (next === undefined) return
    const answer = await scanStream(address, chunksOfFile(next.sha256), limits)
    await asActor(scanner, (tx) => keepAnswer(tx, next, answer, signatures ?? ''))
    if (answer.kind === 'unavailable') return
  }
}

type Taken = { sha256: string; attempts: number; state: 'WAITING' | 'CLEAN' }

/** The one that waits longest, else a clean one of other signatures. Two workers never take the same; a taken one is free again after the lease. */
const takeNext = async (tx: Tx, signatures: string | null): Promise<Taken | undefined> => {
  const rows = await tx.$queryRaw<Taken[]>`
    update file_scan set attempts = attempts + 1, next_try_at = portal_now() + interval '4 minutes'
    where sha256 = (select sha256 from file_scan where (state = 'WAITING' or (state = 'CLEAN' and signatures <> ${signatures}::text)) and next_try_at <= portal_now()
                    order by state, next_try_at limit 1 for update skip locked)
    returning sha256, attempts, state`
  return rows[0]
}

/** An answer that is none changes nothing: a waiting file stays shut, a clean one open. */
const keepAnswer = async (tx: Tx, { sha256, attempts, state }: Taken, answer: ScanAnswer, signatures: string): Promise<void> => {
  if (answer.kind === 'undecided' || answer.kind === 'unavailable') {
    await tx.$executeRaw`
      update file_scan set answer = case state when 'WAITING' then ${answer.text} else answer end, next_try_at = portal_now() + ${retryMinutes(answer.kind, attempts)}::int * interval '1 minute'
      where sha256 = ${sha256} and state <> 'INFECTED'`
    return
  }
  // A young file is asked about at every change of the signatures, an older one ever more rarely: what was not known of it for long seldom comes to light.
  const judged = await tx.$executeRaw`
    update file_scan s set state = ${answer.kind === 'clean' ? 'CLEAN' : 'INFECTED'}::scan_state, answer = ${answer.text}, signatures = ${signatures}, scanned_at = portal_now(),
           next_try_at = portal_now() + least((portal_now() - f.stored_at) / 4, interval '30 days')
    from stored_file f where f.sha256 = s.sha256 and s.sha256 = ${sha256} and s.state = ${state}::scan_state`
  if (judged === 1 && (state === 'WAITING' || answer.kind === 'infected')) await tellOf(tx, sha256, answer)
}

/** A scanner that is down comes back within minutes; a file it cannot judge waits for other settings or a person. */
export const retryMinutes = (kind: 'undecided' | 'unavailable', attempts: number): number =>
  Math.min(2 ** Math.min(attempts - 1, 16), kind === 'unavailable' ? 5 : 360)

/** Whoever has the file in a request or a report hears of a virus; the trail keeps it for each of them that it was ever in, because a filed copy may still hold it. */
const tellOf = async (tx: Tx, sha256: string, answer: ScanAnswer): Promise<void> => {
  const attachments = await tx.attachment.findMany({ where: { sha256 }, include: { application: { select: { number: true } } }, orderBy: { uploadedAt: 'asc' } })
  const evidence = await tx.reportFile.findMany({ where: { sha256 }, include: { report: { select: { grant: { select: { applicationId: true, number: true } } } } }, orderBy: { uploadedAt: 'asc' } })
  if (answer.kind === 'infected') {
    for (const { id, applicationId, uploadedById, application } of attachments.filter(({ removedAt }) => removedAt === null))
      await enqueueEmail(tx, { template: 'attachment-infected', to: { userId: uploadedById }, dedupeKey: `attachment-infected:${id}`, applicationId, fileNumber: application.number })
    for (const { id, reportId, uploadedById, report: { grant } } of evidence.filter(({ removedAt }) => removedAt === null))
      await enqueueEmail(tx, { template: 'report-file-infected', params: { reportId }, to: { userId: uploadedById }, dedupeKey: `report-file-infected:${id}`, applicationId: grant.applicationId, fileNumber: grant.number })
  }
  for (const { id, applicationId, name } of attachments)
    await recordEvent(tx, scanner, { verb: `attachment.found-${answer.kind}`, subjectType: 'attachment', subjectId: id, applicationId, payload: { name, sha256, answer: answer.text } })
  for (const { id, name, report: { grant } } of evidence)
    await recordEvent(tx, scanner, { verb: `report-file.found-${answer.kind}`, subjectType: 'report-file', subjectId: id, applicationId: grant.applicationId, payload: { name, sha256, answer: answer.text } })
}
