import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { carryOver, type Carried } from './carry-over'
import { earlierRequest } from './earlier-requests'
import { knownAnswers } from './known-answers'
import { referenceData } from './reference-data'

/** How a draft begins: empty, with what the organisation told, or with that and one of its earlier requests. */
export const beginnings = z.union([z.literal('leeg'), z.literal('organisatie'), z.uuid()], 'Kies waarmee u begint.')
export type Beginning = z.infer<typeof beginnings>

/** `from` = the number of the request that was copied. */
export const beginningOf = async (tx: Tx, actor: Actor, { begin, organisationId, deMinimis, now }: { begin: Beginning; organisationId: string; deMinimis: boolean; now: Date }): Promise<Carried & { from: string | null }> => {
  if (begin === 'leeg') return { draft: {}, copied: [], leftOut: [], from: null }
  const known = await knownAnswers(tx, actor, organisationId)
  if (begin === 'organisatie') return { ...known, leftOut: [], from: null }
  const earlier = await earlierRequest(tx, actor, organisationId, begin)
  if (!earlier) throw new Refusal('invalid', [{ field: 'begin', message: 'Dit is geen eerdere aanvraag van deze organisatie. Kies een andere.' }])
  // A call that does not ask for it has no place to look it over.
  const reading = deMinimis ? earlier.reading : { ...earlier.reading, deMinimis: [] }
  const carried = carryOver({ ...earlier, reading, from: earlier.number }, { reference: await referenceData(tx), today: localDay(now), newId: randomUUID })
  return { draft: { ...known.draft, ...carried.draft }, copied: [...known.copied, ...carried.copied], leftOut: carried.leftOut, from: earlier.number }
}
