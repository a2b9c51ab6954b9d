import canonicalize from 'canonicalize'
import { signBytes, signingKeyId } from './signing-key'
import { PDF_SEAL, type Receipt, type SignedReceipt } from './verify-receipt'

/** Ed25519 over the RFC 8785 bytes of everything but the signature. The same receipt and key always give the same signature, so nothing has to be kept. */
export const signReceipt = (receipt: Receipt): SignedReceipt => {
  const named = { ...receipt, keyId: signingKeyId() }
  return { ...named, signature: signBytes(Buffer.from(canonicalText(named), 'utf8')) }
}

/** The file to keep: canonical to the byte, so that one changed bit shows. */
export const receiptText = (receipt: SignedReceipt): string => canonicalText(receipt)

/**
 * A PDF that proves itself: behind its last line, where readers of PDF look no more, stand the signed receipt and a signature over every byte
 * before it.
 */
export const sealPdf = (pdf: Uint8Array, receipt: SignedReceipt): Buffer => {
  const content = Buffer.concat([pdf, Buffer.from(`\n${PDF_SEAL}${Buffer.from(canonicalText(receipt), 'utf8').toString('base64url')} `)])
  return Buffer.concat([content, Buffer.from(`${signBytes(content)}\n`)])
}

/** What the square code of the PDF holds: the page that checks, and behind the # the whole receipt where it fits; browsers never send that part. */
export const receiptLink = (appUrl: string, receipt: SignedReceipt): string => {
  const fragment = Buffer.from(canonicalText(receipt), 'utf8').toString('base64url')
  return fragment.length <= LONGEST_IN_CODE ? `${appUrl}/controleer#${fragment}` : `${appUrl}/controleer`
}

/** Cameras of phones read codes of some forty squares a side from paper without trouble; more files than this fill a bigger one. */
const LONGEST_IN_CODE = 1200

const canonicalText = (value: Receipt & { keyId: string }): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a receipt without content')
  return text
}
