import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { keepTexts } from './keep-text'
import type { Merged } from './merge'
import type { Paper } from './paper'
import type { SavedDraft } from './save-draft'
import { waitingFields } from './waiting-texts'

export type SavedPage = SavedDraft & {
  /** The fields in which a colleague's text stands and mine waits; with who typed the first of them. */
  waiting: string[]
  by: string | null
  /** Some text of mine waits in this paper, of this save or an earlier one. */
  unchosen: boolean
  /** A colleague put something on this page that it does not show yet. */
  news: boolean
}

/**
 * Keeps one page that was merged into what stands by now. Nothing is overwritten unseen: a text for which a colleague's stands is kept for its
 * writer, who chooses later. A page that changes nothing counts no version.
 */
export const savePage = async <Draft>(tx: Tx, actor: Actor, paper: Paper<Draft>, { page = randomUUID(), draft, ...merged }: Merged & { draft: Draft; page?: string | undefined }, now: Date): Promise<SavedPage & { draft: Draft }> => {
  const { conflicts, edited, changed, news } = merged
  const keeps = paper.keeps || conflicts.length > 0
  if (keeps) await keepTexts(tx, actor, paper.subject, page, merged, now)
  const unchosen = keeps && (await waitingFields(tx, actor, paper)).length > 0
  const told = { waiting: conflicts.map(({ field }) => field), by: await nameOfTypist(tx, actor, paper, conflicts[0]?.field), unchosen, news }
  if (!changed) return { version: paper.version, savedAt: now, draft: paper.draft, ...told }
  return { ...await paper.write(draft, edited), draft, ...told }
}

/** Oneself is not called by name. */
const OWN_WINDOW = 'U (in een ander venster)'

const nameOfTypist = async (tx: Tx, actor: Actor, { typistOf }: Pick<Paper<unknown>, 'typistOf'>, field: string | undefined): Promise<string | null> => {
  const typist = field === undefined ? null : typistOf(field)
  if (typist !== null && typist === actor.userId) return OWN_WINDOW
  return typist === null ? null : (await tx.user.findUnique({ where: { id: typist }, select: { name: true } }))?.name ?? null
}
