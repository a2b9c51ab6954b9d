import 'server-only'
import type { NextApiHandler } from 'next'
import { isSameOrigin } from '@/lib/access/same-origin'
import { settings } from '@/lib/env'
import { sessionCookie } from '@/lib/sign-in/session-cookie'
import { notFromHere, notByThatMethod, type OwnAnswer } from './own-answer'

/** What a browser posted: to the row `id`, with the cookie of its session. */
export type Posted = {
  id: string
  /** Of the address: what is asked beside the row. */
  query: Partial<Record<string, string | string[]>>
  headers: Pick<Headers, 'get'>
  token: string | undefined
  body: AsyncIterable<Uint8Array>
}

/**
 * An address to which a page posts, most of all at a deadline. It stands in pages/api and not beside its page: there the framework takes half the work
 * (docs/decisions/0061). proxy.ts leaves these alone, so what it checks of every address is checked here; rights are asked by the act.
 */
export const postAddress = (take: (posted: Posted) => Promise<OwnAnswer>): NextApiHandler => async (request, response) => {
  const headers = { get: (name: string) => oneOf(request.headers[name]) ?? null }
  const said = request.method !== 'POST'
    ? notByThatMethod()
    : isSameOrigin(headers)
      ? await take({ id: oneOf(request.query['id']) ?? '', query: request.query, headers, token: request.cookies[sessionCookie(settings().appUrl).name], body: request })
      : notFromHere()
  response.writeHead(said.status, said.headers).end(said.text)
}

const oneOf = (said: string | string[] | undefined): string | undefined => (Array.isArray(said) ? said.join(', ') : said)
