import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { parseDay } from '@/lib/time'

const day = z.string().transform((value, context) => {
  const read = parseDay(value)
  if (read.ok) return read.day
  context.addIssue({ code: 'custom', message: read.problem })
  return z.NEVER
})

export const checkedHoliday = z
  .object({ code: z.string(), listedDay: day, startDay: day, endDay: day })
  .refine(({ startDay, endDay }) => startDay <= endDay, { path: ['endDay'], message: 'De laatste dag moet na de eerste liggen.' })

/** An administrator compared a school holiday with the official calendar, and corrected it where it differed. */
export const checkSchoolHoliday = (actor: Actor, { code, listedDay, startDay, endDay }: z.output<typeof checkedHoliday>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'reference.check')
    const clash = await tx.schoolHoliday.findUnique({ where: { code_startDay: { code, startDay: midnight(startDay) } } })
    if (clash && startDay !== listedDay) throw new Refusal('invalid', [{ field: 'startDay', message: 'Deze vakantie staat al met die eerste dag in de lijst.' }])
    const { count } = await tx.schoolHoliday.updateMany({
      where: { code, startDay: midnight(listedDay) },
      data: { startDay: midnight(startDay), endDay: midnight(endDay), checkedAt: now },
    })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Iemand anders wijzigde deze vakantie intussen. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'reference.check', subjectType: 'school_holiday', subjectId: `${code} ${startDay}`, payload: { listedDay, startDay, endDay } })
  })

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`)
