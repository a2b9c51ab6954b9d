import type { Actor, MemberRole } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleOrganisations } from '@/lib/access/visible'
import { requireScanned } from '@/lib/files/hand-out'
import type { Tx } from '@/lib/db'

/** The organisations one is a member of, by name. */
export const ownOrganisations = (tx: Tx, actor: Actor) =>
  tx.organisation.findMany({
    where: { id: { in: actor.memberships.map(({ organisationId }) => organisationId) } },
    select: { id: true, legalName: true, kbo: true },
    orderBy: [{ legalName: 'asc' }, { id: 'asc' }],
  })

export type Member = { userId: string; name: string; email: string; functionTitle: string; roles: MemberRole[] }

/** One organisation with the people in it, as a member or the office sees it. Null when the actor may not. */
export const organisationDetail = async (tx: Tx, actor: Actor, organisationId: string) => {
  const organisation = await tx.organisation.findFirst({
    where: { AND: [visibleOrganisations(actor), { id: organisationId }] },
    include: {
      municipality: { select: { name: true } },
      memberships: { where: { endedAt: null }, include: { user: { select: { name: true, email: true } } }, orderBy: { since: 'asc' } },
      recognitions: { orderBy: { validFrom: 'desc' } },
      partnerships: { select: { code: true, name: true }, orderBy: { code: 'asc' } },
      mandates: { where: { userId: actor.userId ?? '00000000-0000-0000-0000-000000000000' }, orderBy: { requestedAt: 'desc' }, take: 1 },
    },
  })
  if (!organisation) return null
  const mayInvite = can(actor, 'organisation.invite', { organisationId })
  const { memberships, mandates, ...columns } = organisation
  return {
    ...columns,
    members: byPerson(memberships),
    ownMandate: mandates[0] ?? null,
    mayInvite,
    invitations: mayInvite
      ? await tx.invitation.findMany({ where: { organisationId, acceptedAt: null, revokedAt: null }, select: { id: true, email: true, role: true, expiresAt: true }, orderBy: { createdAt: 'asc' } })
      : [],
  }
}
export type OrganisationDetail = NonNullable<Awaited<ReturnType<typeof organisationDetail>>>

/** Mandates that wait for an officer, the longest waiting first. One's own is somebody else's to decide. */
export const waitingMandates = async (tx: Tx, actor: Actor) => {
  requirePermission(actor, 'mandate.read')
  const mandates = await tx.mandate.findMany({ where: { status: 'WAITING' }, include: { organisation: { select: { legalName: true, kbo: true } } }, orderBy: { requestedAt: 'asc' } })
  const people = await tx.user.findMany({ where: { id: { in: mandates.map(({ userId }) => userId) } }, select: { id: true, name: true, email: true } })
  return mandates.map((mandate) => ({ ...mandate, person: people.find(({ id }) => id === mandate.userId) ?? { id: mandate.userId, name: '', email: '' } }))
}

/** The proof of one mandate, to download. Null when there is none. */
export const mandateProof = async (tx: Tx, actor: Actor, mandateId: string) => {
  requirePermission(actor, 'mandate.read')
  const mandate = await tx.mandate.findUnique({ where: { id: mandateId }, select: { proofSha256: true, proofName: true } })
  const file = mandate?.proofSha256 ? await tx.storedFile.findUnique({ where: { sha256: mandate.proofSha256 }, include: { scan: true } }) : null
  if (file) await requireScanned(tx, file.scan?.state)
  return mandate && file ? { sha256: file.sha256, mime: file.mime, size: file.sizeBytes, name: mandate.proofName } : null
}

export const partnerships = (tx: Tx, actor: Actor) => {
  requirePermission(actor, 'partnership.manage')
  return tx.partnership.findMany({ include: { lead: { select: { legalName: true } }, seat: { select: { name: true } } }, orderBy: { code: 'asc' } })
}

const byPerson = (rows: { userId: string; role: MemberRole; functionTitle: string; user: { name: string; email: string } }[]): Member[] => {
  const people = new Map<string, Member>()
  for (const { userId, role, functionTitle, user } of rows) {
    const known = people.get(userId)
    if (known) known.roles.push(role)
    else people.set(userId, { userId, ...user, functionTitle, roles: [role] })
  }
  return [...people.values()]
}
