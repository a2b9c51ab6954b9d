import type { Readable } from 'node:stream'
import { asResponse, ownAnswer } from '@/app/_frame/own-answer'
import { bodyOf, letGo } from '@/lib/files/read-upload'
import { HIGHEST_LIMIT } from '@/lib/files/store-file'
import { isSameOrigin } from '@/lib/access/same-origin'
import type { Actor } from '@/lib/access/actor'
import { currentActor } from '@/lib/auth'
import { isRefusal } from '@/lib/refusal'
import { statusOfRefusal } from './upload-answer'

/** tus 1.0 (https://tus.io/protocols/resumable-upload): the core, with creation, expiration and termination. */
export const tus = { 'tus-resumable': '1.0.0' }
export const tusOptions = { ...tus, 'tus-version': '1.0.0', 'tus-extension': 'creation,expiration,termination', 'tus-max-size': String(HIGHEST_LIMIT) }

/**
 * What every request of that protocol has to pass here: from our own pages, by somebody signed in, in the version we speak. A refusal is said in
 * one sentence, for people, with the status for programs.
 */
export const answerTus = async (request: Request, act: Act): Promise<Response> => {
  const body = bodyOf(request)
  const answered = await tried(request, body, act)
  if (answered.status >= 400) await letGo(body)
  return answered
}

type Act = (actor: Actor, body: Readable) => Promise<Response>

const tried = async (request: Request, body: Readable, act: Act): Promise<Response> => {
  if (!isSameOrigin(request.headers) && request.method !== 'HEAD') return tusAnswer(403, 'Deze aanvraag kwam niet van het loket.')
  if (request.headers.get('tus-resumable') !== '1.0.0') return tusAnswer(412, 'Deze versie kent het loket niet.', { 'tus-version': '1.0.0' })
  try {
    const actor = await currentActor()
    if (actor.userId === null) return tusAnswer(401, 'U bent niet meer aangemeld.')
    return await act(actor, body)
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return tusAnswer(statusOfRefusal(thrown), thrown.message, thrown.code === 'busy' ? { 'retry-after': '5' } : {})
  }
}

export const tusAnswer = (status: number, text: string | null = null, headers: Record<string, string> = {}): Response => asResponse(ownAnswer(status, text, { ...tus, ...headers }))

export const unknownMethod = (allow: string) => (): Response => tusAnswer(405, 'Deze methode kent het loket niet.', { allow })

/** `name dGVzdC5wZGY=,kind T1RIRVI=`: the metadata of tus, whose values are in base64. */
export const metadataOf = (header: string | null): Record<string, string> =>
  Object.fromEntries((header ?? '').split(',').map((pair) => pair.trim().split(' ')).map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]))

/** A whole number of a header, or null. */
export const numberIn = (headers: Headers, name: string): number | null => {
  const text = headers.get(name) ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
