import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { roleWords } from '@/lib/access/role-words'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { parseAddress } from '@/lib/sign-in/address'
import { demoAccountNames, demoAddress } from '@/lib/sign-in/demo-accounts'
import { describeBrowser } from '@/lib/sign-in/describe-browser'

export type DemoAccount = { name: string; person: string; words: string }

/** The demo's people that the seed made, in the order of the list, with what they may do. */
export const demoAccounts = async (tx: Tx): Promise<DemoAccount[]> => {
  const users = await tx.user.findMany({
    where: { demo: true, suspendedAt: null, email: { in: demoAccountNames.map(demoAddress) } },
    include: { roles: true, memberships: { where: { endedAt: null }, include: { organisation: { select: { legalName: true } } } } },
  })
  return demoAccountNames.flatMap((name) => {
    const user = users.find(({ email }) => email === demoAddress(name))
    if (!user) return []
    const words = [...new Set([...user.roles, ...user.memberships].map(({ role }) => roleWords[role]))].join(', ')
    const organisations = [...new Set(user.memberships.map(({ organisation }) => organisation.legalName))].join(', ')
    return [{ name, person: user.name, words: organisations ? `${words}, ${organisations}` : words }]
  })
}

/** One's own account page. */
export const ownAccount = async (tx: Tx, actor: Actor, now: Date) => {
  requirePermission(actor, 'account.read', { ownerId: actor.userId ?? undefined })
  const user = await tx.user.findUniqueOrThrow({
    where: { id: actor.userId ?? '' },
    include: {
      roles: true,
      totp: { select: { confirmedAt: true } },
      recoveryCodes: { where: { usedAt: null }, select: { id: true } },
      memberships: { where: { endedAt: null }, include: { organisation: { select: { legalName: true } } }, orderBy: { since: 'asc' } },
      sessions: { where: { endedAt: null, expiresAt: { gt: now } }, orderBy: { lastUsedAt: 'desc' } },
    },
  })
  return {
    name: user.name,
    email: user.email,
    phone: user.phone ?? '',
    since: user.createdAt,
    staffRoles: user.roles.map(({ role }) => roleWords[role]),
    memberships: user.memberships.map(({ id, organisation, role, since }) => ({ id, organisation: organisation.legalName, role: roleWords[role], since })),
    factorSince: user.totp?.confirmedAt ?? null,
    recoveryCodesLeft: user.recoveryCodes.length,
    sessions: user.sessions
      .filter((session) => session.lastUsedAt.getTime() + session.idleSeconds * 1000 > now.getTime())
      .map(({ id, userAgent, signedInAt, lastUsedAt }) => ({ id, device: describeBrowser(userAgent), signedInAt, lastUsedAt, here: id === actor.sessionId })),
  }
}

/** Whom an officer may give a code by phone, and the number to ring back; null when there is nobody with that address. */
export const callerWith = async (tx: Tx, actor: Actor, address: string) => {
  if (!can(actor, 'signin.read-phone-code')) return null
  const email = parseAddress(address)
  if (!email) return null
  return tx.user.findFirst({
    where: { email, suspendedAt: null, roles: { none: {} } },
    select: { name: true, email: true, phone: true, memberships: { where: { endedAt: null }, select: { role: true, organisation: { select: { legalName: true } } } } },
  })
}
