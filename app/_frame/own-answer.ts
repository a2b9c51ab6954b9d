import { securityHeaders } from '@/lib/access/security-headers'
import { settings } from '@/lib/env'

/** An answer of an address that proxy.ts leaves alone: with the same headers, made here. Its length goes with it: of what has none, however short, the framework makes a compressed stream. */
export const ownAnswer = (status: number, text: string | null, headers: Record<string, string> = {}, nonce: string | null = null): Response => {
  const length = text === null ? {} : { 'content-length': String(Buffer.byteLength(text)) }
  return new Response(text, { status, headers: { ...protections(nonce), ...length, 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8', ...headers } })
}

/** Of what is no page: always the same. */
let withoutPage: Record<string, string> | undefined

const protections = (nonce: string | null): Record<string, string> => nonce === null ? (withoutPage ??= protectionsOf(null)) : protectionsOf(nonce)

const protectionsOf = (nonce: string | null): Record<string, string> => {
  const { appUrl, production } = settings()
  return securityHeaders({ nonce, https: appUrl.startsWith('https:'), development: !production })
}

export const onlyPost = (): Response => ownAnswer(405, 'Deze methode kent het loket niet.', { allow: 'POST' })
