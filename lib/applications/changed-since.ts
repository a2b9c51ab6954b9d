import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import type { Draft } from './form'
import { isStep, stepByCode, stepCodes } from './steps'

type Changed = { id: string; draft: Draft; draftVersion: number; draftSavedById: string | null }

/**
 * What changed since somebody saw this version, in one sentence: who, and which sections. Where the answers are the same it is a file (or what the
 * organisation or the call says of itself).
 */
export const changedSince = async (tx: Tx, actor: Actor, { id, draft, draftVersion, draftSavedById }: Changed, version: number): Promise<string> => {
  const answers = draftVersion !== version
  const pages = Object.entries(draft.saved ?? {}).flatMap(([page, at]) => (at > version ? [page.split('/')[0] ?? page] : []))
  const titles = stepCodes.filter((code) => isStep(code) && pages.includes(code)).map((code) => stepByCode(code).title)
  const file = answers ? null : await tx.auditEvent.findFirst({ where: { applicationId: id, verb: { in: ['attachment.add', 'attachment.remove'] } }, orderBy: { seq: 'desc' }, select: { actorId: true } })
  const by = answers ? draftSavedById : (file?.actorId ?? null)
  const name = by === null || by === actor.userId ? null : (await tx.user.findUnique({ where: { id: by }, select: { name: true } }))?.name
  const who = by !== null && by === actor.userId ? 'U wijzigde zelf (in een ander venster)' : `${name ?? 'Een collega'} wijzigde`
  const what = titles.length > 0 ? titles.map((title) => `“${title}”`).join(' en ') : answers ? 'een of meer antwoorden' : `“${stepByCode('bijlagen').title}”`
  return `${who} ${what} nadat u deze pagina opende. Uw aanvraag is nog niet ingediend. Kijk na wat er nu staat en dien dan in.`
}
