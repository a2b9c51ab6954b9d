import { staffRoles, type Role } from '@/lib/access/actor'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** How long a session lives unused, and at most, in seconds (reliability: ASVS 7.3.1, 7.3.2). */
export type SessionLimits = { idle: number; absolute: number }

/** Staff see files of others, so theirs end sooner. An applicant may write a whole day, and come back the next. */
export const staffLimits: SessionLimits = { idle: 30 * MINUTE, absolute: 8 * HOUR }
const applicant: SessionLimits = { idle: 12 * HOUR, absolute: 7 * 24 * HOUR }

/** How long a sign-in counts as fresh for what is final, at most (reliability: T8, ASVS 7.5.3). */
export const FRESH_MINUTES = 5

/** Between the mail and the second factor. It opens nothing but the page that asks for the code. */
export const halfway: SessionLimits = { idle: 10 * MINUTE, absolute: 10 * MINUTE }

/** A link or a code. */
export const TOKEN_SECONDS = 10 * MINUTE
export const CODE_ATTEMPTS = 5

export const limitsFor = (roles: readonly Role[]): SessionLimits => (staffRoles.some((role) => roles.includes(role)) ? staffLimits : applicant)

export const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)
