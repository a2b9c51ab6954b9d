import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { busyPage, RETRY_AFTER } from '@/app/_frame/busy-page'
import { LARGEST_FORM_BYTES, TOO_LARGE } from '@/app/_frame/largest-form'
import { tooLargePage } from '@/app/_frame/too-large-page'
import { roomWithin } from '@/lib/admission'
import { databaseAway } from '@/lib/database-reach'
import { isSameOrigin } from '@/lib/access/same-origin'
import { CSP_REPORTS, securityHeaders } from '@/lib/access/security-headers'
import { settings } from '@/lib/env'
import { ASKED_PATH } from '@/lib/sign-in/return-to'
import { sessionCookie } from '@/lib/sign-in/session-cookie'

const SAFE = ['GET', 'HEAD']
const KNOWN = [...SAFE, 'POST']
/** Files that somebody uploaded or that the portal made of what people typed: even opened by mistake, nothing in them runs. What is set here wins over the route. */
const DOWNLOAD = /^\/api\/(bestanden|bewijsstukken)\/|^\/beheer\/machtigingen\/[^/]+\/bewijs$|^\/aanvragen\/[^/]+\/(beslissing\/brief|bewijs\.pdf|dossier\.pdf|dossier\.zip)$|^\/verslagen\/[^/]+\/verslag\.zip$|^\/dossiers\/[^/]+\/brieven\/[^/]+$|^\/beheer\/oproepen\/[^/]+\/overleg\/[^/]+\/verslag\.pdf$/

/** Asks the database nothing. A form that the browser sends from its page has the page to keep what was typed, so it waits for its turn inside. */
const roomless = ({ nextUrl, headers }: NextRequest): boolean => nextUrl.pathname.startsWith('/_next/') || nextUrl.pathname === '/api/gezondheid' || headers.has('next-action')
/** Reliability T13: who would wait longer hears so. */
const PATIENCE = 2_000

/** Headers, methods, cross-site requests and room, for every address. Never rights: each page and act asks those itself, and holds without this file. */
export const proxy = async (request: NextRequest): Promise<NextResponse> => {
  const { appUrl, production } = settings()
  const nonce = randomBytes(16).toString('base64')
  const headers = securityHeaders({ nonce, https: appUrl.startsWith('https:'), development: !production })
  if (!KNOWN.includes(request.method)) return refuse(405, 'Deze methode kent het loket niet.', { ...headers, Allow: KNOWN.join(', ') })
  if (!SAFE.includes(request.method) && request.nextUrl.pathname !== CSP_REPORTS && !isSameOrigin(request.headers)) return refuse(403, 'Deze aanvraag kwam niet van het loket. Laad de pagina opnieuw en probeer nog eens.', headers)
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_FORM_BYTES) return tooLarge(nonce, request.headers.has('next-action'), headers)
  // No text of the portal holds this character, and PostgreSQL takes none that does.
  if (/%00/.test(request.nextUrl.href) || !isReadable(request.nextUrl.pathname)) return refuse(400, 'Dit adres bevat een teken dat in het loket niet bestaat. Begin opnieuw op de startpagina.', headers)
  if (!roomless(request)) {
    const why = databaseAway() ? 'away' : (await roomWithin(PATIENCE)) ? null : 'busy'
    if (why) return unavailable({ nonce, why, posted: !SAFE.includes(request.method) }, headers)
  }

  const { pathname, search } = request.nextUrl
  const forwarded = new Headers(request.headers)
  forwarded.set('content-security-policy', headers['Content-Security-Policy'] ?? '')
  forwarded.set(ASKED_PATH, `${pathname}${search}`)
  const response = NextResponse.next({ request: { headers: forwarded } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  if (DOWNLOAD.test(pathname)) response.headers.set('content-security-policy', "default-src 'none'; sandbox")
  const personal = request.cookies.has(sessionCookie(appUrl).name) && !pathname.startsWith('/_next/static/')
  if (personal) response.headers.set('Cache-Control', 'private, no-store')
  return response
}

/** Every address but those that take in files, keep a page while one types, or file a request: a body that comes through here is copied into memory. Those routes do all of this themselves. */
export const config = { matcher: ['/((?!(?:aanvragen/[\\w-]+/bijlagen|verslagen/[\\w-]+/bewijsstukken)/(?:upload|delen|delen/[\\w-]+)$|api/(?:(?:aanvragen|verslagen|beoordelen)/[\\w-]+/bewaar|aanvragen/[\\w-]+/(?:aanvulling/bewaar|dien-in))$).*)'] }

/** `%ff` stands for no character; what reads the address further on would break on it. */
const isReadable = (pathname: string): boolean => {
  try {
    return decodeURIComponent(pathname) !== ''
  } catch {
    return false
  }
}

const refuse = (status: number, message: string, headers: Record<string, string>): NextResponse =>
  new NextResponse(`${message}\n`, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })

const tooLarge = (nonce: string, toScript: boolean, headers: Record<string, string>): NextResponse =>
  toScript
    ? refuse(413, TOO_LARGE, headers)
    : new NextResponse(tooLargePage(nonce), { status: 413, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } })

/** No page can answer 503 itself: by the time it knows, its first bytes have left. */
const unavailable = (page: Parameters<typeof busyPage>[0], headers: Record<string, string>): NextResponse =>
  new NextResponse(busyPage(page), { status: 503, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': RETRY_AFTER, 'Cache-Control': 'no-store' } })
