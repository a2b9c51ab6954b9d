import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { seenVersion } from './seen'
import { stepByCode, stepCodes } from './steps'

type Changed = { id: string; draft: unknown; draftVersion: number; draftSavedById: string | null }

const savedPages = z.object({ saved: z.record(z.string(), z.int()).default({}) })

/**
 * What changed since somebody saw the page that `seen` stands for, in one sentence: who, and which sections. Where the answers are the same it is a
 * file.
 */
export const changedSince = async (tx: Tx, actor: Actor, { id, draft, draftVersion, draftSavedById }: Changed, seen: string): Promise<string> => {
  const version = seenVersion(seen)
  const answers = draftVersion !== version
  const pages = Object.entries(savedPages.parse(draft).saved).flatMap(([page, at]) => (at > version ? [page.split('/')[0]] : []))
  const titles = stepCodes.filter((code) => pages.includes(code)).map((code) => `“${stepByCode(code).title}”`)
  const file = answers ? null : await tx.auditEvent.findFirst({ where: { applicationId: id, verb: { in: ['attachment.add', 'attachment.remove'] } }, orderBy: { seq: 'desc' }, select: { actorId: true } })
  const by = answers ? draftSavedById : (file?.actorId ?? null)
  const name = by === null || by === actor.userId ? null : (await tx.user.findUnique({ where: { id: by }, select: { name: true } }))?.name
  const who = by !== null && by === actor.userId ? 'Een collega, of uzelf in een ander venster, wijzigde' : `${name ?? 'Een collega'} wijzigde`
  const what = titles.length > 0 ? titles.join(' en ') : answers ? 'een of meer antwoorden' : `“${stepByCode('bijlagen').title}”`
  return `${who} ${what} nadat u deze pagina opende. Er is nog niets ingediend. Kijk na wat er nu staat en dien dan in.`
}
