import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import canonicalize from 'canonicalize'
import { settings } from '@/lib/env'

/** The proof of filing (contract 4): whoever knows the public key can check it without the portal. */
export type Receipt = {
  type: 'stem-loket/receipt/1'
  number: string
  /** UTC, milliseconds. */
  submittedAt: string
  call: string
  organisation: { kbo: string; name: string }
  /** Hex, of the canonical frozen copy. */
  contentSha256: string
  files: readonly { name: string; size: number; sha256: string }[]
}
export type SignedReceipt = Receipt & { keyId: string; signature: string }

/** Ed25519 over the RFC 8785 bytes of everything but the signature. */
export const signReceipt = (receipt: Receipt): SignedReceipt => {
  const key = privateKey()
  const named = { ...receipt, keyId: keyIdOf(key) }
  const bytes = canonicalize(named)
  if (bytes === undefined) throw new TypeError('a receipt without content')
  return { ...named, signature: sign(null, Buffer.from(bytes, 'utf8'), key).toString('base64url') }
}

/** The public keys as a JWK set; `kid` is the keyId of a receipt. */
export const publicKeys = (): { keys: Record<string, unknown>[] } => {
  const key = privateKey()
  return { keys: [{ ...createPublicKey(key).export({ format: 'jwk' }), kid: keyIdOf(key), use: 'sig', alg: 'EdDSA' }] }
}

/** PKCS #8 of an Ed25519 key is this prefix (RFC 8410) and its seed of 32 bytes. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = (): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, Buffer.from(settings().receiptSigningKey, 'base64')]), format: 'der', type: 'pkcs8' })

/** RFC 7638 thumbprint, so that anyone can compute the name of a key from the key. */
const keyIdOf = (key: KeyObject): string => {
  const { crv, kty, x } = createPublicKey(key).export({ format: 'jwk' })
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
}
