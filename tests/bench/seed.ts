import { sessionCookie } from '@/lib/sign-in/session-cookie'
import { newToken, sha256 } from '@/lib/sign-in/secrets'
import type { Draft } from '@/lib/applications/form'
import { formatKbo } from '@/lib/organisations/kbo'
import { readyRequest, type Ready } from '@/tests/lib/applications/ready-request'
import { validDraft } from '@/tests/lib/applications/valid-request'
import type { TestDatabase } from '@/tests/support/database'
import type { ReadyDraft } from './submit-browser'

/** One complete draft, made row by row; the others are its likeness. */
export const seedExample = (database: TestDatabase): Promise<Ready> => readyRequest(database, { draft: largeDraft(), call: { maxCents: 10_000_000n, minCents: 0n } })

/** As large as a real one: five activities and ten lines of costs, about 8 kB once frozen. */
const largeDraft = (): Partial<Draft> => {
  const { activities: [activity] = [], costs: [cost] = [] } = validDraft()
  if (!activity || !cost) throw new Error('The valid request has no activity or no cost.')
  return {
    activities: Array.from({ length: 5 }, (_, index) => ({ ...activity, id: `a${index + 1}`, title: `Bruggen die dansen ${index + 1}` })),
    costs: Array.from({ length: 10 }, (_, index) => ({ ...cost, id: `c${index + 1}`, description: `Begeleiding ${index + 1}` })),
    revenues: [{ id: 'r1', category: 'FEES', description: 'Deelnemers', amount: '8000,00' }, { id: 'r2', category: 'OWN', description: 'Eigen inbreng', amount: '4000,00' }],
    requestedCents: '2.000,00',
  }
}

/** So many organisations, each with a signatory who is signed in and the draft of the example, and nothing filed. */
export const seedDrafts = async ({ sql }: TestDatabase, { application, organisation, signatory }: Ready, appUrl: string, count: number): Promise<ReadyDraft[]> => {
  const first = 10_000_000 + Number((await sql<{ count: string }>('select count(*) from organisation'))[0]?.count ?? 0)
  const wanted = Array.from({ length: count }, (_, index) => {
    const eight = String(first + index)
    const kbo = eight + String(97 - (Number(eight) % 97)).padStart(2, '0')
    const token = newToken()
    return { kbo, formatted: formatKbo(kbo), token, hash: sha256(token), email: `tekenaar.${eight}@bench.example` }
  })
  const made = await sql<{ id: string; accountId: string; hash: string }>(`
    with replica as materialized (select set_config('session_replication_role', 'replica', true)),
    wanted as materialized (select gen_random_uuid() as application_id, gen_random_uuid() as organisation_id, gen_random_uuid() as user_id, w.* from replica, jsonb_to_recordset($1) w (kbo text, formatted text, hash text, email text)),
    organisations as (insert into organisation select (jsonb_populate_record(o, jsonb_build_object('id', w.organisation_id, 'kbo', w.kbo))).* from wanted w, organisation o where o.id = $2),
    recognitions as (insert into recognition select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', w.organisation_id))).* from wanted w, recognition r where r.organisation_id = $2),
    users as (insert into app_user (id, email, name) select user_id, email, $4 from wanted),
    members as (insert into membership (organisation_id, user_id, role) select organisation_id, user_id, 'APPLICANT_SIGNATORY' from wanted),
    mandates as (insert into mandate (organisation_id, user_id, status, decided_at) select organisation_id, user_id, 'APPROVED', now() from wanted),
    sessions as (insert into session (token_hash, user_id, idle_seconds, expires_at, user_agent, method) select hash, user_id, 7200, now() + interval '8 hours', 'bench', 'LINK' from wanted)
    insert into application
      select (jsonb_populate_record(a, jsonb_build_object('id', w.application_id, 'organisation_id', w.organisation_id, 'created_by_id', w.user_id, 'draft', a.draft || jsonb_build_object('enterpriseNumber', w.formatted)))).*
      from wanted w, application a where a.id = $3 returning id, created_by_id as "accountId", (select hash from wanted where application_id = id) as hash`,
    [JSON.stringify(wanted), organisation.id, application.id, signatory.name])
  const tokens = new Map(wanted.map(({ hash, token }) => [hash, token]))
  return made.map(({ id, accountId, hash }) => ({ applicationId: id, accountId, cookie: `${sessionCookie(appUrl).name}=${tokens.get(hash)}` }))
}

/** Files of others in the same call, copied from one that was really filed, so that no table is empty. Numbers from 90000 on are theirs. */
export const seedBallast = async ({ sql }: TestDatabase, filedId: string, rows: number): Promise<void> => {
  await sql(`
    with replica as materialized (select set_config('session_replication_role', 'replica', true)),
    wanted as materialized (select gen_random_uuid() as id, n from replica, generate_series(1, $2::int) n),
    copies as (
      insert into submission select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'application_id', w.id))).* from wanted w, submission s where s.application_id = $1),
    activities as (
      insert into activity select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'application_id', w.id))).* from wanted w, activity x where x.application_id = $1)
    insert into application
      select (jsonb_populate_record(a, jsonb_build_object('id', w.id, 'number', 'STEM-' || to_char(2000 + w.n / 100000, 'FM0000') || '-OUD-' || to_char(w.n % 100000, 'FM00000')))).* from wanted w, application a where a.id = $1`,
    [filedId, rows])
  await sql('analyze')
}
