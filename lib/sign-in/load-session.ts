import 'server-only'
import { isStaff, type Actor, type MemberRole, type StaffRole } from '@/lib/access/actor'
import { alone } from '@/lib/db'
import { settings } from '@/lib/env'
import { sha256 } from '@/lib/sign-in/secrets'
import { halfway, limitsFor, secondsAfter, staffLimits } from '@/lib/sign-in/session-limits'

/** `done` = signed in. Otherwise only the address is proven: the person is nobody yet, except to the page of the second factor. */
export type LoadedSession = { actor: Actor & { userId: string; sessionId: string }; organisations: string[]; step: 'done' | 'verify' | 'enrol'; idleEndsAt: Date; endsAt: Date }

/**
 * The person behind a cookie, everything in one round trip and anew for each request: whatever was ended, suspended or taken away
 * meanwhile holds at once. Use is written down at most once a minute, and never waits for another request that does the same.
 */
export const loadSession = async (token: string): Promise<LoadedSession | null> => {
  const row = await findRow(sha256(token))
  return row ? toSession(row, row.now) : null
}

type Row = {
  now: Date
  id: string
  user_id: string
  name: string
  email: string
  method: string
  signed_in_at: Date
  second_factor_at: Date | null
  used_at: Date
  idle_seconds: number
  expires_at: Date
  enrolled: boolean
  roles: StaffRole[]
  memberships: { organisationId: string; role: MemberRole }[]
  organisations: string[]
  assigned: string[]
  opened: string[]
  conflicted: string[]
  stands_in: { applicationId: string; role: StaffRole }[]
}

/** One statement of its own, as the system (row level security reads the setting): each page and act begins with it. */
const findRow = async (tokenHash: string): Promise<Row | undefined> => {
  const rows = await alone.$queryRaw<Row[]>`
    with entered as materialized (
      select set_config('app.roles', ',SYSTEM,', true)
    ), living as materialized (
      select s.*, u.name, u.email, staff.idle from entered cross join session s join app_user u on u.id = s.user_id
        cross join lateral (select case when exists (select from user_role r where r.user_id = s.user_id) then least(s.idle_seconds, ${staffLimits.idle}) else s.idle_seconds end as idle) staff
      where s.token_hash = ${tokenHash} and s.ended_at is null and u.suspended_at is null
        and s.expires_at > portal_now() and s.last_used_at + make_interval(secs => staff.idle) > portal_now()
    ), touched as (
      update session set last_used_at = portal_now()
      where id = (select s.id from session s join living l on l.id = s.id where s.last_used_at < portal_now() - interval '1 minute' for update of s skip locked)
      returning last_used_at
    )
    select portal_now() as now, l.id, l.user_id, l.name, l.email, l.method, l.signed_in_at, l.second_factor_at, l.idle as idle_seconds, l.expires_at,
      coalesce((select last_used_at from touched), l.last_used_at) as used_at,
      exists (select from totp_factor t where t.user_id = l.user_id and t.confirmed_at is not null) as enrolled,
      array(select r.role::text from user_role r where r.user_id = l.user_id order by r.role) as roles,
      (select coalesce(json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role) order by m.since), '[]')
        from membership m where m.user_id = l.user_id and m.ended_at is null) as memberships,
      array(select distinct o.legal_name from membership m join organisation o on o.id = m.organisation_id
        where m.user_id = l.user_id and m.ended_at is null order by 1) as organisations,
      array(select r.application_id::text from review r where r.reviewer_id = l.user_id and r.status not in ('CONFLICT_DECLARED', 'REFUSED', 'VOID')) as assigned,
      array(select r.application_id::text from review r where r.reviewer_id = l.user_id and r.status in ('IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED')) as opened,
      array(select c.application_id::text from conflict c where c.user_id = l.user_id) as conflicted,
      (select coalesce(json_agg(json_build_object('applicationId', x.application_id, 'role', x.role)), '[]') from substitution x where x.user_id = l.user_id) as stands_in
    from living l`
  return rows[0]
}

/** A role given after sign-in brings its own, shorter limits with it. */
const toSession = (row: Row, now: Date): LoadedSession | null => {
  const actor = {
    userId: row.user_id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    memberships: row.memberships,
    assignedApplicationIds: row.assigned,
    openedApplicationIds: row.opened,
    conflictedApplicationIds: row.conflicted,
    standsIn: row.stands_in,
    sessionId: row.id,
    signedInAt: row.signed_in_at,
  }
  const step = stepOf(row, isStaff(actor))
  const limits = step === 'done' ? limitsFor(row.roles) : halfway
  const endsAt = earliest(row.expires_at, secondsAfter(row.signed_in_at, limits.absolute))
  const idleEndsAt = earliest(endsAt, secondsAfter(row.used_at, row.idle_seconds))
  return idleEndsAt > now ? { actor, organisations: row.organisations, step, idleEndsAt, endsAt } : null
}

const stepOf = (row: Row, staff: boolean): LoadedSession['step'] => {
  const { demo } = settings()
  if (demo && (row.method === 'DEMO' || !row.enrolled)) return 'done'
  if (row.enrolled) return row.second_factor_at && row.method !== 'DEMO' ? 'done' : 'verify'
  return staff ? 'enrol' : 'done'
}

const earliest = (one: Date, other: Date): Date => (one < other ? one : other)
