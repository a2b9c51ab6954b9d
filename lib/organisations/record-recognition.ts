import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { text } from '@/lib/text'
import { enterpriseNumber } from '@/lib/organisations/schema'
import { Refusal } from '@/lib/refusal'
import { parseDay } from '@/lib/time'

const day = z.string().transform((typed, context) => {
  const read = parseDay(typed)
  if (read.ok) return read.day
  context.addIssue({ code: 'custom', message: read.problem })
  return z.NEVER
})

export const recognitionEntry = z
  .object({
    enterpriseNumber,
    number: text({ min: 1, max: 40 }),
    status: z.enum(['REQUESTED', 'PROVISIONAL', 'FULL', 'EXPIRED', 'WITHDRAWN'], 'Kies de toestand van de erkenning.'),
    validFrom: day,
    validTo: day,
  })
  .refine(({ validFrom, validTo }) => validFrom <= validTo, { path: ['validTo'], message: 'De laatste dag moet na de eerste liggen.' })

/** A line in the register of recognised academies (domain 5.6). Lines are added, never changed: the register stays a history. */
export const recordRecognition = (actor: Actor, { enterpriseNumber: kbo, ...entry }: z.output<typeof recognitionEntry>): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'recognition.record')
    const organisation = await tx.organisation.findUnique({ where: { kbo }, select: { id: true } })
    if (!organisation) throw new Refusal('invalid', [{ field: 'enterpriseNumber', message: 'Deze organisatie staat niet in het loket.' }])
    const same = await tx.recognition.findFirst({ where: { organisationId: organisation.id, ...asColumns(entry) } })
    if (same) throw new Refusal('conflict', 'Deze erkenning staat al in het register.')
    await tx.recognition.create({ data: { organisationId: organisation.id, ...asColumns(entry) } })
    await recordEvent(tx, actor, { verb: 'recognition.record', subjectType: 'organisation', subjectId: organisation.id, payload: entry })
  })

const asColumns = ({ validFrom, validTo, ...entry }: Omit<z.output<typeof recognitionEntry>, 'enterpriseNumber'>) => ({
  ...entry,
  validFrom: new Date(`${validFrom}T00:00:00Z`),
  validTo: new Date(`${validTo}T00:00:00Z`),
})
