import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'

const withRoles = { roles: { select: { role: true }, orderBy: { role: 'asc' } } } as const

/** Everyone with a role at VLAIO, by name. */
export const staff = (tx: Tx, actor: Actor) => {
  requirePermission(actor, 'user.read')
  return tx.user.findMany({ where: { roles: { some: {} } }, include: withRoles, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
}

export const staffMember = (tx: Tx, actor: Actor, userId: string) => {
  requirePermission(actor, 'user.manage')
  return tx.user.findFirst({ where: { id: userId, roles: { some: {} } }, include: { ...withRoles, totp: { select: { confirmedAt: true } } } })
}
