import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'

/** Who did an act that somebody else wanted to do too, for the sentence that says so: "door u", "door Els Maes". The portal has no name here. */
export const doneBy = async (tx: Tx, actor: Actor, userId: string | null | undefined): Promise<string> => {
  if (!userId) return 'door het loket'
  if (userId === actor.userId) return 'door u'
  const person = await tx.user.findUnique({ where: { id: userId }, select: { name: true } })
  return `door ${person?.name ?? 'iemand anders'}`
}
