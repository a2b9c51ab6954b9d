import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { Refusal } from '@/lib/refusal'
import type { extensionConfirmation } from './extension-schema'
import { endOf, endSentences, standingColumns } from './extension-standing'
import { extensionWindow, requireWindow } from './extension-window'
import { moveApplication } from './move-application'
import { resumeUnfiled } from './resume-unfiled'
import { tellApplicants } from './tell-applicants'

/**
 * A second officer confirms the extension of one request. A draft that lapsed at the deadline lives again until then, and so do changes that were not
 * filed anew. What was thrown away, filed for good or withdrawn meanwhile gets none.
 */
export const confirmExtension = (actor: Actor, { applicationId }: z.output<typeof extensionConfirmation>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
    const application = await tx.application.findUnique({
      where: { id: applicationId },
      select: { ...factColumns, ...standingColumns, number: true, extension: true, call: { select: { status: true, deadlineAt: true, terms: true } } },
    })
    requirePermission(actor, 'extension.propose')
    const extension = application?.extension
    if (!application || !extension) throw new Refusal('not-found', 'Er is geen uitstel voorgesteld.')
    requirePermission(actor, 'extension.confirm', { ...applicationFacts(application), takenBy: [extension.proposedById] }, 'extension.propose')

    if (extension.confirmedAt) throw new Refusal('changed-meanwhile', 'Dit uitstel is al bevestigd.')
    const end = endOf(application)
    if (end) throw new Refusal('changed-meanwhile', endSentences[end])
    if (application.status === 'SUBMITTED') await resumeUnfiled(tx, actor, application)
    requireWindow(extensionWindow(application.call, await extraHolidays(tx)), now)
    if (now >= extension.untilAt) throw new Refusal('too-late', 'Het voorgestelde tijdstip is al voorbij.')
    const confirmed = await tx.$executeRaw`
      update filing_extension e set confirmed_at = ${now}, confirmed_by_id = ${actor.userId}::uuid from application a
      where e.application_id = ${applicationId}::uuid and e.confirmed_at is null and e.proposed_at = ${extension.proposedAt}
        and a.id = e.application_id and a.discarded_at is null and a.status in ('DRAFT', 'LAPSED')`
    if (confirmed === 0) throw new Refusal('changed-meanwhile', 'Dit voorstel is intussen gewijzigd.')
    if (application.status === 'LAPSED') await moveApplication(tx, actor, application, 'revive')
    await tellApplicants(tx, application, 'filing-extended', `${applicationId}:${extension.untilAt.toISOString()}`)
    await recordEvent(tx, actor, { verb: 'extension.confirm', subjectType: 'application', subjectId: applicationId, applicationId, payload: { untilAt: extension.untilAt, ground: extension.ground, motivation: extension.motivation, attempt: extension.attemptSeq === null ? null : String(extension.attemptSeq), proposedById: extension.proposedById } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
