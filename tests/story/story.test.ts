import pg from 'pg'
import { expect, test } from 'vitest'
import { brokenInvariants } from '@/lib/commands/verify'
import { planInstalments } from '@/lib/grants/instalments'
import { content } from '@/lib/story/content'
import { tellStory } from '@/lib/story/tell-story'
import { storyDatabase } from '@/tests/support/portal-server'

const database = await storyDatabase()

type Request = (typeof content.requests)[number]
type State = { number: string | null; state: string; grant: string | null; cents: string | null }

/** The files of a request of the story; it is the only one of its organisation in its call. */
const statesOf = (request: Request): Promise<State[]> =>
  database.sql<State>(
    `select a.number, coalesce(s.status, a.status)::text as state, g.status::text as grant, g.granted_cents::text as cents
     from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id
     left join assessment s on s.application_id = a.id left join grant_award g on g.application_id = a.id where c.code = $1 and o.kbo = $2`,
    [request.call, request.applicant.kbo],
  )

/** Where the story of an issue to come goes further than the acts of today. */
const furthestToday: Record<string, { state?: string; grant?: string }> = {
  R09: { grant: 'REPORT_DUE' },
}

test.each(content.requests.map((request) => [request.code, request] as const))('%s ends in the state of the story', async (code, request) => {
  const states = await statesOf(request)
  expect(states.map(({ state, grant }) => ({ state, grant }))).toEqual([{ state: furthestToday[code]?.state ?? request.status, grant: furthestToday[code]?.grant ?? request.grantStatus }])
})

test('a file has the completion rounds of the story, each asked, answered and still open as it says', async () => {
  const rows = await database.sql<{ code: string; kbo: string; rounds: string }>(
    `select c.code, o.kbo, string_agg(r.round || ' ' || r.status || ' ' || (select count(*) from completion_point p where p.completion_id = r.id), ', ' order by r.round) as rounds
     from completion_request r join application a on a.id = r.application_id join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id group by 1, 2`,
  )
  const named = rows.map(({ code, kbo, rounds }) => [content.requests.find((request) => request.call === code && request.applicant.kbo === kbo)?.code, rounds])
  expect(named.toSorted()).toEqual([['R15', '1 ANSWERED 1'], ['R29', '1 OPEN 2'], ['R30', '1 ANSWERED 3, 2 OPEN 2']])
})

test('every grant has the amount of the story', async () => {
  const granted = content.requests.filter((request) => 'grant' in request && request.grant)
  const found = await Promise.all(granted.map(async (request) => ({ code: request.code, cents: (await statesOf(request)).map(({ cents }) => cents) })))
  expect(found).toEqual(granted.map((request) => ({ code: request.code, cents: [String(request.grant?.grantedCents)] })))
})

test('what is promised of each envelope is the sum of what was granted, settled and not given up', async () => {
  const rows = await database.sql<{ code: string; committed: string }>('select c.code, k.committed_cents::text as committed from call c join call_commitment k on k.call_id = c.id order by 1')
  const sums = await database.sql<{ code: string; committed: string }>(
    `select c.code, coalesce(sum(coalesce(g.final_cents, g.granted_cents)) filter (where g.status <> 'DECLINED'), 0)::text as committed from call c left join grant_award g on g.call_id = c.id group by 1 order by 1`,
  )
  expect(rows).toEqual(sums)
})

test('numbers run without a gap within each call', async () => {
  const rows = await database.sql<{ prefix: string; last: number; files: number }>(
    `select left(number, 13) as prefix, max(right(number, 5)::int) as last, count(*)::int as files from application where number is not null group by 1 order by 1`,
  )
  expect(rows.map(({ last }) => last)).toEqual(rows.map(({ files }) => files))
})

test('every invariant of the portal holds of it', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const broken = await brokenInvariants(client)
  await client.end()
  expect(broken).toEqual([])
})

test('the clock is given back, and the open call stays open for thirty days more', async () => {
  expect(await database.sql(`select prosrc from pg_proc where proname = 'portal_now'`)).toEqual([{ prosrc: 'select clock_timestamp()' }])
  expect(await database.sql(`select code from call where status = 'OPEN' and deadline_at > portal_now() + interval '30 days'`)).toEqual([{ code: 'UIT-DEMO' }])
})

test('telling it again changes nothing', async () => {
  const before = await database.sql('select seq, hash from audit_head')
  expect(await tellStory(database.ownerUrl)).toBeNull()
  expect(await database.sql('select seq, hash from audit_head')).toEqual(before)
})

test('a reviewer of R25 told late of an interest: the score that ranked the file counts no longer, and another reviewer is asked', async () => {
  const rows = await database.sql<{ who: string; status: string; verbs: string[] }>(
    `select split_part(u.email, '@', 1) as who, r.status::text, array(select e.verb from audit_event e where e.application_id = a.id and e.verb in ('consensus.mean', 'review.again') order by e.seq) as verbs
     from review r join app_user u on u.id = r.reviewer_id join application a on a.id = r.application_id join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id
     where c.code = 'ACT-DEMO' and o.kbo = '1999003417' order by 1`)
  expect(rows.map(({ who, status }) => [who, status])).toEqual([['beoordelaar1', 'FINAL'], ['beoordelaar2', 'ASSIGNED'], ['beoordelaar3', 'VOID']])
  expect(rows[0]?.verbs).toEqual(['consensus.mean', 'review.again'])
})

test('three reviewers say where they work; nothing follows from it', async () => {
  expect(await database.sql(`select (select count(distinct user_id)::int from reviewer_employer) as reviewers, (select count(*)::int from reviewer_employer) as employers, (select count(*)::int from conflict where source = 'DERIVED') as derived`)).toEqual([{ reviewers: 3, employers: 5, derived: 0 }])
})

test('who is asked to pay back was heard, and pays in four parts', async () => {
  expect(await database.sql('select r.replied_at < r.claimed_at as heard, count(i.*)::int as parts, sum(i.amount_cents)::text as cents from recovery r join recovery_instalment i on i.grant_id = r.grant_id group by r.grant_id')).toEqual([{ heard: true, parts: 4, cents: '180400' }])
})

test('every payment of the story stands in a payment file, and the bank said that it was paid', async () => {
  expect(await database.sql(`select count(*) filter (where p.status = 'PAID')::int = count(*)::int as paid, count(distinct o.file_id)::int > 1 as files from payment_order o join payment p on p.id = o.payment_id`)).toEqual([{ paid: true, files: true }])
})

test('the cents in the bytes of all payment files are those of the decisions: the parts of the plan that were paid, and in all the final amount of a file that is closed', async () => {
  const files = await database.sql<{ xml: string }>(`select convert_from(content, 'UTF8') as xml from payment_file`)
  const inFiles = new Map<string, bigint>()
  for (const { xml } of files)
    for (const [, reference = '', euro = '', cents = ''] of xml.matchAll(/<EndToEndId>([^<]+)<.*?<InstdAmt Ccy="EUR">(\d+)\.(\d\d)</gs)) {
      const number = reference.replace(/-\d+$/, '')
      inFiles.set(number, (inFiles.get(number) ?? 0n) + BigInt(euro + cents))
    }
  const grants = await database.sql<{ number: string; status: string; granted: string; final: string | null; plan: number[]; paid: number[] }>(
    `select g.number, g.status, d.granted_cents::text as granted, g.final_cents::text as final, c.payment_plan as plan, array(select p.position from payment p where p.grant_id = g.id and p.status = 'PAID' order by 1) as paid
     from grant_award g join call c on c.id = g.call_id join decision d on d.application_id = g.application_id and d.published_at is not null and d.granted_cents > 0`)
  const expected = grants.flatMap(({ number, status, granted, final, plan, paid }): [string, bigint][] => {
    if (paid.length === 0) return []
    const parts = planInstalments(BigInt(granted), plan).filter(({ position }) => paid.includes(position))
    return [[number, status === 'CLOSED' && final !== null ? BigInt(final) : parts.reduce((sum, { amountCents }) => sum + amountCents, 0n)]]
  })
  expect(expected.length).toBeGreaterThan(10)
  expect([...inFiles].toSorted()).toEqual(expected.toSorted())
})

test('one claim is paid back in parts: the first is in, noted and confirmed by two people', async () => {
  const rows = await database.sql<{ claimed: string; received: string; hands: number; open: boolean }>(
    `select r.amount_cents::text as claimed, sum(p.amount_cents) filter (where p.confirmed_at is not null)::text as received, (count(distinct p.noted_by_id) + count(distinct p.confirmed_by_id))::int as hands, r.paid_at is null as open
     from recovery r join repayment p on p.grant_id = r.grant_id group by r.grant_id`,
  )
  expect(rows).toEqual([{ claimed: '180400', received: '45100', hands: 2, open: true }])
})

test('the draw of last year takes R07, and what the rules selected was controlled before it was settled', async () => {
  const rows = await database.sql<{ kbo: string; reasons: string[]; status: string; seed: string; concluded: boolean | null }>(
    `select o.kbo, w.reasons, g.status, s.seed, c.concluded_at is not null as concluded from control_weighing w join control_selection s on s.id = w.selection_id join grant_award g on g.id = w.grant_id
       join organisation o on o.id = g.organisation_id left join control c on c.grant_id = g.id order by s.round, g.number`)
  const named = rows.map((row) => [content.requests.find((request) => request.call === 'ACT-VORIG' && request.applicant.kbo === row.kbo)?.code, row.seed, row.reasons.includes('SAMPLE'), row.concluded, row.status])
  expect(named).toEqual([
    ['R05', 'ACT-VORIG', false, true, 'SETTLED'], ['R02', 'ACT-VORIG', false, true, 'CLOSED'], ['R07', 'ACT-VORIG', true, false, 'IN_CONTROL'], ['R04', 'ACT-VORIG', false, true, 'CLOSED'],
    ['R01', 'ACT-VORIG', false, true, 'CLOSED'], ['R06', 'ACT-VORIG', false, true, 'RECOVERY'], ['R03', 'ACT-VORIG', false, true, 'CLOSED'], ['R08', 'ACT-VORIG/2', false, false, 'REPORT_SUBMITTED'],
  ])
})

test('R59 was refused, asked to look again in time, was upheld by somebody not involved, and is proposed anew; the applicant still reads the first decision', async () => {
  const rows = await database.sql(
    `select a.status as shown, s.status as office, r.status, r.received_at < r.due_at as in_time, not exists (select from decision d where d.application_id = a.id and h.handler_id in (d.decided_by_id, d.confirmed_by_id)) and not exists (select from review v where v.application_id = a.id and v.reviewer_id = h.handler_id) as uninvolved, h.corrections -> 0 ->> 'code' as code, h.corrections -> 0 ->> 'halves' as halves,
       (select count(*)::int from decision d where d.application_id = a.id) as decisions, (select i.granted_cents::text from proposal_item i where i.proposal_id = p.id) as cents
     from reconsideration r join reconsideration_handling h on h.reconsideration_id = r.id join application a on a.id = r.application_id join assessment s on s.application_id = a.id join proposal p on p.reconsideration_id = r.id`)
  expect(rows).toEqual([{ shown: 'REJECTED', office: 'PROPOSED', status: 'UPHELD', in_time: true, uninvolved: true, code: 'C08', halves: '8', decisions: 1, cents: '9377800' }])
})

test('the partnership of Ghent pasted forty sessions into its log, and one that was cancelled with its reason', async () => {
  const rows = await database.sql(`select l.status, l.source, count(*)::int as sessions, max(l.cancel_reason) as reason from logged_session l join grant_award g on g.id = l.grant_id join application a on a.id = g.application_id
    where a.title = 'Koele straten, schone chemie' and l.removed_at is null group by 1, 2 order by 1`)
  expect(rows).toEqual([
    { status: 'CANCELLED', source: 'PASTE', sessions: 1, reason: 'De hittemeters waren nog in herstelling. De groep kwam een week later.' },
    { status: 'HELD', source: 'PASTE', sessions: 40, reason: '' },
  ])
})
