import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleCalls } from '@/lib/access/visible'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { formatKbo } from '@/lib/organisations/kbo'
import { formatIban } from '@/lib/organisations/iban'
import { Refusal } from '@/lib/refusal'
import type { Draft } from './form'

export const startInput = z.object({ callCode: z.string().min(1).max(40), organisationId: z.uuid().optional() })
export type StartInput = z.infer<typeof startInput>

/**
 * Starts the one draft of an organisation for a call, filled in with what is known of the organisation. Who starts twice,
 * even at the same moment as a colleague, gets the draft that is there.
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

const startOrContinue = async (tx: Tx, actor: Actor, { callCode, organisationId }: StartInput, now: Date): Promise<{ applicationId: string }> => {
  if (actor.userId === null) throw new Refusal('sign-in-required', 'Meld u aan om een aanvraag te starten.')
  const organisation = organisationId ?? actor.memberships[0]?.organisationId
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

  const { id } = await tx.application.create({
    data: {
      callId: call.id, organisationId: organisation, createdById: actor.userId, draft: await knownAnswers(tx, actor, organisation),
      ...(call.audience === 'PARTNERSHIP' && partnership ? { partnershipId: partnership.id } : {}),
    },
    select: { id: true },
  })
  await recordEvent(tx, actor, { verb: 'application.start', subjectType: 'application', subjectId: id, applicationId: id, payload: { call: call.code } })
  return { applicationId: id }
}

/** Nobody types twice what the organisation told before. */
const knownAnswers = async (tx: Tx, actor: Actor, organisationId: string): Promise<Draft> => {
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    include: { municipality: { select: { name: true } }, memberships: { where: { endedAt: null }, include: { user: true }, orderBy: { since: 'asc' } } },
  })
  const contact = organisation.memberships.find(({ userId }) => userId === actor.userId)
  const signatory = organisation.memberships.find(({ role }) => role === 'APPLICANT_SIGNATORY')
  return {
    enterpriseNumber: formatKbo(organisation.kbo),
    legalName: organisation.legalName,
    legalForm: organisation.legalForm,
    street: organisation.street,
    number: organisation.houseNumber,
    box: organisation.box,
    postcode: organisation.postcode,
    municipality: organisation.municipality?.name ?? '',
    website: organisation.website,
    iban: organisation.iban ? formatIban(organisation.iban) : '',
    accountHolder: organisation.accountHolder,
    vatStatus: organisation.vatStatus ?? '',
    mission: organisation.mission,
    charter: organisation.charter ? 'ja' : '',
    contactName: actor.name,
    contactRole: contact?.functionTitle ?? '',
    contactEmail: actor.email ?? '',
    contactPhone: contact?.user.phone ?? '',
    signatoryName: signatory?.user.name ?? '',
    signatoryRole: signatory?.functionTitle ?? '',
  }
}
