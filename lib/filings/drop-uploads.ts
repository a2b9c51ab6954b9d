import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { fileStore } from '@/lib/files/file-store'

const portal = systemActor('bestanden onderweg')

/** A piece that was on its way when its upload ended has landed by then. */
const GRACE_MS = 10 * 60_000
const AT_ONCE = 200

/** Job: throws away the pieces of uploads that are filed, stopped or over. The pieces go first: a worker that is killed in between finds the row again. */
export const dropUploads = async (): Promise<{ dropped: number }> => {
  const over = await asActor(portal, (tx, now) => tx.upload.findMany({ where: { expiresAt: { lte: new Date(now.getTime() - GRACE_MS) } }, select: { id: true }, orderBy: { expiresAt: 'asc' }, take: AT_ONCE }))
  let dropped = 0
  for (const { id } of over) {
    await fileStore().dropPieces(id)
    const { count } = await asActor(portal, (tx) => tx.upload.deleteMany({ where: { id } }))
    dropped += count
  }
  return { dropped }
}
