export const staffRoles = [
  'VLAIO_OFFICER',
  'VLAIO_REVIEWER',
  'VLAIO_PANEL_CHAIR',
  'VLAIO_DECIDER',
  'VLAIO_FINANCE',
  'VLAIO_CONTROLLER',
  'VLAIO_ADMIN',
  'AUDITOR',
  'POLICY_DOMAIN',
] as const
export const memberRoles = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'PARTNERSHIP_COORDINATOR'] as const

export type StaffRole = (typeof staffRoles)[number]
export type MemberRole = (typeof memberRoles)[number]
export type Role = StaffRole | MemberRole | 'PUBLIC' | 'SYSTEM'

/** Who acts. Loaded anew for every request, so that a right taken away is gone at the next one. */
export type Actor = {
  userId: string | null
  name: string
  email: string | null
  /** Staff roles; applicants hold theirs per organisation, in `memberships`. */
  roles: readonly Role[]
  memberships: readonly { organisationId: string; role: MemberRole }[]
  assignedApplicationIds: readonly string[]
  /** Those of them that opened, because this reviewer said to have no interest. Absent is none. */
  openedApplicationIds?: readonly string[]
  conflictedApplicationIds: readonly string[]
  /** One file, one role: named because who holds the role has a conflict with it. Absent is none. */
  standsIn?: readonly { applicationId: string; role: StaffRole }[]
  sessionId: string | null
  signedInAt: Date | null
}

const nobody = {
  userId: null,
  email: null,
  memberships: [],
  assignedApplicationIds: [],
  conflictedApplicationIds: [],
  sessionId: null,
  signedInAt: null,
} as const

export const visitor: Actor = { ...nobody, name: 'bezoeker', roles: ['PUBLIC'] }

/** The portal itself: recurring jobs and the moves that the domain gives to "system". */
export const systemActor = (name: string): Actor => ({ ...nobody, name, roles: ['SYSTEM'] })

/** The same person with the roles in which they stand in on this file: who moves it asks for the role. */
export const standingIn = (actor: Actor, applicationId: string): Actor => ({
  ...actor,
  roles: [...actor.roles, ...(actor.standsIn ?? []).filter((one) => one.applicationId === applicationId).map(({ role }) => role)],
})

export const isStaff = (actor: Actor): boolean => staffRoles.some((role) => actor.roles.includes(role))
