import 'server-only'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { settings } from '@/lib/env'
import { Refusal } from '@/lib/refusal'
import { accountByEmail } from '@/lib/sign-in/account'
import { demoAccountNames, demoAddress } from '@/lib/sign-in/demo-accounts'
import { openSession, type Browser, type OpenedSession } from '@/lib/sign-in/open-session'

/** One click, only while DEMO=1 and only for the made-up people of the demo. */
export const demoSignIn = async (input: { name: string }, browser: Browser): Promise<OpenedSession> => {
  const name = demoAccountNames.find((known) => known === input.name)
  if (!settings().demo || !name) throw new Refusal('not-found', 'Deze pagina bestaat niet.')
  return asActor(systemActor('aanmelden'), async (tx, now) => {
    const account = await accountByEmail(tx, demoAddress(name))
    if (!account?.demo || account.suspended) throw new Refusal('not-found', 'Dit demo-account is er niet. Start de demo opnieuw met --reset.')
    return openSession(tx, now, account, 'DEMO', browser)
  })
}
