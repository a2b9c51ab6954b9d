import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { takeToken } from '@/lib/access/rate-limit'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { findSeat } from '@/lib/organisations/place'
import type { registration } from '@/lib/organisations/schema'
import { Refusal } from '@/lib/refusal'

/** Registering is an honest person's act of once; more than this is looking for numbers that are known. */
const ATTEMPTS = { capacity: 5, seconds: 86_400 }

/**
 * One organisation per enterprise number. Whoever is first may draft at once; a number that is known changes nothing, and the answer is
 * the same: whether a number is known is told to nobody (domain 5.8). Others come in by invitation.
 */
export const registerOrganisation = async (actor: Actor, { enterpriseNumber: kbo, functionTitle, municipality, number, ...input }: z.output<typeof registration>): Promise<void> => {
  const userId = actor.userId
  if (userId === null) throw new Refusal('sign-in-required', 'Meld u aan om uw organisatie te registreren.')
  if ((await asActor(actor, (tx) => takeToken(tx, `register:${userId}`, ATTEMPTS))) > 0)
    throw new Refusal('rate-limited', 'U registreerde vandaag al verschillende organisaties. Probeer het morgen opnieuw, of bel team STEM.')
  await asActor(actor, async (tx) => {
    requirePermission(actor, 'organisation.register')
    const nis = await findSeat(tx, { postcode: input.postcode, municipality })
    const created = await tx.organisation.createManyAndReturn({
      data: [{ ...input, kbo, houseNumber: number, nis, accountHolder: input.legalName }],
      skipDuplicates: true,
      select: { id: true },
    })
    const organisation = created[0]
    if (organisation) await tx.membership.create({ data: { organisationId: organisation.id, userId, role: 'APPLICANT_EDITOR', functionTitle } })
    await recordEvent(tx, actor, {
      verb: 'organisation.register',
      subjectType: 'organisation',
      subjectId: organisation?.id ?? kbo,
      payload: { kbo, legalName: input.legalName, outcome: organisation ? 'new' : 'known' },
    })
  })
}
