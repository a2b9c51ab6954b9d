import { z } from 'zod'
import type { Tx } from '@/lib/db'
import { indicatorVersion, type IndicatorCode, type IndicatorVersion } from './schema'
import type { TargetKind } from './standing'

/** Indicators that can be aimed at over many grants; `most` is the highest that makes sense. */
export const targetKinds = {
  I01: { kind: 'grows', unit: 'deelnames', most: 10_000_000 },
  I04: { kind: 'level', unit: '%', most: 100 },
  I06: { kind: 'grows', unit: 'gemeenten', most: 600 },
  I08: { kind: 'grows', unit: 'sessies', most: 10_000_000 },
  I10: { kind: 'grows', unit: 'kinduren', most: 100_000_000 },
  I11: { kind: 'level', unit: '%', most: 100 },
  I12: { kind: 'level', unit: '%', most: 100 },
  I15: { kind: 'level', unit: '%', most: 100 },
  I19: { kind: 'level', unit: 'op 5', most: 5 },
  I20: { kind: 'level', unit: 'procentpunt', most: 100 },
  I27: { kind: 'level', unit: '%', most: 100 },
} as const satisfies Partial<Record<IndicatorCode, { kind: TargetKind; unit: string; most: number }>>

export type TargetCode = keyof typeof targetKinds
export const targetCodes = ['I01', 'I04', 'I06', 'I08', 'I10', 'I11', 'I12', 'I15', 'I19', 'I20', 'I27'] as const satisfies readonly TargetCode[]

export const targetSetters: Record<Target['setBy'], string> = { call: 'de oproep', policy: 'het beleid', indicators: 'de indicatoren' }

export type Target = { code: TargetCode; name: string; value: number; setBy: 'call' | 'policy' | 'indicators' }

/** As the database keeps a version: of each code a decimal text. */
const storedTargets = z.partialRecord(z.enum(targetCodes), z.string().regex(/^\d{1,9}(\.\d{1,2})?$/))
export type StoredTargets = z.output<typeof storedTargets>

/** What is aimed at: of a call its own, then those of the policy, then those of the indicators themselves (of a call: in its version). What adds up over all calls is no aim of one of them. */
export const readTargets = async (tx: Tx, callCode: string): Promise<Target[]> => {
  const call = callCode === '' ? null : await tx.call.findUnique({ where: { code: callCode }, select: { id: true, girlsTargetBp: true, indicatorVersion: { select: { content: true } } } })
  const own: StoredTargets = call ? (await latestTargets(tx, call.id)).targets : {}
  const policy = (await latestTargets(tx, null)).targets
  const version = call?.indicatorVersion ? indicatorVersion.parse(call.indicatorVersion.content) : await latestVersion(tx)
  return targetCodes.flatMap((code): Target[] => {
    const indicator = version?.indicators.find((one) => one.code === code)
    const name = indicator?.nameNl ?? code
    if (own[code] !== undefined) return [{ code, name, value: Number(own[code]), setBy: 'call' }]
    if (call && code === 'I04') return [{ code, name, value: call.girlsTargetBp / 100, setBy: 'call' }]
    if (call && targetKinds[code].kind === 'grows') return []
    if (policy[code] !== undefined) return [{ code, name, value: Number(policy[code]), setBy: 'policy' }]
    return indicator?.target?.value === undefined ? [] : [{ code, name, value: indicator.target.value, setBy: 'indicators' }]
  })
}

/** What this owner set last; null is the policy. */
export const latestTargets = async (tx: Tx, callId: string | null): Promise<{ version: number; targets: StoredTargets }> => {
  const row = await tx.indicatorTargetSet.findFirst({ where: { callId }, orderBy: { version: 'desc' } })
  return { version: row?.version ?? 0, targets: storedTargets.parse(row?.targets ?? {}) }
}

export const latestVersion = async (tx: Tx): Promise<IndicatorVersion | null> => {
  const row = await tx.indicatorVersion.findFirst({ orderBy: { publishedAt: 'desc' } })
  return row ? indicatorVersion.parse(row.content) : null
}
