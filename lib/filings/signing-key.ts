import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { settings } from '@/lib/env'
import type { PublicKey } from './verify-receipt'

/** base64url of the Ed25519 signature over the bytes. */
export const signBytes = (bytes: Uint8Array): string => sign(null, bytes, privateKey()).toString('base64url')

/** RFC 7638 thumbprint of the key of now, so that anyone can compute the name of a key from the key. */
export const signingKeyId = (): string => currentKey().kid

/** Writes down the public half of the key of now, once. A portal starts with it, so before its first signature. */
export const rememberSigningKey = (): Promise<void> =>
  asActor(systemActor('sleutels'), async (tx) => {
    const { kid, x } = currentKey()
    await tx.signingKey.createMany({ data: [{ kid, x }], skipDuplicates: true })
  })

/** Every key that ever signed, and the one of now: a JWK set in the order of their first use. */
export const publicKeys = (): Promise<PublicKey[]> =>
  asActor(systemActor('sleutels'), async (tx) => {
    const kept = await tx.signingKey.findMany({ orderBy: [{ firstUsedAt: 'asc' }, { kid: 'asc' }] })
    const now = currentKey()
    const keys = kept.some(({ kid }) => kid === now.kid) ? kept : [...kept, now]
    return keys.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' }))
  })

const currentKey = (): { kid: string; x: string } => {
  const { crv, kty, x = '' } = createPublicKey(privateKey()).export({ format: 'jwk' })
  return { kid: createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url'), x }
}

/** PKCS #8 of an Ed25519 key is this prefix (RFC 8410) and its seed of 32 bytes. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = (): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, Buffer.from(settings().receiptSigningKey, 'base64')]), format: 'der', type: 'pkcs8' })
