import type { Tx } from '@/lib/db'
import { codeHash, open } from '@/lib/sign-in/secrets'
import { matchingStep } from '@/lib/sign-in/totp'

/** A code from the app, on the database's clock. A step at or before the last one is a replay; of two at once one gets through. */
export const spendTotp = async (tx: Tx, now: Date, userId: string, code: string): Promise<boolean> => {
  const factor = await tx.totpFactor.findUnique({ where: { userId, confirmedAt: { not: null } } })
  const step = factor && matchingStep(open(userId, factor.secret), code, now)
  if (step == null) return false
  const spent = await tx.totpFactor.updateMany({ where: { userId, lastStep: { lt: step } }, data: { lastStep: step } })
  return spent.count === 1
}

export const recoveryCodeHash = (userId: string, code: string): string => codeHash(userId, code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))

/** One of the ten codes on paper, each once. */
export const spendRecoveryCode = async (tx: Tx, now: Date, userId: string, code: string): Promise<boolean> => {
  const spent = await tx.recoveryCode.updateMany({ where: { userId, codeHash: recoveryCodeHash(userId, code), usedAt: null }, data: { usedAt: now } })
  return spent.count === 1
}
