import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { addDays, endOfDay, formatDay, localDay } from '@/lib/time'
import { loadAdvice } from './load-advice'
import type { AdviceQuestion } from './schema'
import { tellDomain } from './tell-domain'

const LONGEST_DAYS = 180

/** An officer asks a policy domain for advice on a call, or on one filed request, with a term. A domain has one open question at a time on the same thing. */
export const askAdvice = (actor: Actor, { callId, applicationId, domain, question, dueOn }: AdviceQuestion): Promise<{ id: string }> =>
  asActor(actor, async (tx, now) => {
    const call = await subject(tx, actor, callId, applicationId)
    const today = localDay(now)
    if (dueOn <= today) throw new Refusal('invalid', [{ field: 'dueOn', message: `De termijn eindigt ten vroegste morgen, op ${formatDay(addDays(today, 1))}.` }])
    if (dueOn > addDays(today, LONGEST_DAYS)) throw new Refusal('invalid', [{ field: 'dueOn', message: `Geef een termijn van ten hoogste ${LONGEST_DAYS} dagen.` }])
    const asked = await tx.policyDomain.findUnique({ where: { code: domain }, select: { closedAt: true } })
    if (!asked || asked.closedAt) throw new Refusal('invalid', [{ field: 'domain', message: 'Kies een beleidsdomein.' }])
    const rests = await tx.$queryRaw<{ rests: boolean }[]>`select advice_rests(${applicationId ?? null}::uuid, ${call.id}::uuid) as rests`
    if (rests[0]?.rests) throw new Refusal('too-late', applicationId ? 'De beslissing over dit dossier is al bevestigd.' : 'In deze oproep is al een beslissing bevestigd.')

    const { id } = await tx.advice.create({ data: { domainCode: domain, callId: call.id, applicationId: applicationId ?? null, question: question.trim(), askedById: actor.userId ?? '', askedAt: now, dueAt: endOfDay(dueOn) }, select: { id: true } })
    const advice = await loadAdvice(tx, id)
    if (advice) await tellDomain(tx, advice, 'advice-asked', 'asked')
    await recordEvent(tx, actor, { verb: 'advice.ask', subjectType: 'advice', subjectId: id, applicationId, payload: { domain, callId: call.id, question, dueOn } })
    return { id }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const over = ['COMPLETED', 'CANCELLED'] as const

/** The call, and the file in it when there is one: filed, and not ended. */
const subject = async (tx: Tx, actor: Actor, callId: string, applicationId: string | undefined): Promise<{ id: string }> => {
  const call = await tx.call.findUnique({ where: { id: callId }, select: { id: true, status: true } })
  if (applicationId === undefined) {
    requirePermission(actor, 'advice.ask', {}, 'advice.read')
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    if (over.some((status) => status === call.status)) throw new Refusal('too-late', 'Deze oproep is voltooid of geannuleerd.')
    return call
  }
  const file = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, callId: true, status: true } })
  if (!file || file.callId !== callId) throw new Refusal('not-found', 'Dit dossier bestaat niet.')
  requirePermission(actor, 'application.read', applicationFacts(file))
  requirePermission(actor, 'advice.ask', applicationFacts(file), 'application.read')
  if (ended.some((status) => status === file.status)) throw new Refusal('too-late', 'Over dit dossier wordt niet meer beslist.')
  return { id: file.callId }
}
const ended = ['WITHDRAWN', 'INELIGIBLE', 'LAPSED', 'REJECTED'] as const
