import type { ReactNode } from 'react'
import { homeOf, navigationFor } from '@/lib/access/navigation'
import { roleWords } from '@/lib/access/role-words'
import { staffRoles, visitor } from '@/lib/access/actor'
import { currentSession } from '@/lib/auth'
import { settings } from '@/lib/env'
import type { LoadedSession } from '@/lib/sign-in/load-session'
import { AreaFrame } from './area-frame'
import { ReadAnew } from './read-anew'
import { SessionNotice } from './session-notice'
import { SiteHeader } from './site-header'
import { SignOut } from './sign-out'

/** The page with its header for whoever is signed in; the same for every area but for its density. */
export function Area({ children, density }: { children: ReactNode; density?: 'lay' | 'office' | undefined }) {
  return (
    <AreaFrame density={density} header={<Header />}>
      {children}
      <SessionNotice />
      <ReadAnew />
    </AreaFrame>
  )
}

async function Header() {
  const session = await currentSession()
  const signedIn = session?.step === 'done'
  const actor = signedIn ? session.actor : visitor
  return (
    <SiteHeader
      demo={settings().demo}
      home={homeOf(actor)}
      links={navigationFor(actor)}
      person={signedIn ? { name: actor.name, line: lineOf(session) } : undefined}
      session={signedIn ? <OwnAccount account={session.actor.userId} /> : <a href="/aanmelden">Aanmelden</a>}
    />
  )
}

function OwnAccount({ account }: { account: string }) {
  return (
    <>
      <a href="/account">Account</a>
      <SignOut account={account} />
    </>
  )
}

/** Under the name: for whom one acts here. */
const lineOf = ({ actor, organisations }: LoadedSession): string =>
  [...staffRoles.filter((role) => actor.roles.includes(role)).map((role) => roleWords[role]), ...organisations].join(', ')
