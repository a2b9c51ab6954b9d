import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { recoveryCodeHash } from '@/lib/sign-in/second-factor'
import { newRecoveryCode } from '@/lib/sign-in/secrets'
import { tellSignInChange } from '@/lib/sign-in/tell-sign-in-change'

const HOW_MANY = 10

/** Ten new codes in place of the old ones. They are shown this once: the portal keeps only their hashes. */
export const makeRecoveryCodes = (actor: Actor): Promise<string[]> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'account.update', { ownerId: actor.userId ?? undefined })
    const userId = actor.userId ?? ''
    const factor = await tx.totpFactor.findUnique({ where: { userId, confirmedAt: { not: null } } })
    if (!factor) throw new Refusal('forbidden', 'Koppel eerst een app aan uw account.')
    const codes = Array.from({ length: HOW_MANY }, newRecoveryCode)
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: recoveryCodeHash(userId, code) })) })
    await tellSignInChange(tx, userId, 'RECOVERY_CODES_MADE', now)
    await recordEvent(tx, actor, { verb: 'recovery-codes.make', subjectType: 'user', subjectId: userId })
    return codes
  })
