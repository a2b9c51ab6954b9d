import type { ReactNode } from 'react'
import { homeOf, navigationFor } from '@/lib/access/navigation'
import { roleWords } from '@/lib/access/role-words'
import { staffRoles, type Actor } from '@/lib/access/actor'
import { currentActor } from '@/lib/auth'
import { settings } from '@/lib/env'
import { AreaFrame } from './area-frame'
import { SessionNotice } from './session-notice'
import { SiteHeader } from './site-header'
import { SignOut } from './sign-out'

/** The page with its header for whoever is signed in; the same for every area but for its density. */
export async function Area({ children, density }: { children: ReactNode; density?: 'lay' | 'office' | undefined }) {
  const actor = await currentActor()
  return (
    <AreaFrame density={density} header={<Header actor={actor} />}>
      {children}
      <SessionNotice />
    </AreaFrame>
  )
}

function Header({ actor }: { actor: Actor }) {
  const signedIn = actor.userId !== null
  return (
    <SiteHeader
      demo={settings().demo}
      home={homeOf(actor)}
      links={navigationFor(actor)}
      person={signedIn ? { name: actor.name, line: lineOf(actor) } : undefined}
      session={signedIn ? <OwnAccount /> : <a href="/aanmelden">Aanmelden</a>}
    />
  )
}

function OwnAccount() {
  return (
    <>
      <a href="/account">Account</a>
      <SignOut />
    </>
  )
}

/** Under the name: for whom one acts here. */
const lineOf = (actor: Actor): string =>
  staffRoles
    .filter((role) => actor.roles.includes(role))
    .map((role) => roleWords[role])
    .join(', ')
