import canonicalize from 'canonicalize'
import { z } from 'zod/mini'

/** Runs in the browser, with the network off: nothing here knows the portal, only its public keys. */

/** The proof of filing (contract 4): whoever knows the public key can check it without the portal. */
const receiptShape = z.strictObject({
  type: z.literal('stem-loket/receipt/1'),
  number: z.string(),
  /** UTC, milliseconds. */
  submittedAt: z.string(),
  call: z.string(),
  organisation: z.strictObject({ kbo: z.string(), name: z.string() }),
  /** Hex, of the canonical frozen copy. */
  contentSha256: z.string(),
  files: z.readonly(z.array(z.strictObject({ name: z.string(), size: z.number(), sha256: z.string() }))),
  keyId: z.string(),
  /** base64url, Ed25519 over the RFC 8785 bytes of the rest. */
  signature: z.string(),
})

export type SignedReceipt = z.infer<typeof receiptShape>
export type Receipt = Omit<SignedReceipt, 'keyId' | 'signature'>
export type PublicKey = { kty: string; crv: string; x: string; kid: string; use: string; alg: string }

export type Verdict = { ok: true; kind: 'json' | 'pdf' | 'link'; receipt: SignedReceipt } | { ok: false; problem: Problem; receipt?: SignedReceipt }
export type Problem = 'not-a-receipt' | 'rewritten' | 'unknown-key' | 'receipt-changed' | 'pdf-changed' | 'no-crypto'

/** The last line of a sealed PDF begins so, then the receipt in base64url, a space, and the signature over all bytes before it. */
export const PDF_SEAL = '%stem-loket/receipt/1 '

/** A file as it was dropped: the JSON or the PDF of a receipt, byte for byte as the portal gave it. */
export const verifyFile = (bytes: Uint8Array<ArrayBuffer>, keys: readonly PublicKey[]): Promise<Verdict> =>
  startsWith(bytes, '%PDF-') ? verifyPdf(bytes, keys) : verifyText(utf8(bytes), keys, 'json')

/** What stands behind the # of the code in the PDF. */
export const verifyLink = (fragment: string, keys: readonly PublicKey[]): Promise<Verdict> => {
  const bytes = fromBase64url(fragment)
  return verifyText(bytes && utf8(bytes), keys, 'link')
}

/** Name, length and hash of a file that came along with the request, against the list of the receipt. */
export const verifyAttachment = async (name: string, bytes: Uint8Array<ArrayBuffer>, receipt: SignedReceipt): Promise<'listed' | 'changed' | 'not-listed'> => {
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes))
  if (receipt.files.some(file => file.sha256 === sha256) || receipt.contentSha256 === sha256) return 'listed'
  return receipt.files.some(file => file.name === name) ? 'changed' : 'not-listed'
}

/** The members, by their path, that differ between a sound receipt and another copy of it. */
export const differences = (sound: SignedReceipt, other: SignedReceipt): string[] => {
  const [one, two] = [leaves(sound), leaves(other)]
  return [...new Set([...Object.keys(one), ...Object.keys(two)])].filter(path => one[path] !== two[path])
}

const verifyText = async (text: string | null, keys: readonly PublicKey[], kind: 'json' | 'link' | 'pdf'): Promise<Verdict> => {
  const receipt = text === null ? null : parse(text)
  if (text === null || !receipt) return { ok: false, problem: 'not-a-receipt' }
  const { signature, ...signed } = receipt
  const key = keys.find(({ kid }) => kid === receipt.keyId)
  if (!key) return { ok: false, problem: 'unknown-key', receipt }
  const held = await holds(key, signature, new TextEncoder().encode(canonicalize(signed) ?? ''))
  if (held !== true) return { ok: false, problem: held === false ? 'receipt-changed' : held, receipt }
  // Other spaces, another order, a member twice: it says the same, but it is not the file that the portal gave.
  if (text !== canonicalize(receipt)) return { ok: false, problem: 'rewritten', receipt }
  return { ok: true, kind, receipt }
}

const verifyPdf = async (bytes: Uint8Array<ArrayBuffer>, keys: readonly PublicKey[]): Promise<Verdict> => {
  const start = lastIndexOf(bytes, `\n${PDF_SEAL}`)
  const sealed = start < 0 ? null : utf8(bytes.subarray(start + 1 + PDF_SEAL.length))
  const [, fragment = '', signature = ''] = /^([\w-]+) ([\w-]+)\n$/.exec(sealed ?? '') ?? []
  const inside = fromBase64url(fragment)
  if (fragment === '' || !inside) return { ok: false, problem: sealed === null ? 'not-a-receipt' : 'pdf-changed' }
  const verdict = await verifyText(utf8(inside), keys, 'pdf')
  if (!verdict.ok) return verdict.problem === 'not-a-receipt' || verdict.problem === 'rewritten' ? { ...verdict, problem: 'pdf-changed' } : verdict
  const key = keys.find(({ kid }) => kid === verdict.receipt.keyId)
  const held = key ? await holds(key, signature, bytes.subarray(0, bytes.length - signature.length - 1)) : false
  return held === true ? verdict : { ok: false, problem: held === false ? 'pdf-changed' : held, receipt: verdict.receipt }
}

/** Also refuses another spelling of the same signature: the last letter of base64url has bits that say nothing. */
const holds = async (key: PublicKey, signature: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean | 'no-crypto'> => {
  const raw = fromBase64url(signature)
  if (!raw || raw.length !== 64) return false
  try {
    const imported = await crypto.subtle.importKey('jwk', { kty: key.kty, crv: key.crv, x: key.x }, { name: 'Ed25519' }, false, ['verify'])
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, raw, bytes)
  } catch {
    return 'no-crypto'
  }
}

const parse = (text: string): SignedReceipt | null => {
  try {
    const read = receiptShape.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** null = not UTF-8. */
const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** null = not base64url, or not the one spelling of these bytes. */
const fromBase64url = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
  return toBase64url(bytes) === text ? bytes : null
}

const toBase64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const hex = (buffer: ArrayBuffer): string => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('')

const startsWith = (bytes: Uint8Array, text: string): boolean => Array.from(text).every((letter, index) => bytes[index] === letter.charCodeAt(0))

const lastIndexOf = (bytes: Uint8Array, text: string): number => {
  for (let at = bytes.lastIndexOf(text.charCodeAt(0)); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(text.charCodeAt(0), at - 1)) {
    if (startsWith(bytes.subarray(at, at + text.length), text)) return at
  }
  return -1
}

const leaves = (value: unknown, path = ''): Record<string, unknown> =>
  typeof value === 'object' && value !== null
    ? Object.assign({}, ...Object.entries(value).map(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`)))
    : { [path]: value }
