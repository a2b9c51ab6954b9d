import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { signBytes, signingKeyId } from '@/lib/filings/signing-key'
import { rankingDocument, type RankingDocument } from './canonical-ranking'
import type { RankingInput } from './ranking'

export type SignedRanking = RankingDocument & { keyId: string; signature: string }

/**
 * `rangschikking.json` to the byte: canonical JSON (RFC 8785) with an Ed25519 signature over the bytes of everything but itself, by the key that signs
 * receipts.
 */
export const signRanking = (input: RankingInput): { content: string; sha256: string } => {
  const named = { ...rankingDocument(input), keyId: signingKeyId() }
  const content = canonicalText({ ...named, signature: signBytes(Buffer.from(canonicalText(named), 'utf8')) })
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}

/** Lists frozen before files were signed have no signature: they are no `rangschikking.json`. */
export const isSigned = (content: string): boolean => {
  const document: Partial<SignedRanking> = JSON.parse(content)
  return typeof document.signature === 'string'
}

const canonicalText = (value: object): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a ranking without content')
  return text
}
