import 'server-only'
import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { fileStore } from '@/lib/files/file-store'

export type Readiness = { ready: boolean; database: boolean; queue: boolean; storage: boolean }

/** Whether this instance can do its work now. Says which part cannot, never why: the reason is in the log. */
export const readiness = async (): Promise<Readiness> => {
  const [database, queue, storage] = await Promise.all([holds(inDatabase((tx) => tx.$queryRaw`select 1`)), holds(inDatabase((tx) => tx.$queryRaw`select * from queue_state()`)), holds(fileStore().check())])
  return { ready: database && queue && storage, database, queue, storage }
}

const inDatabase = (ask: (tx: Tx) => Promise<unknown>) => asActor(systemActor('gereed'), ask)

const holds = async (check: Promise<unknown>): Promise<boolean> => {
  try {
    await check
    return true
  } catch (thrown) {
    console.error(JSON.stringify({ level: 'error', at: new Date().toISOString(), event: 'not-ready', reason: String(thrown) }))
    return false
  }
}
