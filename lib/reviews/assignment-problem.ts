import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { derivedConflicts } from './find-derived-conflict'
import { isBid, type Bid } from './expertise-schema'
import { fileTraits } from './file-traits'
import { livingReviewStatuses } from './lifecycle'
import type { Traits } from './preference'
import { traitOptions, type TraitOptions } from './trait-options'

export type AssignmentFile = { id: string; number: string; title: string; organisation: string; status: string; wanted: number; traits: Traits }
export type AssignmentReviewer = { id: string; name: string; email: string; traits: Traits; /** Of these files: has, should get at least, may get at most. */ held: number; min: number; max: number; /** Reviews of this call that are not in the list any more. */ elsewhere: number; stated: boolean }
/** A pair that cannot be proposed, and why. */
export type ClosedPair = { applicationId: string; reviewerId: string; word: 'belang' | 'geweigerd' | 'vervallen' }
export type AssignmentProblem = {
  files: AssignmentFile[]
  reviewers: AssignmentReviewer[]
  stands: ReadonlySet<string>
  /** Every living review of the call that this officer may know of, of files further on too. */
  everyLiving: readonly { applicationId: string; reviewerId: string }[]
  closed: ReadonlyMap<string, ClosedPair>
  bids: ReadonlyMap<string, Bid>
  options: TraitOptions
  restsOn: string
}

/** Told to whoever pins such a pair. Asking again is a choice for one file, never a proposal. */
export const closedSentences: Record<ClosedPair['word'], string> = {
  belang: 'Deze beoordelaar heeft een belang in dit dossier.',
  geweigerd: 'Deze beoordelaar weigerde dit dossier.',
  vervallen: 'Deze beoordelaar was al eens gevraagd. Vraag opnieuw op de pagina van het dossier.',
}

export const pairKey = (applicationId: string, reviewerId: string): string => `${applicationId} ${reviewerId}`

/** Whoever states no number takes at most an even part and so many more. */
const MORE_THAN_EVEN = 2

/** What an assignment of a call has to reckon with, as this officer may know it: files with which they have a conflict are not in it. */
export const assignmentProblem = async (tx: Tx, actor: Actor, call: { id: string; reviewersPerApplication: number }): Promise<AssignmentProblem> => {
  const rows = await tx.application.findMany({
    where: { callId: call.id, id: { notIn: [...actor.conflictedApplicationIds] }, assessment: { status: { in: ['ELIGIBLE', 'IN_REVIEW'] } } },
    select: { id: true, number: true, title: true, organisation: { select: { legalName: true } }, assessment: { select: { status: true } } },
    orderBy: { number: 'asc' },
  })
  const ids = rows.map(({ id }) => id)
  const reviews = await tx.review.findMany({ where: { assessment: { application: { callId: call.id } } }, select: { applicationId: true, reviewerId: true, status: true } })
  const living = reviews.filter(({ status }) => livingReviewStatuses.includes(status))
  const listed = new Set(ids)
  const standing = living.filter(({ applicationId }) => listed.has(applicationId))
  const people = await tx.user.findMany({
    where: { OR: [{ suspendedAt: null, roles: { some: { role: 'VLAIO_REVIEWER' } } }, { id: { in: standing.map(({ reviewerId }) => reviewerId) } }] },
    select: { id: true, name: true, email: true, suspendedAt: true, roles: { where: { role: 'VLAIO_REVIEWER' } }, expertise: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const [conflicts, bids, derived, options] = [
    await tx.conflict.findMany({ where: { applicationId: { in: ids } }, select: { applicationId: true, userId: true } }),
    await tx.reviewBid.findMany({ where: { applicationId: { in: ids } } }),
    await derivedConflicts(tx, call.id, people.map(({ id }) => id)),
    await traitOptions(tx),
  ]
  const traits = await fileTraits(tx, ids, options.ageBands)
  const count = (of: readonly { applicationId: string; reviewerId: string }[], by: 'applicationId' | 'reviewerId', id: string) => of.filter((one) => one[by] === id).length

  const files = rows.map(({ id, number, title, organisation, assessment }) => ({
    id, number: number ?? '', title, organisation: organisation.legalName, status: assessment?.status ?? '', traits: traits.get(id) ?? noTraits,
    wanted: Math.max(call.reviewersPerApplication, count(standing, 'applicationId', id)),
  }))
  const active = people.filter(({ suspendedAt, roles }) => suspendedAt === null && roles.length > 0)
  const even = files.reduce((sum, { wanted }) => sum + wanted, 0) / Math.max(1, active.length)
  const reviewers = people.map((person) => {
    const held = count(standing, 'reviewerId', person.id)
    const elsewhere = count(living, 'reviewerId', person.id) - held
    const max = Math.max(held, active.includes(person) ? (person.expertise?.maxFiles ?? Math.ceil(even) + MORE_THAN_EVEN) - elsewhere : 0)
    return { id: person.id, name: person.name, email: person.email, traits: person.expertise ?? noTraits, stated: person.expertise !== null, held, elsewhere, max, min: Math.min(max, Math.max(0, Math.floor(even / 2) - elsewhere)) }
  })

  const closed = new Map<string, ClosedPair>()
  const close = (applicationId: string, reviewerId: string, word: ClosedPair['word']) => closed.set(pairKey(applicationId, reviewerId), { applicationId, reviewerId, word })
  for (const { applicationId, reviewerId, status } of reviews) if (listed.has(applicationId) && !livingReviewStatuses.includes(status)) close(applicationId, reviewerId, status === 'REFUSED' ? 'geweigerd' : 'vervallen')
  for (const applicationId of ids) for (const { id } of people) if (derived(applicationId, id) !== null) close(applicationId, id, 'belang')
  for (const { applicationId, userId } of conflicts) close(applicationId, userId, 'belang')

  const stands = new Set(standing.map(({ applicationId, reviewerId }) => pairKey(applicationId, reviewerId)))
  return {
    files, reviewers, stands, everyLiving: living, closed, options,
    bids: new Map(bids.flatMap(({ applicationId, userId, bid }) => (isBid(bid) ? [[pairKey(applicationId, userId), bid]] : []))),
    restsOn: digest({ files: files.map(({ id, status, wanted }) => [id, status, wanted]), reviewers: reviewers.map(({ id, max }) => [id, max]), stands: [...stands].toSorted(), closed: [...closed.keys()].toSorted() }),
  }
}

const noTraits: Traits = { themes: [], disciplines: [], ageBands: [], provinces: [] }
const digest = (what: object): string => createHash('sha256').update(canonicalize(what) ?? '').digest('hex')
