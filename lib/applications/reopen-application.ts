import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { doneBy } from './done-by'
import { moveApplication } from './move-application'
import { filedRound, openReopening } from './reopening'
import { submission } from './submit-application'

const drawAnew = 'Laad deze pagina opnieuw en kijk na wat er ingediend is.'
/** `round`: the filing that the page showed; left out where no page was shown. */
export const reopening = submission.extend({ round: z.coerce.number(drawAnew).int(drawAnew).positive(drawAnew).max(10_000, drawAnew) })

/**
 * Before the deadline a filed request may become a draft again. What was filed keeps counting until it is filed anew; the number stays. Who does it twice
 * reopened it once; who looked at an older filing than the one that stands reopens nothing.
 */
export const reopenApplication = (actor: Actor, { applicationId, round }: z.infer<typeof submission> & { round?: number }): Promise<void> =>
  asActor(actor, async (tx) => {
    const rows = await tx.$queryRaw<{ inTime: boolean }[]>`
      select c.status = 'OPEN' and portal_now() < c.deadline_at as "inTime" from call c join application a on a.call_id = c.id where a.id = ${applicationId}::uuid for share of c`
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for no key update`
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, status: true } })
    if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.submit', applicationFacts(application), 'application.read')
    if (!rows[0]?.inTime) throw new Refusal('too-late', 'De oproep is gesloten. Heropenen kan niet meer.')
    const open = await openReopening(tx, applicationId)
    if (application.status === 'DRAFT' && open) {
      if (open.reopenedById === actor.userId) return
      throw new Refusal('changed-meanwhile', `Deze aanvraag is intussen al heropend, ${await doneBy(tx, actor, open.reopenedById)}.`)
    }
    if (application.status !== 'SUBMITTED') throw new Refusal('changed-meanwhile', 'Deze aanvraag is niet langer ingediend, of ze is al in behandeling.')
    const filed = await filedRound(tx, applicationId)
    if (round !== undefined && filed?.round !== round)
      throw new Refusal('changed-meanwhile', `Deze aanvraag is intussen al opnieuw ingediend, ${await doneBy(tx, actor, filed?.submittedById)}. Ze is niet heropend. Laad deze pagina opnieuw als u nog iets wilt wijzigen.`)
    await moveApplication(tx, actor, application, 'reopen')
    await tx.$executeRaw`
      insert into reopening (application_id, round, filed_draft, reopened_by_id)
      select a.id, (select max(s.round) from submission s where s.application_id = a.id), a.draft, ${actor.userId}::uuid from application a where a.id = ${applicationId}::uuid`
    await recordEvent(tx, actor, { verb: 'application.reopen', subjectType: 'application', subjectId: applicationId, applicationId })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
