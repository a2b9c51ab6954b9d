import { LRUCache } from 'lru-cache'
import type { Filing } from './file-request'

/**
 * What the check page judged to be ready: the frozen copy and its rows, which are what will be filed as long as nothing changed that they were judged on.
 * `ground` stands for all of that (request-to-file.ts): who files reads it anew, and files this only where it is the same (docs/decisions/0060).
 */
type Prepared = { ground: string; seen: string; filing: Filing }

/** The page that prepares and the address that files are bundles of their own, each with its modules: this is the process's. */
const holder = globalThis as typeof globalThis & { stemPrepared?: LRUCache<string, Prepared> }
/** Some five hundred requests, or forty of the longest; who looked longest ago is judged anew. */
const MOST_LETTERS = 8 * 1024 * 1024
const prepared = (holder.stemPrepared ??= new LRUCache({ maxSize: MOST_LETTERS, sizeCalculation: ({ filing: { content, activities, partners } }) => content.length + activities.length + partners.length }))

export const prepare = (found: Prepared): void => void prepared.set(found.filing.applicationId, found)
export const forgetPrepared = (applicationId: string): void => void prepared.delete(applicationId)

export const isPrepared = (applicationId: string): boolean => prepared.has(applicationId)

/** `seen` is the page that its signatory had before them; left out where no page was shown. Null = to be judged. */
export const preparedFiling = (request: { id: string; ground: string }, seen: string | undefined): Filing | null => {
  const found = prepared.get(request.id)
  return found?.ground === request.ground && (seen === undefined || found.seen === seen) ? found.filing : null
}
