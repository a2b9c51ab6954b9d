import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import type { Conflict } from './merge'
import { keptAt, type StandingPaper } from './paper'

/**
 * Keeps the texts for which a colleague's stands, for their writer alone. What is typed further on the same page takes the place of what was kept
 * from it; once a field of that page went in, nothing of it waits any more. What another window kept stays beside it.
 */
export const keepTexts = async (tx: Tx, actor: Actor, subject: StandingPaper['subject'], page: string, merge: { conflicts: readonly Conflict[]; edited: readonly string[] }, now: Date): Promise<void> => {
  const { applicationId, reportId } = keptAt(subject)
  const own = { applicationId, userId: actor.userId ?? '', page }
  if (merge.edited.length > 0) await tx.keptText.deleteMany({ where: { ...own, field: { in: [...merge.edited] } } })
  for (const { field, mine } of merge.conflicts) {
    const typed = typeof mine === 'string' ? mine : [...mine]
    await tx.keptText.upsert({
      where: { applicationId_userId_field_page: { ...own, field } },
      create: { ...own, reportId, field, typed, keptAt: now },
      update: { typed, keptAt: now },
    })
  }
}
