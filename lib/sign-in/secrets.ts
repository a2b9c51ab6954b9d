import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { settings } from '@/lib/env'

/** A cookie's value, or the secret of a link: 256 random bits, kept only as a hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Eight digits, to be typed on another device or read out by phone. */
export const newCode = (): string => String(randomInt(100_000_000)).padStart(8, '0')

/** Short codes are kept under a key: a bare hash of eight digits is guessed in a second. */
export const codeHash = (owner: string, code: string): string => createHmac('sha256', keyFor('codes')).update(`${owner} ${code}`).digest('hex')

export const sameHash = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `k7m2p-x4qrt`: 49 bits, without letters that look alike. */
export const newRecoveryCode = (): string => {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** AES-256-GCM; the owner is bound in, so that a secret copied to another person's row does not open. */
export const seal = (owner: string, text: string): string => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('totp'), nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.')
}

export const open = (owner: string, sealed: string): string => {
  const [version, nonce = '', tag = '', text = ''] = sealed.split('.')
  if (version !== 'v1') throw new Error('This secret was sealed in a way the portal does not know.')
  const decipher = createDecipheriv('aes-256-gcm', keyFor('totp'), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    .setAAD(Buffer.from(owner))
    .setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}

/** One secret in the settings, one key per purpose. */
const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', settings().nextauthSecret, '', `stem-loket ${purpose}`, 32))
