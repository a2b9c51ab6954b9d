import { randomBytes } from 'node:crypto'
import { securityHeaders } from '@/lib/access/security-headers'
import { settings } from '@/lib/env'
import { statusOfProblem } from '@/lib/files/file-problems'
import type { Refusal } from '@/lib/refusal'

/** An answer of an address that proxy.ts leaves alone: with the same headers, made here. */
export const uploadAnswer = (status: number, text: string | null, headers: Record<string, string> = {}, nonce = randomBytes(16).toString('base64')): Response => {
  const { appUrl, production } = settings()
  const protections = securityHeaders({ nonce, https: appUrl.startsWith('https:'), development: !production })
  return new Response(text, { status, headers: { ...protections, 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8', ...headers } })
}

/** What HTTP says of a file that was refused. */
export const statusOfRefusal = ({ code, message }: Refusal): number => statusOf[code] ?? statusOfProblem(message)

const statusOf: Partial<Record<Refusal['code'], number>> = { 'not-found': 404, 'sign-in-required': 401, forbidden: 403, 'too-late': 409, 'changed-meanwhile': 409, conflict: 409, 'rate-limited': 429, busy: 503 }
