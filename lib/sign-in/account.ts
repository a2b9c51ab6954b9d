import { isStaff, visitor, type Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { settings } from '@/lib/env'

/** A person as sign-in knows them: no session yet, so without what only a session may use. */
export type Account = { actor: Actor & { userId: string }; suspended: boolean; enrolled: boolean; demo: boolean }

export const accountByEmail = (tx: Tx, email: string): Promise<Account | null> => find(tx, { email })

export const accountById = (tx: Tx, id: string): Promise<Account | null> => find(tx, { id })

/** Whoever proves an address may sign in with it: that is how a new academy begins. Roles come later, from an organisation or an administrator. */
export const accountFor = async (tx: Tx, email: string): Promise<Account> => {
  const name = email.slice(0, email.indexOf('@'))
  await tx.$executeRaw`insert into app_user (email, name) values (${email}, ${name}) on conflict (email) do nothing`
  const account = await accountByEmail(tx, email)
  if (!account) throw new Error('The account that was just made is gone.')
  return account
}

/** Staff never come in by mail alone, and neither does anyone who chose a second factor. The demo has no mail of its own, so there staff may. */
export const needsSecondFactor = (account: Pick<Account, 'actor' | 'enrolled'>): boolean => account.enrolled || (isStaff(account.actor) && !settings().demo)

const find = async (tx: Tx, where: { id: string } | { email: string }): Promise<Account | null> => {
  const user = await tx.user.findUnique({
    where,
    include: { roles: true, memberships: { where: { endedAt: null }, select: { organisationId: true, role: true } }, totp: { select: { confirmedAt: true } } },
  })
  if (!user) return null
  const { id: userId, name, email, memberships } = user
  return {
    actor: { ...visitor, userId, name, email, memberships, roles: user.roles.map(({ role }) => role) },
    suspended: user.suspendedAt !== null,
    enrolled: user.totp?.confirmedAt != null,
    demo: user.demo,
  }
}
