import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { ownAnswer, type OwnAnswer } from '@/app/_frame/own-answer'
import type { Posted } from '@/app/_frame/post-address'
import { readText } from '@/app/_frame/read-text'
import { asJson } from '@/lib/as-json'
import type { SavedPage } from '@/lib/filings/save-page'
import { isRefusal, Refusal } from '@/lib/refusal'
import { senderAnd, senderOf } from '@/lib/sign-in/sender'
import type { Prisma } from '@/prisma/generated/client'
import type { AutosaveResult } from './autosave-result'
import { asksBriefly, briefHeaders } from './brief-answer'
import type { Values } from './form-state'

const RELOAD = 'Deze pagina is te oud om te bewaren. Kopieer wat u typte en laad de pagina opnieuw.'
const UNREADABLE = 'Laad de pagina opnieuw.'
/** A page is 20 to 200 kB at most; twice, with its basis. */
const HIGHEST_BODY = 2 * 1024 * 1024

/** Asked by one look at each field: a record of unions cost more than the rest of a save. */
const fieldValues = z.custom<Values>((sent) => typeof sent === 'object' && sent !== null && !Array.isArray(sent)
  && Object.entries(sent).every(([name, value]) => name.length <= 200 && name !== '__proto__' && (typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string')))), RELOAD)

/**
 * What the form of a page that keeps itself posts beside its fields, where its basis is text, or its script. Without its basis nobody could tell an
 * edit from what only stood there, so it is never left out.
 */
export const pageNotes = { page: z.uuid(RELOAD), basis: z.preprocess((sent) => (typeof sent === 'string' ? asJson(sent) : sent), fieldValues) }

/** The same as a waiting edit sends it (reliability T21: by an address that outlives a new build). */
const sentPage = z.object({ account: z.uuid(), page: z.uuid(), basis: fieldValues, posted: fieldValues })
type SentPage = { page: string; basis: Values; posted: Values }
type KeptPage = SavedPage & { removed?: { by: string; href: string } | undefined }

/**
 * Keeps a page while one types, at an address and not by a server action, whose name changes with every build: what waited in a browser during a
 * deploy goes in afterwards. Text of one account is never saved by another who signed in to the same browser since. `mergeHref` is where texts of
 * two are put side by side.
 */
export const keepSentPage = async (posted: Posted, mergeHref: string, keep: (actor: Actor, sent: SentPage) => Promise<KeptPage>): Promise<OwnAnswer> =>
  keepSentPageWith<never>(posted, mergeHref, null, keep)

/** The same of a page whose row is read together with the session: `keep` gets it. */
export const keepSentPageWith = async <Found>({ headers, token, body: sentBody }: Posted, mergeHref: string, read: Prisma.Sql | null, keep: (actor: Actor, sent: SentPage, found: Found | null) => Promise<KeptPage>): Promise<OwnAnswer> => {
  const body = await readText(sentBody, HIGHEST_BODY)
  if (body === null) return answer({ status: 'refused', message: 'Deze pagina is te groot.' })
  const sent = sentPage.safeParse(asJson(body))
  if (!sent.success) return answer({ status: 'refused', message: UNREADABLE })
  const { actor, found } = read ? await senderAnd<Found>(token, read) : { actor: await senderOf(token), found: null }
  if (actor.userId !== sent.data.account) return answer({ status: 'signed-out' })
  try {
    const { version, savedAt, waiting, by, unchosen, news, removed } = await keep(actor, sent.data, found)
    if (waiting.length === 0 && !unchosen && !news && !removed && asksBriefly(headers)) return ownAnswer(204, null, briefHeaders(version, savedAt))
    return answer(waiting.length > 0 ? { status: 'stale', by: by ?? undefined, mergeHref } : { status: 'saved', version, savedAt: savedAt.toISOString(), news, removed, mergeHref: unchosen ? mergeHref : undefined })
  } catch (thrown) {
    // Who gets no turn tries again (postAddress); anything else would be refused again.
    if (!isRefusal(thrown) || thrown.code === 'busy') throw thrown
    return answer({ status: 'refused', message: thrown.message, problems: thrown.problems.filter(({ field }) => field !== '') })
  }
}

/** A page as one sent it, read by the form of its button; what is none of it is refused. */
export const readSent = <Schema extends z.ZodType>(schema: Schema, sent: unknown): z.output<Schema> => {
  const read = schema.safeParse(sent)
  if (!read.success) throw new Refusal('invalid', UNREADABLE)
  return read.data
}

const answer = (result: AutosaveResult): OwnAnswer => ownAnswer(200, JSON.stringify(result), { 'content-type': 'application/json' })
