import type { Tx } from '@/lib/db'
import { letterSender, type LetterSender } from '@/lib/portal-settings/schema'
import { letterTextsOf, type LetterTexts } from './letter-texts'

/** The texts of a letter of this call, with the sender as the administrator set it. */
export const readLetterTexts = async (tx: Tx, call: { texts: unknown }): Promise<LetterTexts> => letterTextsOf(call, await readSender(tx))

/** Null: the sender is still the one that the portal came with. */
const readSender = async (tx: Tx): Promise<LetterSender | null> => {
  const setting = await tx.portalSetting.findUnique({ where: { key: 'letterSender' } })
  return setting ? letterSender.parse(JSON.parse(setting.value)) : null
}
