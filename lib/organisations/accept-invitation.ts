import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { giveMembership } from '@/lib/organisations/give-membership'
import { openInvitation } from '@/lib/organisations/open-invitation'
import { Refusal } from '@/lib/refusal'

/**
 * The link is good once, for the address it was sent to. Whoever is invited as gemachtigde may sign under reservation until an officer has
 * seen the proof of mandate (domain 5.8).
 */
export const acceptInvitation = (actor: Actor, { token }: { token: string }): Promise<{ organisationId: string }> =>
  asActor(actor, async (tx, now) => {
    if (actor.userId === null) throw new Refusal('sign-in-required', 'Meld u aan met het adres waarop u de uitnodiging kreeg.')
    const invitation = await openInvitation(tx, token, now)
    if (!invitation) throw new Refusal('too-late', 'Deze uitnodiging is niet meer geldig. Vraag een gemachtigde van de organisatie om een nieuwe.')
    if (invitation.email !== actor.email) throw new Refusal('forbidden', 'Deze uitnodiging is voor een ander e-mailadres. Meld u aan met het adres waarop u ze kreeg.')
    const { count } = await tx.invitation.updateMany({ where: { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } }, data: { acceptedAt: now } })
    if (count === 0) throw new Refusal('too-late', 'Deze uitnodiging is al gebruikt.')
    const { organisationId, role } = invitation
    await giveMembership(tx, { organisationId, userId: actor.userId, role })
    if (role === 'APPLICANT_SIGNATORY')
      await tx.mandate.createMany({ data: [{ organisationId, userId: actor.userId, reason: 'Uitgenodigd door een gemachtigde.' }], skipDuplicates: true })
    await recordEvent(tx, actor, { verb: 'organisation.accept-invitation', subjectType: 'organisation', subjectId: organisationId, payload: { invitationId: invitation.id, role } })
    return { organisationId }
  })
