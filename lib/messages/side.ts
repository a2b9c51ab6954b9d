import type { Actor } from '@/lib/access/actor'

/** Who speaks: the organisation whose file it is, or the office. */
export type Side = 'APPLICANT' | 'OFFICE'

export const sideOf = (actor: Actor, organisationId: string): Side =>
  actor.memberships.some((membership) => membership.organisationId === organisationId) ? 'APPLICANT' : 'OFFICE'

export const otherSide = (side: Side): Side => (side === 'APPLICANT' ? 'OFFICE' : 'APPLICANT')
