import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleCalls } from '@/lib/access/visible'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { beginnings, beginningOf } from './draft-beginning'

export const startInput = z.object({ callCode: z.string().min(1).max(40), organisationId: z.uuid('Kies een organisatie.').optional(), begin: beginnings.default('organisatie') })
export type StartInput = z.input<typeof startInput>

/**
 * Starts the one draft of an organisation for a call: empty, with what is known of the organisation, or with an earlier request of it. Who starts
 * twice, even at the same moment as a colleague, gets the draft that is there. Who works for two organisations says for which one.
 */
export const startApplication = async (actor: Actor, input: StartInput): Promise<{ applicationId: string }> => {
  const begun = () => asActor(actor, (tx, now) => startOrContinue(tx, actor, input, now))
  try {
    return await begun()
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'P2002') return begun()
    throw asRefusal(thrown)
  }
}

const startOrContinue = async (tx: Tx, actor: Actor, { callCode, organisationId, begin = 'organisatie' }: StartInput, now: Date): Promise<{ applicationId: string }> => {
  if (actor.userId === null) throw new Refusal('sign-in-required', 'Meld u aan om een aanvraag te starten.')
  const own = [...new Set(actor.memberships.map((membership) => membership.organisationId))]
  if (organisationId === undefined && own.length > 1) throw new Refusal('invalid', [{ field: 'organisationId', message: 'Kies een organisatie.' }])
  const organisation = organisationId ?? own[0]
  if (organisation === undefined) throw new Refusal('forbidden', 'Registreer eerst uw organisatie. Daarna start u de aanvraag.')
  requirePermission(actor, 'application.start', { organisationId: organisation })
  const call = await tx.call.findFirst({ where: { AND: [{ code: callCode }, visibleCalls(actor)] } })
  if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')

  const draft = await tx.application.findFirst({ where: { callId: call.id, organisationId: organisation, status: 'DRAFT', discardedAt: null }, select: { id: true } })
  if (draft) return { applicationId: draft.id }
  if (!call.opensAt || now < call.opensAt) throw new Refusal('too-early', 'Deze oproep is nog niet open.')
  if (call.status !== 'OPEN' || !call.deadlineAt || now >= call.deadlineAt) throw new Refusal('too-late', 'Deze oproep is gesloten. U kunt geen aanvraag meer starten.')
  // A partnership that does not stand yet asks through the organisation that will lead it.
  const partnership = await tx.partnership.findFirst({ where: { leadOrganisationId: organisation } })

  const { from, ...begun } = await beginningOf(tx, actor, { begin, organisationId: organisation, deMinimis: call.stateAidBasis === 'DE_MINIMIS', now })
  const { id } = await tx.application.create({
    data: {
      callId: call.id, organisationId: organisation, createdById: actor.userId, ...begun,
      ...(call.audience === 'PARTNERSHIP' && partnership ? { partnershipId: partnership.id } : {}),
    },
    select: { id: true },
  })
  await recordEvent(tx, actor, { verb: 'application.start', subjectType: 'application', subjectId: id, applicationId: id, payload: { call: call.code, ...(from === null ? {} : { from }) } })
  return { applicationId: id }
}
