import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { openReviewStatuses } from './lifecycle'

/** One mail a day for each reviewer who still has files of this call, however many; whoever wants no mail from the portal gets none. */
export const remindReviewers = (actor: Actor, { callId }: { callId: string }): Promise<{ told: number; silent: number }> =>
  asActor(actor, async (tx, now) => {
    const call = await tx.call.findUnique({ where: { id: callId }, select: { name: true, status: true } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    requirePermission(actor, 'review.remind', {}, 'review.read-others')
    if (call.status !== 'CLOSED' && call.status !== 'ASSESSMENT') throw new Refusal('too-late', 'Deze oproep is niet meer in beoordeling.')

    const waiting = await reviewersWithWork(tx, actor, callId, now)
    if (waiting.length === 0) throw new Refusal('changed-meanwhile', 'Alle gevraagde beoordelingen zijn ingediend.')
    const willing = waiting.filter(({ wantsMail }) => wantsMail).map((reviewer) => ({ ...reviewer, dedupeKey: `review-reminder:${callId}:${reviewer.id}:${localDay(now)}` }))
    const before = await tx.outboxMail.findMany({ where: { dedupeKey: { in: willing.map(({ dedupeKey }) => dedupeKey) } }, select: { dedupeKey: true } })
    const told = willing.filter(({ dedupeKey }) => !before.some((mail) => mail.dedupeKey === dedupeKey))
    if (told.length === 0) throw new Refusal('changed-meanwhile', willing.length > 0 ? 'Zij kregen vandaag al een herinnering.' : 'Wie nog dossiers heeft, vroeg om geen mails.')
    for (const { id, dedupeKey, open, late, dueAt } of told)
      await enqueueEmail(tx, { template: 'review-reminder', to: { userId: id }, dedupeKey, params: { call: call.name, open, late, ...(dueAt ? { dueAt: dueAt.toISOString() } : {}) } })
    await recordEvent(tx, actor, { verb: 'review.remind', subjectType: 'call', subjectId: callId, payload: { told: told.map(({ id }) => id) } })
    return { told: told.length, silent: waiting.length - willing.length }
  })

type Waiting = { id: string; wantsMail: boolean; open: number; late: number; dueAt: Date | null }

/** Over the files that the officer may see: another's work on a file that is closed to them is not theirs to count. */
const reviewersWithWork = (tx: Tx, actor: Actor, callId: string, now: Date): Promise<Waiting[]> => tx.$queryRaw<Waiting[]>`
  select u.id, u.message_mail <> 'NONE' as "wantsMail", count(*)::int as open, (count(*) filter (where r.due_at <= ${now}))::int as late, min(r.due_at) as "dueAt"
  from review r join application a on a.id = r.application_id join app_user u on u.id = r.reviewer_id
  where a.call_id = ${callId}::uuid and r.status::text = any(${[...openReviewStatuses]}) and u.suspended_at is null and not (r.application_id = any(${[...actor.conflictedApplicationIds]}::uuid[]))
  group by u.id order by u.id`
