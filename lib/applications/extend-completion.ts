import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { openCompletion, requireRunning } from '@/lib/filings/completion'
import { moveCompletion } from '@/lib/filings/move-completion'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { Refusal } from '@/lib/refusal'
import { endOfDay, lastDayOf } from '@/lib/time'
import type { completionExtension } from './completion-schema'
import { lockAssessment } from './eligibility-file'
import { tellApplicants } from './tell-applicants'

/** Once, while it runs, the officer lengthens the term with the working days of the call. */
export const extendCompletion = (actor: Actor, { applicationId, reason }: z.output<typeof completionExtension>): Promise<{ dueAt: Date }> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, number: true, call: { select: { terms: true } } } })
    if (!file) throw new Refusal('not-found', 'Dit dossier bestaat niet.')
    requirePermission(actor, 'completion.extend', applicationFacts(file), 'eligibility.read')

    const completion = requireRunning(await openCompletion(tx, applicationId), now)
    if (completion.status === 'EXTENDED') throw new Refusal('conflict', 'Deze termijn is al eenmaal verlengd.')
    const dueAt = endOfDay(addWorkingDays(lastDayOf(completion.dueAt), termsOf(file.call).completionExtensionWorkingDays, await extraHolidays(tx)))
    await moveCompletion(tx, actor, completion, 'extend', { dueAt, extendedAt: now, extendedById: actor.userId, extensionReason: reason })
    await tellApplicants(tx, file, 'completion-extended', completion.id)
    await recordEvent(tx, actor, { verb: 'completion.extend', subjectType: 'completion', subjectId: completion.id, applicationId, payload: { from: completion.dueAt, to: dueAt, reason } })
    return { dueAt }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
