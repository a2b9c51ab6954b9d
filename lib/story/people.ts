import type pg from 'pg'
import type { Actor, MemberRole, StaffRole } from '@/lib/access/actor'
import { demoAddress } from '@/lib/sign-in/demo-accounts'

type Staff = { account: string; name: string; roles: readonly StaffRole[] }

/** The people at VLAIO and around it, all fictitious. */
const staff: readonly Staff[] = [
  { account: 'dossierbeheerder', name: 'Sarah Willems', roles: ['VLAIO_OFFICER'] },
  { account: 'dossierbeheerder2', name: 'Tom Dierckx', roles: ['VLAIO_OFFICER'] },
  { account: 'beoordelaar1', name: 'An Verstraete', roles: ['VLAIO_REVIEWER'] },
  { account: 'beoordelaar2', name: 'Bilal Amrouche', roles: ['VLAIO_REVIEWER'] },
  { account: 'beoordelaar3', name: 'Caroline Maes', roles: ['VLAIO_REVIEWER'] },
  { account: 'beoordelaar4', name: 'Dries Lenaerts', roles: ['VLAIO_REVIEWER'] },
  { account: 'beoordelaar5', name: 'Emma Vercauteren', roles: ['VLAIO_REVIEWER'] },
  { account: 'beoordelaar6', name: 'Filip Noppe', roles: ['VLAIO_REVIEWER'] },
  { account: 'voorzitter', name: 'Hilde Claeys', roles: ['VLAIO_PANEL_CHAIR'] },
  { account: 'beslisser', name: 'Marc Van Acker', roles: ['VLAIO_DECIDER'] },
  { account: 'beslisser2', name: 'Ingrid Thys', roles: ['VLAIO_DECIDER'] },
  { account: 'financien', name: 'Kurt Baert', roles: ['VLAIO_FINANCE'] },
  { account: 'financien2', name: 'Leen Smets', roles: ['VLAIO_FINANCE'] },
  { account: 'controle', name: 'Nadine Roose', roles: ['VLAIO_CONTROLLER'] },
  { account: 'beheerder', name: 'Olivier Raes', roles: ['VLAIO_ADMIN'] },
  { account: 'auditor', name: 'Petra Simons', roles: ['AUDITOR'] },
  { account: 'domein', name: 'Quinten Desmet', roles: ['POLICY_DOMAIN'] },
]

export const addStaff = async (owner: pg.Client, since: Date): Promise<void> => {
  for (const { account, name, roles } of staff) {
    const id = await addPerson(owner, { email: demoAddress(account), name }, since)
    for (const role of roles) await owner.query('insert into user_role (user_id, role, granted_at) values ($1, $2, $3) on conflict do nothing', [id, role, since])
  }
}

/** A person who signed in once; whoever is there already stays as they are. */
export const addPerson = async (owner: pg.Client, { email, name }: { email: string; name: string }, since: Date): Promise<string> => {
  await owner.query(`insert into app_user (email, name, phone, demo, created_at) values ($1, $2, '02 000 00 00', true, $3) on conflict (email) do nothing`, [email, name, since])
  const { rows } = await owner.query<{ id: string }>('select id from app_user where email = $1', [email])
  return rows[0]?.id ?? ''
}

/** The actor behind an address, as a session of that moment would load it. */
export const personByAddress = async (owner: pg.Client, email: string, at: Date): Promise<Actor> => {
  const { rows } = await owner.query<{ id: string; name: string; roles: StaffRole[]; memberships: { organisationId: string; role: MemberRole }[]; assigned: string[]; opened: string[]; conflicted: string[] }>(
    `select u.id, u.name,
       array(select r.role::text from user_role r where r.user_id = u.id order by r.role) as roles,
       (select coalesce(json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role) order by m.since), '[]') from membership m where m.user_id = u.id and m.ended_at is null) as memberships,
       array(select r.application_id::text from review r where r.reviewer_id = u.id and r.status not in ('CONFLICT_DECLARED', 'REFUSED', 'VOID')) as assigned,
       array(select r.application_id::text from review r where r.reviewer_id = u.id and r.status not in ('ASSIGNED', 'CONFLICT_DECLARED', 'REFUSED', 'VOID')) as opened,
       array(select c.application_id::text from conflict c where c.user_id = u.id) as conflicted
     from app_user u where u.email = $1`,
    [email],
  )
  const row = rows[0]
  if (!row) throw new Error(`Nobody in the story has the address ${email}.`)
  return { userId: row.id, name: row.name, email, roles: row.roles, memberships: row.memberships, assignedApplicationIds: row.assigned, openedApplicationIds: row.opened, conflictedApplicationIds: row.conflicted, sessionId: null, signedInAt: at }
}
