import 'server-only'
import { isStaff, type Actor, type MemberRole, type StaffRole } from '@/lib/access/actor'
import { alone } from '@/lib/db'
import { settings } from '@/lib/env'
import { sha256 } from '@/lib/sign-in/secrets'
import { halfway, limitsFor, secondsAfter, staffLimits } from '@/lib/sign-in/session-limits'
import { Prisma } from '@/prisma/generated/client'

/** `done` = signed in. Otherwise only the address is proven: the person is nobody yet, except to the page of the second factor. */
export type LoadedSession = { actor: Actor & { userId: string; sessionId: string }; organisations: string[]; step: 'done' | 'verify' | 'enrol'; idleEndsAt: Date; endsAt: Date }

/**
 * The person behind a cookie, everything in one round trip and anew for each request: whatever was ended, suspended or taken away
 * meanwhile holds at once. Use is written down at most once a minute, and never waits for another request that does the same.
 */
export const loadSession = async (token: string): Promise<LoadedSession | null> => (await loadSessionAnd<never>(token, NOTHING)).session

/**
 * The same, and in that same statement the one row with which their act begins (docs/decisions/0025): read as that person, after the database saw who it is.
 * What may be done with it is asked as always; who is nobody gets no row.
 */
export const loadSessionAnd = async <Found>(token: string, read: Prisma.Sql): Promise<{ session: LoadedSession | null; found: Found | null }> => {
  const rows = await alone.$queryRaw<(Found & { session: Row | null; isThere: true | null })[]>`
    with entered as materialized (select session_of(${sha256(token)}, ${staffLimits.idle}::int) as session),
      acting as materialized (select session, set_config('app.actor', coalesce(session ->> 'userId', ''), true) from entered)
    select acting.session, found.* from acting left join lateral (select true as "isThere", asked.* from (${read}) asked where acting.session is not null) found on true`
  const row = rows[0]
  const session = row?.session ? toSession(row.session) : null
  return { session, found: row?.isThere && session?.step === 'done' ? row : null }
}

const NOTHING = Prisma.sql`select where false`

type Row = {
  now: string
  id: string
  userId: string
  name: string
  email: string
  method: string
  signedInAt: string
  secondFactorAt: string | null
  usedAt: string
  idleSeconds: number
  expiresAt: string
  enrolled: boolean
  roles: StaffRole[]
  memberships: { organisationId: string; role: MemberRole }[]
  organisations: string[]
  assigned: string[]
  opened: string[]
  conflicted: string[]
  standsIn: { applicationId: string; role: StaffRole }[]
}

/** A role given after sign-in brings its own, shorter limits with it. */
const toSession = (row: Row): LoadedSession | null => {
  const signedInAt = new Date(row.signedInAt)
  const actor = {
    userId: row.userId,
    name: row.name,
    email: row.email,
    roles: row.roles,
    memberships: row.memberships,
    assignedApplicationIds: row.assigned,
    openedApplicationIds: row.opened,
    conflictedApplicationIds: row.conflicted,
    standsIn: row.standsIn,
    sessionId: row.id,
    signedInAt,
  }
  const step = stepOf(row, isStaff(actor))
  const limits = step === 'done' ? limitsFor(row.roles) : halfway
  const endsAt = earliest(new Date(row.expiresAt), secondsAfter(signedInAt, limits.absolute))
  const idleEndsAt = earliest(endsAt, secondsAfter(new Date(row.usedAt), row.idleSeconds))
  return idleEndsAt > new Date(row.now) ? { actor, organisations: row.organisations, step, idleEndsAt, endsAt } : null
}

const stepOf = (row: Row, staff: boolean): LoadedSession['step'] => {
  const { demo } = settings()
  if (demo && (row.method === 'DEMO' || !row.enrolled)) return 'done'
  if (row.enrolled) return row.secondFactorAt && row.method !== 'DEMO' ? 'done' : 'verify'
  return staff ? 'enrol' : 'done'
}

const earliest = (one: Date, other: Date): Date => (one < other ? one : other)
