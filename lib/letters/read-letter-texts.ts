import type { Tx } from '@/lib/db'
import { letterSender, type LetterSender } from '@/lib/portal-settings/schema'
import { letterTextsOf, type EditedTexts, type LetterTexts } from './letter-texts'

/** The texts of a letter of this call, with the sender and the version that the administrator set. */
export const readLetterTexts = async (tx: Tx, call: { texts: unknown }): Promise<LetterTexts> => letterTextsOf(call, await readSender(tx), await readEdited(tx))

/** Null: letters are still as the portal came with them. */
export const readEdited = async (tx: Tx): Promise<EditedTexts | null> => {
  const used = await tx.letterTemplateUse.findFirst({ orderBy: [{ usedAt: 'desc' }, { id: 'desc' }], include: { template: true } })
  return used?.template ? asEdited(used.template) : null
}

export const asEdited = ({ version, content }: { version: number; content: unknown }): EditedTexts => ({ version, content: typeof content === 'object' && content !== null ? content : {} })

/** Null: the sender is still the one that the portal came with. */
export const readSender = async (tx: Tx): Promise<LetterSender | null> => {
  const setting = await tx.portalSetting.findUnique({ where: { key: 'letterSender' } })
  return setting ? letterSender.parse(JSON.parse(setting.value)) : null
}
