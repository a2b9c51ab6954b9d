import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { findSeat } from '@/lib/organisations/place'
import type { organisationEditing } from '@/lib/organisations/schema'
import { Refusal } from '@/lib/refusal'

/** What a member tells of the organisation. Its enterprise number never changes, its legal name only with a reason. */
export const updateOrganisation = (actor: Actor, input: z.output<typeof organisationEditing>): Promise<void> =>
  asActor(actor, async (tx) => {
    const { organisationId, version, legalNameReason, municipality, number, ...columns } = input
    requirePermission(actor, 'organisation.update', { organisationId }, 'organisation.read')
    const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } })
    const renamed = organisation.legalName !== columns.legalName
    if (renamed && legalNameReason.length < 10)
      throw new Refusal('incomplete', [{ field: 'legalNameReason', message: 'Schrijf waarom de officiële naam verandert, in minstens 10 tekens.' }])
    const nis = await findSeat(tx, { postcode: columns.postcode, municipality })
    const { count } = await tx.organisation.updateMany({
      where: { id: organisationId, version },
      data: { ...columns, houseNumber: number, nis, version: { increment: 1 } },
    })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Een collega wijzigde deze gegevens intussen. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, {
      verb: 'organisation.update',
      subjectType: 'organisation',
      subjectId: organisationId,
      payload: { ...columns, houseNumber: number, nis, ...(renamed ? { formerName: organisation.legalName, reason: legalNameReason } : {}) },
    })
  })
