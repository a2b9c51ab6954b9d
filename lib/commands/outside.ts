import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Settings } from '@/lib/env'
import { open } from '@/lib/sign-in/secrets'

/** What checks from outside have to know of a demo: people, calls and files by logical name, and where the facts stand in the database. */
export const writeOutside = async ({ appUrl, dataDir }: Settings, ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const outside = { address: appUrl, accounts: await accounts(client), calls: await calls(client, appUrl), files: await files(client, appUrl), facts }
    writeFileSync(join(dataDir, 'outside.json'), `${JSON.stringify(outside, null, 2)}\n`, { mode: 0o600 })
  } finally {
    await client.end()
  }
}

/** Table and columns of each fact. */
const facts = {
  deadline: { table: 'call', columns: ['id', 'code', 'deadline_at'] },
  submission: { table: 'submission', columns: ['application_id', 'round', 'submitted_at', 'content', 'sha256'] },
  review: { table: 'review', columns: ['application_id', 'reviewer_id', 'status'] },
  score: { table: 'review_score', columns: ['review_id', 'criterion', 'score'] },
  decision: { table: 'decision', columns: ['application_id', 'outcome', 'granted_cents', 'decided_by_id', 'confirmed_by_id', 'published_at'] },
  envelope: { table: 'call_commitment', columns: ['call_id', 'envelope_cents', 'committed_cents'] },
  mail: { table: 'outbox_mail', columns: ['dedupe_key', 'template', 'recipient_address', 'state', 'sent_at'] },
  audit: { table: 'audit_event', columns: ['seq', 'at', 'actor_id', 'verb', 'subject_type', 'subject_id', 'payload_hash', 'prev_hash', 'hash'] },
}

const accounts = async (client: pg.Client): Promise<{ address: string; roles: string[]; totpSecret: string | null }[]> => {
  const { rows } = await client.query<{ id: string; address: string; roles: string[]; sealed: string | null }>(`
    select u.id, u.email as address, array_agg(distinct r.role order by r.role) as roles, t.secret as sealed
    from app_user u
    join (select user_id, role::text from user_role union select user_id, role::text from membership where ended_at is null) r on r.user_id = u.id
    left join totp_factor t on t.user_id = u.id and t.confirmed_at is not null
    where u.demo group by u.id, u.email, t.secret order by u.email`)
  return rows.map(({ id, address, roles, sealed }) => ({ address, roles, totpSecret: sealed === null ? null : open(id, sealed) }))
}

const calls = async (client: pg.Client, appUrl: string): Promise<Record<string, { id: string; address: string }>> => {
  const { rows } = await client.query<{ id: string; code: string }>('select id, code from call order by code')
  return Object.fromEntries(rows.map(({ id, code }) => [code, { id, address: `${appUrl}/oproepen/${code}` }]))
}

/** A file is called after its number, or a draft after its call and organisation. */
const files = async (client: pg.Client, appUrl: string): Promise<Record<string, { id: string; address: string }>> => {
  const { rows } = await client.query<{ id: string; name: string }>(`
    select a.id, coalesce(a.number, c.code || ' ' || o.kbo || ' ' || row_number() over (partition by a.call_id, a.organisation_id order by a.id)) as name
    from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id order by name`)
  return Object.fromEntries(rows.map(({ id, name }) => [name, { id, address: `${appUrl}/aanvragen/${id}` }]))
}
