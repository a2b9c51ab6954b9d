import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { settingKeys, type settingsForm } from './schema'

/** An administrator changes what holds for the whole portal. It counts from the next mail, check or letter on; what is out stays as it is. */
export const changeSettings = (actor: Actor, { seen, wanted }: z.output<typeof settingsForm>): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'settings.change')
    const rows = await tx.$queryRaw<{ outcome: string }[]>`select change_settings(${JSON.stringify(seen)}::jsonb, ${JSON.stringify(wanted)}::jsonb) as outcome`
    const outcome = rows[0]?.outcome
    if (outcome === 'same') return
    if (outcome !== 'changed') throw new Refusal('changed-meanwhile', 'Iemand anders wijzigde de instellingen intussen. Laad de pagina opnieuw.')
    const changed = settingKeys.filter((key) => seen[key] !== wanted[key])
    await recordEvent(tx, actor, { verb: 'settings.change', subjectType: 'portal_setting', subjectId: changed.join(' '), payload: Object.fromEntries(changed.map((key) => [key, { from: seen[key], to: wanted[key] }])) })
  })
