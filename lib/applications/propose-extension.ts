import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { Refusal } from '@/lib/refusal'
import { formatDeadline, parseLocalDeadline } from '@/lib/time'
import type { ExtensionProposal } from './extension-schema'
import { extensionWindow, requireWindow } from './extension-window'

/**
 * An officer proposes that one request may be filed until an instant of its own, which lies within the window of the call. After the deadline
 * there must be an attempt in the log. A proposal that nobody confirmed yet is replaced.
 */
export const proposeExtension = (actor: Actor, { code, kbo, untilDay, untilTime, ground, motivation }: ExtensionProposal): Promise<{ applicationId: string }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'extension.propose')
    const unfiled = { call: { code }, organisation: { kbo }, discardedAt: null, assessment: null, OR: [{ status: { in: ['DRAFT' as const, 'LAPSED' as const] } }, { status: 'SUBMITTED' as const, reopenings: { some: { outcome: 'STOOD' } } }] }
    const found = await tx.application.findFirst({ where: unfiled, select: { id: true }, orderBy: { createdAt: 'desc' } })
    // Who files it, withdraws it or throws it away at this moment comes before or after; under the lock it is looked at once more.
    if (found) await tx.$queryRaw`select 1 from application where id = ${found.id}::uuid for no key update`
    const application = found && await tx.application.findFirst({ where: { ...unfiled, id: found.id }, select: { ...factColumns, call: { select: { status: true, deadlineAt: true, terms: true } } } })
    if (!application) throw new Refusal('invalid', [{ field: 'kbo', message: 'Deze organisatie heeft geen concept in deze oproep.' }])
    const { id: applicationId, call } = application
    requirePermission(actor, 'extension.propose', applicationFacts(application))

    const window = extensionWindow(call, await extraHolidays(tx))
    requireWindow(window, now)
    const until = parseLocalDeadline(untilDay, untilTime)
    if (!until.ok) throw new Refusal('invalid', [{ field: 'untilDay', message: until.problem }])
    if (until.at <= now || until.at <= window.deadlineAt) throw new Refusal('invalid', [{ field: 'untilDay', message: 'Kies een tijdstip na nu en na de uiterste indiening van de oproep.' }])
    if (until.at > window.endsAt) throw new Refusal('invalid', [{ field: 'untilDay', message: `Uitstel kan ${formatDeadline(window.endsAt)}.` }])
    const attempt = now < window.deadlineAt ? null : await tx.auditEvent.findFirst({ where: { applicationId, verb: 'application.submit-refused', at: { gte: window.deadlineAt } }, orderBy: { seq: 'asc' }, select: { seq: true } })
    if (now >= window.deadlineAt && !attempt) throw new Refusal('incomplete', [{ field: 'kbo', message: 'In het logboek staat geen poging om deze aanvraag in te dienen.' }])

    const proposal = { untilAt: until.at, ground, motivation, attemptSeq: attempt?.seq ?? null, proposedById: actor.userId ?? '', proposedAt: now }
    await tx.filingExtension.upsert({ where: { applicationId }, create: { applicationId, ...proposal }, update: proposal })
    await recordEvent(tx, actor, { verb: 'extension.propose', subjectType: 'application', subjectId: applicationId, applicationId, payload: { untilAt: until.at, ground, motivation, attempt: attempt ? String(attempt.seq) : null } })
    return { applicationId }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
