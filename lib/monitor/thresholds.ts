import type { Tx } from '@/lib/db'
import { LEAST_ANSWERS } from '@/lib/indicators/formulas'
import { LEAST_SHOWN } from './suppression'

/** How small a number may be shown to who has no dossier role (domain 3.2, privacy rules). Settings of the portal. */
export type Thresholds = {
  /** The least count of children above zero. */
  leastShown: number
  /** The least denominator of a percentage. */
  leastDenominator: number
  /** The least answers of a mean satisfaction. */
  leastAnswers: number
}

export const thresholdKeys = ['leastShown', 'leastDenominator', 'leastAnswers'] as const satisfies readonly (keyof Thresholds)[]

const LEAST_DENOMINATOR = 20

export const readThresholds = async (tx: Tx): Promise<Thresholds> => {
  const rows = await tx.portalSetting.findMany({ where: { key: { in: [...thresholdKeys] } } })
  const valueOf = (key: keyof Thresholds, usual: number): number => Number(rows.find((row) => row.key === key)?.value ?? usual)
  return { leastShown: valueOf('leastShown', LEAST_SHOWN), leastDenominator: valueOf('leastDenominator', LEAST_DENOMINATOR), leastAnswers: valueOf('leastAnswers', LEAST_ANSWERS) }
}
