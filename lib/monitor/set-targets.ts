import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { latestTargets, targetCodes, targetKinds, type StoredTargets, type TargetCode } from '@/lib/indicators/aims'
import { Refusal, type Problem } from '@/lib/refusal'
import { text } from '@/lib/text'

const value = (code: TargetCode) =>
  z.string().default('').transform((typed, context): string | null => {
    const number = typed.trim().replace(',', '.')
    if (number === '') return null
    if (/^\d{1,9}(\.\d{1,2})?$/.test(number) && Number(number) > 0 && Number(number) <= targetKinds[code].most) return number
    context.addIssue(`Geef een getal op van meer dan 0 tot ${targetKinds[code].most.toLocaleString('nl-BE')}, met ten hoogste twee cijfers na de komma.`)
    return z.NEVER
  })

/** The form of the officer; `call` is empty for the policy, `version` what stood there when it was opened. What is left open falls back. */
export const settingTargets = z.object({
  call: z.string().regex(/^[A-Z0-9-]{0,40}$/),
  version: z.coerce.number().int().min(0),
  reason: text({ min: 10, max: 500 }),
  targets: z.object(Object.fromEntries(targetCodes.map((code) => [code, value(code)])) as Record<TargetCode, ReturnType<typeof value>>),
})
type SettingTargets = z.output<typeof settingTargets>

/** Sets what the policy, or a call, aims at. A version is never changed: what was aimed at before stays to be read. */
export const setTargets = (actor: Actor, { call: code, version, reason, targets }: SettingTargets): Promise<{ version: number }> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'target.set')
    const call = code === '' ? null : await tx.call.findUnique({ where: { code }, select: { id: true, status: true } })
    if (code !== '' && !call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    if (call?.status === 'CANCELLED' || call?.status === 'COMPLETED') throw new Refusal('too-late', 'Deze oproep is afgerond. De doelen wijzigen niet meer.')

    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('indicator_target_set'))::text`
    const before = await latestTargets(tx, call?.id ?? null)
    if (before.version !== version) throw new Refusal('changed-meanwhile', 'Iemand anders wijzigde de doelen intussen. Laad de pagina opnieuw.')
    const wanted: StoredTargets = Object.fromEntries(Object.entries(targets).flatMap(([one, typed]) => (typed === null ? [] : [[one, typed]])))
    if (same(before.targets, wanted)) throw new Refusal('invalid', nothingChanged)

    await tx.indicatorTargetSet.create({ data: { callId: call?.id ?? null, version: version + 1, targets: wanted, reason, setById: actor.userId ?? '' } })
    await recordEvent(tx, actor, { verb: 'target.set', subjectType: code === '' ? 'policy' : 'call', subjectId: call?.id ?? 'policy', payload: { version: version + 1, from: before.targets, to: wanted, reason } })
    return { version: version + 1 }
  })

type TargetsToSet = { call: string; name: string; version: number; targets: StoredTargets }

/** The form as it stands, for who may change it. */
export const targetsToSet = async (tx: Tx, actor: Actor, code: string): Promise<TargetsToSet | null> => {
  requirePermission(actor, 'target.set')
  const call = code === '' ? null : await tx.call.findUnique({ where: { code }, select: { id: true, name: true } })
  if (code !== '' && !call) return null
  const { version, targets } = await latestTargets(tx, call?.id ?? null)
  return { call: code, name: call?.name ?? 'het beleid', version, targets }
}

const nothingChanged: Problem[] = [{ field: '', message: 'U wijzigde geen enkel doel.' }]

const same = (one: StoredTargets, other: StoredTargets): boolean => targetCodes.every((code) => numberOf(one[code]) === numberOf(other[code]))

const numberOf = (typed: string | undefined): number | null => (typed === undefined ? null : Number(typed))
