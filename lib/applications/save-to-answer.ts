import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { mergeLaid } from './merge-page'
import { putCompletion } from './put-completion'
import { saveCompletion, type CompletionChange } from './save-completion'
import { draftSchema } from './schema'

/** Saves the page with which one files a completion. Null: this person filed exactly this before, and only the answer to it was lost on the way. */
export const saveToAnswer = (actor: Actor, change: CompletionChange): Promise<Awaited<ReturnType<typeof saveCompletion>> | null> =>
  saveCompletion(actor, change).catch(async (refusal: unknown) => {
    if (isRefusal(refusal) && refusal.code === 'changed-meanwhile' && await answeredWith(actor, change)) return null
    throw refusal
  })

/** Whether the last completion was answered by this person, and the page says nothing that was not filed by that. */
const answeredWith = (actor: Actor, { applicationId, rows, ...page }: CompletionChange): Promise<boolean> =>
  asActor(actor, async (tx) => {
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, status: true, draft: true, completions: { orderBy: { round: 'desc' }, take: 1, include: { points: { select: { targets: true } } } } } })
    const last = application?.completions[0]
    if (!application || !can(actor, 'completion.answer', applicationFacts(application)) || rows !== undefined) return false
    if (last?.status !== 'ANSWERED' || last.answeredById !== actor.userId || application.status !== 'ELIGIBILITY_CHECK') return false
    const [filed, draft, opened] = [draftSchema.parse(last.baseDraft), draftSchema.parse(application.draft), last.points.flatMap(({ targets }) => targets)]
    const merged = mergeLaid(draft, page, (posted) => putCompletion(filed, draft, posted, opened, randomUUID), randomUUID)
    return merged.ok && !merged.changed && merged.conflicts.length === 0
  })
