import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { ActivityVerb } from './lifecycle'
import { moveActivity } from './move-activity'
import { openLog } from './open-log'
import { planOfLog } from './plan-of-log'
import type { cancellingActivity, oneActivity } from './schema'

/** The activity goes through, or that is not certain any more. */
export const confirmActivity = (actor: Actor, input: z.output<typeof oneActivity>): Promise<void> => move(actor, input, 'confirm')
export const unconfirmActivity = (actor: Actor, input: z.output<typeof oneActivity>): Promise<void> => move(actor, input, 'unconfirm')
/** A cancelled activity is planned again. */
export const resumeActivity = (actor: Actor, input: z.output<typeof oneActivity>): Promise<void> => move(actor, input, 'resume')

/** Not one session of it takes place. What was held already stays: then the sessions that are left are cancelled one by one. */
export const cancelActivity = (actor: Actor, { reason, ...input }: z.output<typeof cancellingActivity>): Promise<void> => move(actor, input, 'cancel', reason)

const move = (actor: Actor, { grantId, rowId }: z.output<typeof oneActivity>, verb: ActivityVerb, reason = ''): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await openLog(tx, actor, grantId)
    if (!(await planOfLog(tx, grant)).some((one) => one.rowId === rowId)) throw new Refusal('not-found', 'Deze activiteit staat niet in het plan van dit dossier.')
    if (verb === 'cancel' && (await tx.loggedSession.count({ where: { grantId, activityRowId: rowId, status: 'HELD', removedAt: null } })) > 0)
      throw new Refusal('changed-meanwhile', 'Van deze activiteit staat al een sessie in het logboek. Schrap de sessies die niet doorgaan.')
    await moveActivity(tx, actor, { grantId, rowId }, verb, now, reason)
    await recordEvent(tx, actor, { verb: `log.${verb}-activity`, subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId, ...(reason === '' ? {} : { reason }) } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
