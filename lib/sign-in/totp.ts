import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30

/** 160 random bits in base32, as authenticator apps want it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code says. */
export const totpUri = (email: string, secret: string): string => generator(secret, email).toString()

/** RFC 6238, one step of tolerance either way. The step that the code belongs to, or null: a step counts once, so the caller keeps the last one. */
export const matchingStep = (secret: string, code: string, at: Date): bigint | null => {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = generator(secret, '').validate({ token, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta)
}

const generator = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'STEM-loket', label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) })
