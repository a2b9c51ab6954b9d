import { LRUCache } from 'lru-cache'
import type { Draft } from './form'
import { readDraft } from './read-draft'

/**
 * The drafts that this process kept last, each with the mark of its row (xmin: the transaction that wrote it). The read with which a save begins says the
 * mark, and gets the draft only of a row with another: to send and read it anew costs more than all the rest of that read. A mark stands for one
 * draft only where one statement wrote it, so what a longer transaction reads or writes is not remembered (docs/decisions/0059).
 */
const standing = new LRUCache<string, { mark: string; draft: Draft }>({ max: 100 })

export const remember = (applicationId: string, mark: string, draft: Draft): void => void standing.set(applicationId, { mark, draft })

/** What the statement says that reads a draft; empty = nothing is known of it. */
export const markOf = (applicationId: string): string => standing.get(applicationId)?.mark ?? ''

/** The draft of a row as it was read; null = it came without, and another took its place here meanwhile. */
export const standingDraft = ({ id, mark, draft }: { id: string; mark: string; draft: unknown }): Draft | null => {
  const known = standing.get(id)
  if (known?.mark === mark) return known.draft
  return draft === null ? null : readDraft(draft)
}
