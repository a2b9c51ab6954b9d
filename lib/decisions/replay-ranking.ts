import { createPublicKey, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { PublicKey } from '@/lib/filings/verify-receipt'
import { rubricVersion } from '@/lib/rubrics/schema'
import { RANKING_RULE, rankingDocument, rankingInput } from './canonical-ranking'

/** `signature` not-checked: its key is not among those known. `problem` is one sentence. */
export type Replay = { ok: true; files: number; granted: number; signature: 'checked' | 'not-checked' } | { ok: false; problem: string }

/** `complete`: these are all keys of the portal, so another one is refused; otherwise its signature stays unchecked. */
export type KnownKeys = { keys: readonly PublicKey[]; complete: boolean }

/**
 * The published rule run again on a `rangschikking.json`, official or public: the same bytes must come out, with the signature of a known key. Needs
 * no portal and no database.
 */
export const replayRanking = (bytes: Uint8Array, known: KnownKeys): Replay => {
  const text = utf8(bytes)
  const read = text === null ? null : parse(text)
  if (text === null || !read) return refused('This is not a ranking of STEM-loket.')
  if (read.rule !== RANKING_RULE) return refused(`This ranking was made by another rule: ${read.rule}.`)
  const again = recomputed(read.input)
  if (!again) return refused('The input of this ranking cannot be ranked.')
  if (canonicalize(read.result) !== canonicalize(again.result)) return refused('The rule gives another result than this file says.')
  const wanted = canonicalize({ ...again, keyId: read.keyId, signature: read.signature }) ?? ''
  if (wanted !== text) return refused(`These are not the bytes that the rule gives: they differ from character ${firstDifference(wanted, text) + 1} on.`)

  const counted = { ok: true as const, files: again.result.rows.length, granted: again.result.rows.filter(({ grantedCents }) => grantedCents !== '0').length }
  const signedBy = (key: PublicKey): boolean => holds(key, read.signature, Buffer.from(canonicalize({ ...again, keyId: key.kid }) ?? '', 'utf8'))
  const key = known.keys.find(({ kid }) => kid === read.keyId)
  if (key) return signedBy(key) ? { ...counted, signature: 'checked' } : refused('The signature does not belong to these bytes: the file was changed after it was signed.')
  if (known.keys.some(signedBy)) return refused('The name of the key was changed after the file was signed.')
  return known.complete ? refused(`This ranking names a key that the portal does not have: ${read.keyId}.`) : { ...counted, signature: 'not-checked' }
}

const refused = (problem: string): Replay => ({ ok: false, problem })

const digits = z.string().regex(/^\d{1,18}$/)

/** What else is in the file shows when the bytes are compared. */
const shape = z.object({
  type: z.literal('stem-loket/ranking/1'),
  rule: z.string(),
  input: z.object({
    applications: z.array(z.object({ id: z.string(), scores: z.record(z.string(), z.number()), requestedCents: digits, plannedChildHours: z.number().nonnegative(), submittedAt: z.string() })),
    rubric: rubricVersion,
    envelopeCents: digits,
    partialOfferAllowed: z.boolean(),
  }),
  result: z.unknown(),
  keyId: z.string(),
  signature: z.string(),
})

const parse = (text: string): z.infer<typeof shape> | null => {
  try {
    const read = shape.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** An instant that is none makes the rule throw: that is a broken file, not a broken program. */
const recomputed = (input: z.infer<typeof shape>['input']): ReturnType<typeof rankingDocument> | null => {
  try {
    return rankingDocument(rankingInput(input))
  } catch (thrown) {
    if (thrown instanceof RangeError) return null
    throw thrown
  }
}

const firstDifference = (wanted: string, text: string): number => {
  for (let at = 0; at < wanted.length; at++) if (wanted[at] !== text[at]) return at
  return wanted.length
}

/** Also refuses another spelling of the same signature: the last letter of base64url has bits that say nothing. */
const holds = ({ kty, crv, x }: PublicKey, signature: string, bytes: Uint8Array): boolean => {
  const raw = Buffer.from(signature, 'base64url')
  return raw.length === 64 && raw.toString('base64url') === signature && verify(null, bytes, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), raw)
}

/** null = not UTF-8. */
const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
