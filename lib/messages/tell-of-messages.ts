import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import type { MessageMail } from '@/lib/messages/schema'
import type { Side } from '@/lib/messages/side'

const portal = systemActor('berichten')
type Reader = { applicationId: string; userId: string }

/** Job, a quiet period after the first message that somebody did not read: one mail for all of them. Read meanwhile, or told before, is not told. */
export const tellOfMessages = ({ applicationId, userId }: Reader): Promise<{ told: number }> =>
  asActor(portal, async (tx) => ({ told: await tell(tx, await waiting(tx, 'DIRECT', { applicationId, userId })) }))

/** Job: the same, once a day, for whoever asked for it. */
export const tellOfMessagesDaily = async (): Promise<{ told: number }> => {
  let told = 0
  for (;;) {
    const some = await asActor(portal, async (tx) => tell(tx, await waiting(tx, 'DAILY', null)))
    told += some
    if (some < AT_ONCE) return { told }
  }
}

/** Mails per transaction, so that none stays open for long. */
const AT_ONCE = 200

type Waiting = Reader & { side: Side; number: string | null; newest: number }

/** The rows are locked, so that two workers at once tell once. */
const waiting = (tx: Tx, mail: MessageMail, reader: Reader | null): Promise<Waiting[]> =>
  tx.$queryRaw<Waiting[]>`
    select r.application_id as "applicationId", r.user_id as "userId", r.side, a.number, m.newest
    from thread_reader r
      join app_user u on u.id = r.user_id and u.message_mail = ${mail}
      join application a on a.id = r.application_id and a.submitted_at is not null
      cross join lateral (select max(m.position) as newest from message m where m.application_id = r.application_id and m.side <> r.side and m.position > greatest(r.read_position, r.told_position)) m
    where m.newest is not null and (${reader?.userId ?? null}::uuid is null or (r.user_id = ${reader?.userId ?? null}::uuid and r.application_id = ${reader?.applicationId ?? null}::uuid))
    order by r.application_id, r.user_id limit ${AT_ONCE} for update of r`

const tell = async (tx: Tx, readers: readonly Waiting[]): Promise<number> => {
  for (const { applicationId, userId, side, number, newest } of readers) {
    await enqueueEmail(tx, {
      template: side === 'APPLICANT' ? 'message-for-applicant' : 'message-for-office',
      to: { userId },
      dedupeKey: `messages:${applicationId}:${userId}:${newest}`,
      applicationId,
      fileNumber: number,
    })
    await tx.threadReader.update({ where: { applicationId_userId: { applicationId, userId } }, data: { toldPosition: newest } })
  }
  return readers.length
}
