import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { callPresets, defaultDeclarations } from '@/lib/calls/presets'
import { asActor, type Tx } from '@/lib/db'
import { text } from '@/lib/text'
import { Refusal } from '@/lib/refusal'

export const numberCode = z.string().trim().toUpperCase().regex(/^[A-Z]{2,5}$/, 'Geef 2 tot 5 letters op, bijvoorbeeld UIT.')

export const newCall = z.object({
  preset: z.enum(['UIT', 'ACT', 'PAR'], 'Kies waarvan u vertrekt.'),
  code: z.string().trim().toUpperCase().max(30, 'Ten hoogste 30 tekens.').regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'Gebruik letters, cijfers en koppeltekens, bijvoorbeeld UIT-2027.'),
  name: text({ min: 3, max: 150 }),
  numberCode,
})

/** A new call begins as a copy of a preset: from then on it has its own amounts, terms and texts. */
export const createCall = (actor: Actor, input: z.output<typeof newCall>): Promise<{ id: string; code: string }> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'call.create')
    const preset = callPresets.find((candidate) => candidate.preset === input.preset)
    if (!preset) throw new Refusal('invalid', [{ field: 'preset', message: 'Kies waarvan u vertrekt.' }])
    const { rubricCode, indicatorCode, ...columns } = preset
    const rows = await tx.call.createManyAndReturn({
      data: [{ ...columns, ...input, ...await newestVersions(tx, rubricCode, indicatorCode), declarations: defaultDeclarations }],
      skipDuplicates: true,
      select: { id: true, code: true },
    })
    const call = rows[0]
    if (!call) throw new Refusal('invalid', [{ field: 'code', message: `De code ${input.code} bestaat al. Kies een andere.` }])
    await recordEvent(tx, actor, { verb: 'call.create', subjectType: 'call', subjectId: call.id, payload: input })
    return call
  })

const newestVersions = async (tx: Tx, rubricCode: string, indicatorCode: string) => {
  const newest = { orderBy: { publishedAt: 'desc' }, select: { id: true } } as const
  const rubric = await tx.rubricVersion.findFirst({ where: { code: rubricCode }, ...newest })
  const indicators = await tx.indicatorVersion.findFirst({ where: { code: indicatorCode }, ...newest })
  return { rubricVersionId: rubric?.id ?? null, indicatorVersionId: indicators?.id ?? null }
}
