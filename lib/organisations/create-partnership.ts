import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { text } from '@/lib/text'
import { enterpriseNumber } from '@/lib/organisations/schema'
import { Refusal } from '@/lib/refusal'

export const newPartnership = z.object({
  code: z.string().trim().toUpperCase().regex(/^[A-Z0-9-]{2,20}$/, 'Gebruik letters, cijfers en koppeltekens, bijvoorbeeld SP14.'),
  name: text({ min: 3, max: 150 }),
  enterpriseNumber,
  municipality: text({ min: 1, max: 100 }),
})

/** A partnership stands under the organisation that leads it; its period comes with its grant. */
export const createPartnership = (actor: Actor, { code, name, enterpriseNumber: kbo, municipality }: z.output<typeof newPartnership>): Promise<{ id: string }> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'partnership.manage')
    const lead = await tx.organisation.findUnique({ where: { kbo }, select: { id: true } })
    if (!lead) throw new Refusal('invalid', [{ field: 'enterpriseNumber', message: 'De penhouder staat niet in het loket. Laat die zich eerst registreren.' }])
    const seat = await tx.municipality.findFirst({ where: { name: { equals: municipality.trim(), mode: 'insensitive' } }, select: { nis: true } })
    if (!seat) throw new Refusal('invalid', [{ field: 'municipality', message: `We kennen geen gemeente ${municipality}. Kies een naam uit de lijst.` }])
    const created = await tx.partnership.createManyAndReturn({ data: [{ code, name, leadOrganisationId: lead.id, seatNis: seat.nis }], skipDuplicates: true, select: { id: true } })
    const partnership = created[0]
    if (!partnership) throw new Refusal('invalid', [{ field: 'code', message: `De code ${code} bestaat al. Kies een andere.` }])
    await recordEvent(tx, actor, { verb: 'partnership.create', subjectType: 'partnership', subjectId: partnership.id, payload: { code, name, kbo, seatNis: seat.nis } })
    return partnership
  })
