import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { settingKeys, type StoredSettings } from './schema'

/** What the administrator sees and changes. */
export const portalSettings = async (tx: Tx, actor: Actor): Promise<StoredSettings> => {
  requirePermission(actor, 'settings.change')
  const rows = await tx.portalSetting.findMany({ where: { key: { in: [...settingKeys] } } })
  const valueOf = (key: (typeof settingKeys)[number]): string | null => rows.find((row) => row.key === key)?.value ?? null
  return { messageQuietMinutes: valueOf('messageQuietMinutes'), reminderHours: valueOf('reminderHours'), volunteerDayCents: valueOf('volunteerDayCents'), letterSender: valueOf('letterSender'), payerName: valueOf('payerName'), payerIban: valueOf('payerIban'), freshSignInMinutes: valueOf('freshSignInMinutes') }
}
