import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'

/** Who changed the draft after the page of the signatory was drawn, in one sentence. */
export const reportChangedBy = async (tx: Tx, actor: Actor, { draftSavedById }: { draftSavedById: string | null }): Promise<string> => {
  const name = draftSavedById === null ? null : (await tx.user.findUnique({ where: { id: draftSavedById }, select: { name: true } }))?.name
  const who = draftSavedById !== null && draftSavedById === actor.userId ? 'Een collega, of uzelf in een ander venster, wijzigde' : `${name ?? 'Een collega'} wijzigde`
  return `${who} dit verslag nadat u deze pagina opende. Het is nog niet ingediend. Kijk na wat er nu staat en dien dan in.`
}
