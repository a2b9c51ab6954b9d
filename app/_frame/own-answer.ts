import { securityHeaders } from '@/lib/access/security-headers'
import { settings } from '@/lib/env'

/** What an address answers that proxy.ts leaves alone: a route handler sends it by `asResponse`, an address of pages/api as it is (post-address.ts). */
export type OwnAnswer = { status: number; text: string | null; headers: Record<string, string> }

/**
 * With the same headers as of any other address, made here. A text has its length with it, and where there is none no type either: of an answer without a
 * length, or of a type that shrinks, however short, the framework makes a compressed stream, which costs more than many an answer.
 */
export const ownAnswer = (status: number, text: string | null, headers: Record<string, string> = {}, nonce: string | null = null): OwnAnswer => {
  const body = text === null ? {} : { 'content-length': String(Buffer.byteLength(text)), 'content-type': 'text/plain; charset=utf-8' }
  return { status, text, headers: { ...protections(nonce), 'cache-control': 'private, no-store', ...body, ...headers } }
}

export const asResponse = ({ text, ...said }: OwnAnswer): Response => new Response(text, said)

/** Of what is no page: always the same. */
let withoutPage: Record<string, string> | undefined

const protections = (nonce: string | null): Record<string, string> => nonce === null ? (withoutPage ??= protectionsOf(null)) : protectionsOf(nonce)

const protectionsOf = (nonce: string | null): Record<string, string> => {
  const { appUrl, production } = settings()
  return securityHeaders({ nonce, https: appUrl.startsWith('https:'), development: !production })
}

export const notFromHere = (): OwnAnswer => ownAnswer(403, 'Deze aanvraag kwam niet van het loket.')
export const notByThatMethod = (): OwnAnswer => ownAnswer(405, 'Deze methode kent het loket niet.', { allow: 'POST' })
export const onlyPost = (): Response => asResponse(notByThatMethod())
