import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { euro, line, tick, whole } from '@/lib/calls/readers'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { currentRulebook, type RulebookContent } from './rulebook'

const point = z.object({
  code: z.string().trim().regex(/^[A-Z]\d{1,2}$/, 'Gebruik een hoofdletter en een getal, bijvoorbeeld K8.'),
  text: line(500).refine((text) => text.length >= 10, 'Schrijf minstens 10 tekens.'),
  where: z.enum(['BOTH', 'ON_SITE'], 'Kies wanneer dit punt telt.'),
})

/** The form of the administrator; `version` is the one that stood there when it was opened. */
export const changingRules = z
  .object({
    version: z.coerce.number().int(), amountFrom: euro, firstTime: tick, deliveryMin: whole(0, 100), deliveryMax: whole(100, 1000), costLow: whole(0, 50), costHigh: whole(50, 100), sample: whole(0, 100),
    startDays: whole(1, 365), replyDays: whole(1, 365), replyReminderDays: whole(1, 365), checklist: z.array(point, 'Geef minstens één punt op.').min(1, 'Geef minstens één punt op.').max(40),
  })
  .superRefine(({ checklist, replyDays, replyReminderDays }, context) => {
    if (replyReminderDays >= replyDays) context.addIssue({ code: 'custom', path: ['replyReminderDays'], message: 'De herinnering komt vóór het einde van de termijn: kies minder dagen.' })
    for (const [index, { code }] of checklist.entries()) if (checklist.findIndex((one) => one.code === code) < index) context.addIssue({ code: 'custom', path: ['checklist', index, 'code'], message: 'Deze code staat al op de lijst.' })
  })
  .transform(({ version, amountFrom, firstTime, deliveryMin, deliveryMax, costLow, costHigh, sample, startDays, replyDays, replyReminderDays, checklist }): { version: number; content: RulebookContent } => ({
    version,
    content: { thresholds: { amountFromCents: String(amountFrom), firstTime, deliveryMinPercent: deliveryMin, deliveryMaxPercent: deliveryMax, costLowPercent: costLow, costHighPercent: costHigh, samplePercent: sample }, startDays, replyDays, replyReminderDays, checklist },
  }))
export type ChangingRules = z.output<typeof changingRules>

/** A new version of the rules of control, for what is selected or begins from now on. */
export const changeRules = (actor: Actor, { version, content }: ChangingRules): Promise<{ version: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'control.change-rules')
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('control_rulebook'))::text`
    const current = await currentRulebook(tx)
    if (current.version !== version) throw new Refusal('changed-meanwhile', 'Iemand anders wijzigde de regels intussen. Laad de pagina opnieuw.')
    const next = version + 1
    await tx.controlRulebook.create({ data: { version: next, content, madeById: actor.userId, madeAt: now } })
    await recordEvent(tx, actor, { verb: 'control.change-rules', subjectType: 'control_rulebook', subjectId: String(next), payload: content })
    return { version: next }
  })

/** The rules as they stand, for who may change them. */
export const rulesToChange = async (tx: Tx, actor: Actor) => {
  requirePermission(actor, 'control.change-rules')
  return currentRulebook(tx)
}
