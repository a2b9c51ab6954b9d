import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { addCents } from '@/lib/money'
import { lastDayOf } from '@/lib/time'
import { currentParts } from './current-parts'
import { receivedCents } from './repaid'

const portal = systemActor('herinneringen')

/** Job: what should have come back by now and did not, whole or in part, is asked for again, once per day on which something was due. */
export const remindRecovery = (): Promise<{ reminded: number }> =>
  asActor(portal, async (tx, now) => {
    const open = await tx.recovery.findMany({ where: { claimedAt: { not: null }, paidAt: null }, include: { grant: true, repayments: true, instalments: { orderBy: { position: 'asc' } }, replans: true }, orderBy: { grantId: 'asc' } })
    let reminded = 0
    for (const { grant, amountCents, dueAt, repayments, ...plan } of open) {
      const agreed = currentParts(plan)
      const parts = agreed.length > 0 ? agreed : dueAt ? [{ amountCents, dueAt }] : []
      const passed = parts.filter((part) => part.dueAt <= now)
      const last = passed.at(-1)
      // What came in before the plan was agreed is not part of it.
      const expected = amountCents - addCents(parts.map((part) => part.amountCents)) + addCents(passed.map((part) => part.amountCents))
      if (!last || receivedCents(repayments) >= expected) continue
      await tellMembers(tx, grant, 'recovery-reminder', `${grant.id}:${lastDayOf(last.dueAt)}`)
      reminded += 1
    }
    return { reminded }
  })
