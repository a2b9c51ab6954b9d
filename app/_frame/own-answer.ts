import { randomBytes } from 'node:crypto'
import { securityHeaders } from '@/lib/access/security-headers'
import { settings } from '@/lib/env'

/** An answer of an address that proxy.ts leaves alone: with the same headers, made here. */
export const ownAnswer = (status: number, text: string | null, headers: Record<string, string> = {}, nonce = randomBytes(16).toString('base64')): Response => {
  const { appUrl, production } = settings()
  const protections = securityHeaders({ nonce, https: appUrl.startsWith('https:'), development: !production })
  return new Response(text, { status, headers: { ...protections, 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8', ...headers } })
}

export const onlyPost = (): Response => ownAnswer(405, 'Deze methode kent het loket niet.', { allow: 'POST' })
