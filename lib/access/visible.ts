import { isStaff, type Actor } from '@/lib/access/actor'
import type { Prisma } from '@/prisma/generated/client'

const office = ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR'] as const
const isOffice = (actor: Actor): boolean => office.some((role) => actor.roles.includes(role))
const organisationIds = (actor: Actor): string[] => actor.memberships.map((membership) => membership.organisationId)

/** The `where` of every list of requests: exactly those for which the policy's application.read says yes. */
export const visibleApplications = (actor: Actor): Prisma.ApplicationWhereInput => {
  const ways: Prisma.ApplicationWhereInput[] = [{ organisationId: { in: organisationIds(actor) } }]
  const filed = { submittedAt: { not: null }, id: { notIn: [...actor.conflictedApplicationIds] } }
  if (isOffice(actor)) ways.push(filed)
  if (actor.roles.includes('VLAIO_REVIEWER')) ways.push({ AND: [{ id: { in: [...(actor.openedApplicationIds ?? [])] } }, filed] })
  return { OR: ways }
}

/** grant.read as a `where`. */
export const visibleGrants = (actor: Actor): Prisma.GrantWhereInput => ({
  OR: [
    { organisationId: { in: organisationIds(actor) } },
    ...(isOffice(actor) ? [{ applicationId: { notIn: [...actor.conflictedApplicationIds] } }] : []),
  ],
})

/** organisation.read as a `where`. */
export const visibleOrganisations = (actor: Actor): Prisma.OrganisationWhereInput => (isOffice(actor) ? {} : { id: { in: organisationIds(actor) } })

/** call.read as a `where`: drafts are for staff only. */
export const visibleCalls = (actor: Actor): Prisma.CallWhereInput => (isStaff(actor) ? {} : { status: { notIn: ['DRAFT', 'CANCELLED'] }, testMode: false })
