import { createHash } from 'node:crypto'

/** One event as it is stored; `at` in UTC with six decimals, `payload` null once erased. */
export type ChainRow = {
  seq: bigint
  at: string
  actorId: string | null
  actorLabel: string
  verb: string
  subjectType: string
  subjectId: string
  applicationId: string | null
  payloadHash: string
  prevHash: string
  hash: string
  payload: string | null
  erased: boolean
  /** Whether there is a row beside the event at all. */
  hasPayload: boolean
}

export type ChainHead = { seq: bigint; hash: string }
export type ChainBreach = { seq: bigint; what: string }

export const emptyHead: ChainHead = { seq: 0n, hash: '0'.repeat(64) }

/** The hash of an event, worked out anew and apart from the database: SHA-256 over its fields and the hash before it, separated by U+001F. */
export const chainHash = (row: ChainRow): string =>
  sha256([row.seq, row.at, row.actorId ?? '', row.actorLabel, row.verb, row.subjectType, row.subjectId, row.applicationId ?? '', row.payloadHash, row.prevHash].join('\u001f'))

/**
 * Walks over a stretch of the chain, in order, from the head before it; answers every breach with its position and the head after it, from
 * which to go on. After a breach it goes on with what is stored, so that one change gives one position and not all that follow.
 */
export const walkChain = (rows: readonly ChainRow[], from: ChainHead = emptyHead): { breaches: ChainBreach[]; head: ChainHead } => {
  const breaches: ChainBreach[] = []
  let head = from
  for (const row of rows) {
    const found = (what: string) => breaches.push({ seq: row.seq, what })
    if (row.seq !== head.seq + 1n) found(`the event after ${head.seq} is ${row.seq}`)
    if (row.prevHash !== head.hash) found('does not follow from the event before it')
    if (chainHash(row) !== row.hash) found('is not what was recorded')
    if (!row.hasPayload) found('has lost its payload')
    else if (row.payload === null ? !row.erased : sha256(row.payload) !== row.payloadHash) found('has another payload than was recorded')
    head = { seq: row.seq, hash: row.hash }
  }
  return { breaches, head }
}

/** The end: a chain that was cut short no longer reaches its head. */
export const checkHead = (reached: ChainHead, stored: ChainHead | null): ChainBreach[] =>
  stored && stored.seq === reached.seq && stored.hash === reached.hash ? [] : [{ seq: reached.seq, what: `ends here, but its head says ${stored ? stored.seq : 'nothing'}` }]

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
