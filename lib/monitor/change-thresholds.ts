import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { whole } from '@/lib/calls/readers'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { readThresholds, thresholdKeys, type Thresholds } from './thresholds'

/** Three is the least that still hides one child among others. */
const LEAST = 3
const MOST = 100

const seen = z.string().transform((json, context): Partial<Record<keyof Thresholds, string | null>> => {
  const read = z.object({ leastShown: z.string().nullable(), leastDenominator: z.string().nullable(), leastAnswers: z.string().nullable() }).safeParse(jsonOf(json))
  if (read.success) return read.data
  context.addIssue('Laad de pagina opnieuw.')
  return z.NEVER
})

/** The form of the administrator; `seen` is what stood there when it was opened. */
export const changingThresholds = z.object({ seen, leastShown: whole(LEAST, MOST), leastDenominator: whole(LEAST, MOST), leastAnswers: whole(LEAST, MOST) })

/** An administrator says how small a number may be shown to who has no dossier role. It holds from the next page on. */
export const changeThresholds = (actor: Actor, { seen: before, ...wanted }: z.output<typeof changingThresholds>): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'threshold.change')
    const texts = Object.fromEntries(thresholdKeys.map((key) => [key, String(wanted[key])]))
    const rows = await tx.$queryRaw<{ outcome: string }[]>`select change_thresholds(${JSON.stringify(before)}::jsonb, ${JSON.stringify(texts)}::jsonb) as outcome`
    if (rows[0]?.outcome !== 'changed') throw new Refusal('changed-meanwhile', 'Iemand anders wijzigde dit intussen. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'threshold.change', subjectType: 'portal_setting', subjectId: thresholdKeys.join(' '), payload: { from: before, to: texts } })
  })

type ThresholdsToChange = { thresholds: Thresholds; seen: Record<keyof Thresholds, string | null> }

export const thresholdsToChange = async (tx: Tx, actor: Actor): Promise<ThresholdsToChange> => {
  requirePermission(actor, 'threshold.change')
  const rows = await tx.portalSetting.findMany({ where: { key: { in: [...thresholdKeys] } } })
  const valueOf = (key: keyof Thresholds): string | null => rows.find((row) => row.key === key)?.value ?? null
  return { thresholds: await readThresholds(tx), seen: { leastShown: valueOf('leastShown'), leastDenominator: valueOf('leastDenominator'), leastAnswers: valueOf('leastAnswers') } }
}

const jsonOf = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
