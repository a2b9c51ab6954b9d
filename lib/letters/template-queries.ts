import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { letterTextsOf, versionWords } from './letter-texts'
import { asEdited, readEdited, readSender } from './read-letter-texts'

/** All versions, the newest first, with who made them and which is in use; the last is what the portal comes with. */
export const templateVersions = async (tx: Tx, actor: Actor) => {
  requirePermission(actor, 'template.change')
  const rows = await tx.letterTemplate.findMany({ orderBy: { version: 'desc' }, select: { version: true, note: true, madeAt: true, madeById: true } })
  const people = await tx.user.findMany({ where: { id: { in: rows.map(({ madeById }) => madeById) } }, select: { id: true, name: true } })
  const used = (await readEdited(tx))?.version ?? null
  const versions = rows.map(({ version, note, madeAt, madeById }) => ({ version, words: versionWords(version), note, madeAt, by: people.find(({ id }) => id === madeById)?.name ?? '', inUse: version === used }))
  return { used, latest: rows[0]?.version ?? null, versions: [...versions, { version: null, words: versionWords(null), note: 'Zoals het loket geleverd is.', madeAt: null, by: '', inUse: used === null }] }
}
export type TemplateVersion = Awaited<ReturnType<typeof templateVersions>>['versions'][number]

/** The texts of one version as they would be used, with the sender of now; the latest when none is named. */
export const templateTexts = async (tx: Tx, actor: Actor, asked?: number | null) => {
  requirePermission(actor, 'template.change')
  const row = asked === null ? null : await tx.letterTemplate.findFirst({ where: asked === undefined ? {} : { version: asked }, orderBy: { version: 'desc' } })
  return { version: row?.version ?? null, texts: letterTextsOf({ texts: {} }, await readSender(tx), row && asEdited(row)) }
}
