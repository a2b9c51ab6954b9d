import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { settings } from '@/lib/env'
import type { PublicKey } from './verify-receipt'

/** base64url of the Ed25519 signature over the bytes. */
export const signBytes = (bytes: Uint8Array): string => sign(null, bytes, privateKey()).toString('base64url')

/** RFC 7638 thumbprint of the key of now, so that anyone can compute the name of a key from the key. */
export const signingKeyId = (): string => currentKey().kid

/** Writes down the public half of the key of now, once. A portal starts with it, so before its first signature. */
export const rememberSigningKey = (): Promise<void> =>
  asActor(systemActor('sleutels'), keepSigningKey)

/** In the transaction of what keeps a signature: its key must then stay known. */
export const keepSigningKey = async (tx: Tx): Promise<void> => {
  const { kid, x } = currentKey()
  await tx.signingKey.createMany({ data: [{ kid, x }], skipDuplicates: true })
}

/** Every key that ever signed, and the one of now: a JWK set in the order of their first use. */
export const publicKeys = (): Promise<PublicKey[]> =>
  asActor(systemActor('sleutels'), async (tx) => {
    const kept = await tx.signingKey.findMany({ orderBy: [{ firstUsedAt: 'asc' }, { kid: 'asc' }] })
    const now = currentKey()
    const keys = kept.some(({ kid }) => kid === now.kid) ? kept : [...kept, now]
    return keys.map(asPublicKey)
  })

/** The public half of the key of a seed (RECEIPT_SIGNING_KEY), for a command that has no portal and no database. */
export const publicKeyOfSeed = (seed: string): PublicKey => asPublicKey(publicHalf(keyOfSeed(seed)))

const asPublicKey = ({ kid, x }: { kid: string; x: string }): PublicKey => ({ kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' })

const currentKey = () => publicHalf(privateKey())

const publicHalf = (key: KeyObject): { kid: string; x: string } => {
  const { crv, kty, x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return { kid: createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url'), x }
}

/** PKCS #8 of an Ed25519 key is this prefix (RFC 8410) and its seed of 32 bytes. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = (): KeyObject => keyOfSeed(settings().receiptSigningKey)

const keyOfSeed = (seed: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, Buffer.from(seed, 'base64')]), format: 'der', type: 'pkcs8' })
