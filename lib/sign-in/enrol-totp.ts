import 'server-only'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { accountById } from '@/lib/sign-in/account'
import type { LoadedSession } from '@/lib/sign-in/load-session'
import { openSession, type Browser, type OpenedSession } from '@/lib/sign-in/open-session'
import { refuseSignIn, settled } from '@/lib/sign-in/refuse-sign-in'
import { open } from '@/lib/sign-in/secrets'
import { tellSignInChange } from '@/lib/sign-in/tell-sign-in-change'
import { throttle } from '@/lib/sign-in/throttle'
import { matchingStep } from '@/lib/sign-in/totp'

/** The first code from the app. From now on each sign-in asks one; every other session of this person ends. */
export const enrolTotp = async ({ actor, step }: LoadedSession, input: { code: string }, browser: Browser): Promise<OpenedSession> => {
  await throttle({ 'second-factor': actor.userId })
  return settled(
    asActor(actor, async (tx, now) => {
      const factor = await tx.totpFactor.findUnique({ where: { userId: actor.userId } })
      if (!factor || factor.confirmedAt || step === 'verify') throw new Refusal('changed-meanwhile', 'Begin opnieuw met het koppelen van uw app.')
      const used = matchingStep(open(actor.userId, factor.secret), input.code, now)
      if (used === null) return refuseSignIn(tx, 'totp', actor.userId)
      await tx.totpFactor.update({ where: { userId: actor.userId, confirmedAt: null }, data: { confirmedAt: now, lastStep: used } })
      await tx.session.updateMany({ where: { userId: actor.userId, endedAt: null }, data: { endedAt: now } })
      await recordEvent(tx, actor, { verb: 'second-factor.enrol', subjectType: 'user', subjectId: actor.userId })
      await tellSignInChange(tx, actor.userId, 'APP_LINKED', now)
      const account = await accountById(tx, actor.userId)
      if (!account) throw new Refusal('not-found', 'Deze account bestaat niet meer.')
      return openSession(tx, now, account, 'TOTP', browser)
    }),
  )
}
