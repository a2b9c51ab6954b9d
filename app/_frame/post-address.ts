import 'server-only'
import { randomBytes } from 'node:crypto'
import type { NextApiHandler, NextApiRequest } from 'next'
import { isSameOrigin } from '@/lib/access/same-origin'
import { databaseAway } from '@/lib/database-reach'
import { settings } from '@/lib/env'
import { logFailure } from '@/lib/operations/log-failure'
import { isRefusal } from '@/lib/refusal'
import { sessionCookie } from '@/lib/sign-in/session-cookie'
import { busyPage, RETRY_AFTER } from './busy-page'
import { failedPage } from './failed-page'
import { notByThatMethod, notFromHere, ownAnswer, type OwnAnswer } from './own-answer'

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
 * (docs/decisions/0061). proxy.ts leaves these alone, so what it does for every address is done here; rights are asked by the act.
 */
export const postAddress = (take: (posted: Posted) => Promise<OwnAnswer>): NextApiHandler => async (request, response) => {
  const said = await answerTo(request, take)
  if (said) response.writeHead(said.status, said.headers).end(said.text)
}

/** Null: who posted is gone. */
const answerTo = async (request: NextApiRequest, take: (posted: Posted) => Promise<OwnAnswer>): Promise<OwnAnswer | null> => {
  const headers = { get: (name: string) => oneOf(request.headers[name]) ?? null }
  if (request.method !== 'POST') return notByThatMethod()
  if (!isSameOrigin(headers)) return notFromHere()
  try {
    return await take({ id: oneOf(request.query['id']) ?? '', query: request.query, headers, token: request.cookies[sessionCookie(settings().appUrl).name], body: request })
  } catch (thrown) {
    if (request.destroyed && !request.complete) return null
    const why = databaseAway() ? 'away' : isRefusal(thrown) && thrown.code === 'busy' ? 'busy' : null
    if (why === null) logFailure(thrown, { method: request.method, path: request.url ?? '', route: 'pages/api', kind: 'route' })
    return stopped(why, asksPage(headers))
  }
}

/** A script asks once more by itself; a person reads what happened. Of a database that went away nobody knows what still arrived, so that page does not say that nothing did. */
const stopped = (why: 'busy' | 'away' | null, page: boolean): OwnAnswer => {
  const [status, again] = why === null ? [500, {}] as const : [503, { 'retry-after': RETRY_AFTER }] as const
  if (!page) return ownAnswer(status, null, again)
  const nonce = randomBytes(16).toString('base64')
  return ownAnswer(status, why === 'busy' ? busyPage({ nonce, why, posted: true }) : failedPage(nonce), { 'content-type': 'text/html; charset=utf-8', ...again }, nonce)
}

const asksPage = ({ get }: Pick<Headers, 'get'>): boolean => get('accept')?.includes('text/html') ?? false

const oneOf = (said: string | string[] | undefined): string | undefined => (Array.isArray(said) ? said.join(', ') : said)
