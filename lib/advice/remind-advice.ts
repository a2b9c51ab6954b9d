import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { lastDayOf, localDay } from '@/lib/time'
import { loadAdvice } from './load-advice'
import { tellDomain } from './tell-domain'

const portal = systemActor('herinneringen')

/** As many working days before the end of the term; a shorter term is not reminded on the day it was asked. */
const BEFORE = 3

/** Job: a domain that did not answer yet hears it once before the term ends. The outbox keeps it to once. */
export const remindAdvice = (): Promise<{ reminded: number }> =>
  asActor(portal, async (tx, now) => {
    const extra = await extraHolidays(tx)
    const open = await tx.advice.findMany({ where: { status: 'ASKED', withdrawnAt: null, dueAt: { gt: now } }, select: { id: true, dueAt: true, askedAt: true }, orderBy: { id: 'asc' } })
    const due = open.filter(({ dueAt, askedAt }) => localDay(now) > localDay(askedAt) && localDay(now) >= addWorkingDays(lastDayOf(dueAt), -BEFORE, extra))
    for (const { id } of due) {
      const advice = await loadAdvice(tx, id)
      if (advice) await tellDomain(tx, advice, 'advice-reminder', 'reminder')
    }
    return { reminded: due.length }
  })
