import { keptFormPage } from '@/app/_frame/kept-form'
import { LARGEST_FORM_BYTES, TOO_LARGE } from '@/app/_frame/largest-form'
import { readForm } from '@/app/_frame/read-form'
import { ownPath } from '@/lib/sign-in/return-to'

/** Where a form ends up that the browser itself sent after the session was over. Nothing is done with it: it is given back. proxy.ts has judged its origin and its size. */
export const POST = async (request: Request): Promise<Response> => {
  const form = await readForm(request, LARGEST_FORM_BYTES)
  if (!form) return answer(413, 'text/plain', TOO_LARGE)
  const nonce = /'nonce-([^']+)'/.exec(request.headers.get('content-security-policy') ?? '')?.[1] ?? ''
  return answer(401, 'text/html', keptFormPage({ nonce, returnTo: askedBy(request), form }))
}

/** Without a form there is nothing to keep. */
export const GET = (request: Request): Response =>
  new Response(null, { status: 303, headers: { location: `/aanmelden?terug=${encodeURIComponent(askedBy(request))}` } })

const askedBy = (request: Request): string => ownPath(new URL(request.url).searchParams.get('terug'))

const answer = (status: number, type: string, text: string): Response =>
  new Response(text, { status, headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'private, no-store' } })
