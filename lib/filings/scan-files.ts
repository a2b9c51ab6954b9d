import { systemActor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { settings } from '@/lib/env'
import { scanStream, type ScanAnswer } from '@/lib/files/clamd'
import { chunksOfFile } from '@/lib/files/file-store'
import { enqueueEmail } from '@/lib/mail/enqueue-email'

const scanner = systemActor('virusscan')

/** Shorter than the lease of a job, so that a long queue never looks like a dead worker; the next tick goes on. */
const TURN_MS = 90_000

/**
 * Job: asks the scanner about every file whose turn it is, one after the other, so that a scanner that hangs holds one job and no mail. It stops at
 * the first silence; what it could not ask stays waiting and comes back later. A worker that is killed loses nothing: its file comes back too.
 */
export const scanFiles = async (limits: { silenceMs?: number; totalMs?: number } = {}): Promise<void> => {
  const address = settings().clamdAddr
  if (address === null) return
  const until = performance.now() + TURN_MS
  while (performance.now() < until) {
    const next = await asActor(scanner, (tx) => takeNext(tx))
    if (next === undefined) return
    const answer = await scanStream(address, chunksOfFile(next.sha256), limits)
    await asActor(scanner, (tx) => keepAnswer(tx, next, answer))
    if (answer.kind === 'unavailable') return
  }
}

type Waiting = { sha256: string; attempts: number }

/** The one that waits longest. Two workers never take the same; a taken one is free again after the lease. */
const takeNext = async (tx: Tx): Promise<Waiting | undefined> => {
  const rows = await tx.$queryRaw<Waiting[]>`
    update file_scan set attempts = attempts + 1, next_try_at = portal_now() + interval '4 minutes'
    where sha256 = (select sha256 from file_scan where state = 'WAITING' and next_try_at <= portal_now() order by next_try_at limit 1 for update skip locked)
    returning sha256, attempts`
  return rows[0]
}

const keepAnswer = async (tx: Tx, { sha256, attempts }: Waiting, answer: ScanAnswer): Promise<void> => {
  if (answer.kind === 'undecided' || answer.kind === 'unavailable') {
    await tx.$executeRaw`
      update file_scan set answer = ${answer.text}, next_try_at = portal_now() + ${retryMinutes(answer.kind, attempts)}::int * interval '1 minute' where sha256 = ${sha256} and state = 'WAITING'`
    return
  }
  const state = answer.kind === 'clean' ? 'CLEAN' : 'INFECTED'
  const judged = await tx.$executeRaw`update file_scan set state = ${state}::scan_state, answer = ${answer.text}, scanned_at = portal_now() where sha256 = ${sha256} and state = 'WAITING'`
  if (judged === 1) await tellOf(tx, sha256, answer)
}

/** A scanner that is down comes back within minutes; a file it cannot judge waits for other settings or a person. */
export const retryMinutes = (kind: 'undecided' | 'unavailable', attempts: number): number =>
  Math.min(2 ** Math.min(attempts - 1, 16), kind === 'unavailable' ? 5 : 360)

const tellOf = async (tx: Tx, sha256: string, answer: ScanAnswer): Promise<void> => {
  const attachments = await tx.attachment.findMany({ where: { sha256, removedAt: null }, include: { application: { select: { number: true } } }, orderBy: { uploadedAt: 'asc' } })
  if (answer.kind === 'infected')
    for (const { id, applicationId, uploadedById, application } of attachments)
      await enqueueEmail(tx, { template: 'attachment-infected', to: { userId: uploadedById }, dedupeKey: `attachment-infected:${id}`, applicationId, fileNumber: application.number })
  for (const { id, applicationId, name } of attachments)
    await recordEvent(tx, scanner, { verb: `attachment.found-${answer.kind}`, subjectType: 'attachment', subjectId: id, applicationId, payload: { name, sha256, answer: answer.text } })
}
