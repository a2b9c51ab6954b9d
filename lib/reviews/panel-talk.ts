import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'

export type PanelMessageLine = { id: string; author: string; own: boolean; text: string; writtenAt: Date }

type Labelled = { reviewerId: string; label: string }

/** The thread of a meeting, oldest first. To each other reviewers are numbers, as beside their scores; the office reads names. */
export const panelTalk = async (tx: Tx, actor: Actor, applicationId: string, reviews: readonly Labelled[], nameless: boolean): Promise<PanelMessageLine[]> => {
  const messages = await tx.consensusMessage.findMany({
    where: { applicationId },
    select: { id: true, text: true, writtenAt: true, authorId: true, author: { select: { name: true, roles: { select: { role: true } } } } },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  })
  return messages.map(({ id, text, writtenAt, authorId, author }) => {
    const reviewer = reviews.find(({ reviewerId }) => reviewerId === authorId)?.label
    // Of the office only a chair writes here, or the officer who stands in for one.
    const inWords = reviewer ?? (author.roles.some(({ role }) => role === 'VLAIO_PANEL_CHAIR' || role === 'VLAIO_OFFICER') ? 'Voorzitter' : 'Een beoordelaar die wegviel')
    return { id, text, writtenAt, own: authorId === actor.userId, author: authorId === actor.userId ? 'U' : nameless ? inWords : author.name }
  })
}
