import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { everything, quartersOf, type OutcomeFilter } from '@/lib/monitor/outcome-filter'
import { readHomes } from '@/lib/monitor/outcome-homes'
import { outcomeScope } from '@/lib/monitor/outcome-scope'
import { readOutcomes, type Outcomes } from '@/lib/monitor/outcomes'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { applyChange, outcomeChange, type OutcomeChange } from '@/tests/support/outcome-changes'
import { outcomeWorld } from '@/tests/support/outcome-world'
import { rawHomes, rawOutcomes } from '@/tests/support/raw-outcomes'

const database = await testDatabase()
const world = await outcomeWorld(database)
const officer = await staffActor(database, 'VLAIO_OFFICER')
const domain = await staffActor(database, 'POLICY_DOMAIN')

const shown = (filter: Partial<OutcomeFilter> = {}): Promise<Outcomes> => asActor(officer, async (tx) => readOutcomes(tx, await outcomeScope(tx, officer), { ...everything, ...filter }))

const homes = async (filter: OutcomeFilter): Promise<Record<string, number>> => Object.fromEntries(await asActor(officer, async (tx) => readHomes(tx, await outcomeScope(tx, officer), filter)))

const rawFilter = (filter: Partial<OutcomeFilter>) => {
  const { oproep, provincie, gemeente, partnerschap } = { ...everything, ...filter }
  const quarters = quartersOf({ periode: filter.periode ?? '' })
  return { call: oproep || undefined, province: provincie || undefined, municipality: gemeente || undefined, partnership: partnerschap || undefined, from: quarters?.from, to: quarters?.to }
}

const raw = (filter: Partial<OutcomeFilter> = {}) => rawOutcomes(database, rawFilter(filter))

/** The figures that the raw statement knows, as the dashboard has them. Participants of a log are nobody's unique children yet. */
const comparable = ({ total, municipalities }: Outcomes, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, name === 'municipalities' ? municipalities : total[name as keyof typeof total]]))

const filter = fc.record({
  oproep: fc.constantFrom('', ...world.calls), provincie: fc.constantFrom('', '', '10000', '40000', '70000'), gemeente: fc.constantFrom('', '', '', '11002', '46030', '44021', '71072'),
  partnerschap: fc.constantFrom('', '', ...world.partnerships), periode: fc.constantFrom('', '', '2024', '2024-K4', '2025', '2025-K1', '2025-K3'),
})

test('whatever happens to logs, reports and grants, every figure of every filter equals the sum of the raw rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(outcomeChange, { minLength: 14, maxLength: 28 }), fc.array(filter, { minLength: 3, maxLength: 3 }), async (changes, filters) => {
      for (const change of changes) await applyChange(database, world, change)
      for (const one of [everything, ...filters]) {
        const { reported_held: _held, reported_held_full: _full, ...expected } = await raw(one)
        expect(comparable(await shown(one), Object.keys(expected))).toEqual(expected)
        expect(await homes(one)).toEqual(await rawHomes(database, rawFilter(one)))
      }
    }),
    { numRuns: 8 },
  )
}, 120_000)

test('added up in several processes the sums are the same, and what the reader has an interest in is in none of them', async () => {
  const conflicted = await staffActor(database, 'VLAIO_OFFICER')
  const [counted] = await database.sql<{ id: string }>('select o.application_id as id from outcome_total t join outcome_grant o using (grant_id) join call c on c.id = o.call_id and not c.test_mode where t.planned_sessions > 0 limit 1')
  await insertRow(database, 'conflict', { userId: conflicted.userId, applicationId: counted?.id, type: 'FAMILY', source: 'DECLARED' })
  const readAs = (actor: typeof officer, shared: boolean) =>
    asActor(actor, async (tx) => {
      if (shared) await tx.$executeRaw`select set_config(name, value, true) from (values ('debug_parallel_query', 'regress'), ('parallel_setup_cost', '0'), ('parallel_tuple_cost', '0'), ('min_parallel_table_scan_size', '0')) wanted (name, value)`
      const plan = await tx.$queryRaw<{ 'QUERY PLAN': string }[]>`explain select count(*) from outcome_total`
      return { outcomes: await readOutcomes(tx, await outcomeScope(tx, actor), everything), shared: plan.some((line) => /Gather|Workers Planned/.test(line['QUERY PLAN'])) }
    })
  const [alone, together, seen, seenTogether] = [await readAs(officer, false), await readAs(officer, true), await readAs(conflicted, false), await readAs(conflicted, true)]
  expect([alone.shared, together.shared]).toEqual([false, true])
  expect(together.outcomes).toEqual(alone.outcomes)
  expect(seenTogether.outcomes).toEqual(seen.outcomes)
  expect(seen.outcomes.total.planned_sessions).toBeLessThan(alone.outcomes.total.planned_sessions)
})

test('two who log a session of the same grant at once are both in the sums', async () => {
  const clients = [new pg.Client(database.ownerUrl), new pg.Client(database.ownerUrl)] as const
  const [of] = world.grants
  await database.sql(`update grant_award set status = 'ACTIVE' where id = $1`, [of?.id])
  await database.sql(`update report set status = 'SUBMITTED' where id = $1`, [of?.reportId])
  const started = (await shown()).total.sessions
  const log = (client: pg.Client) => client.query(`insert into logged_session (grant_id, activity_row_id, held_on, day_part, quarters, enrolled, present, status, source, created_by_id) values ($1, 'a1', '2025-03-05', 'AM', 8, 10, 9, 'HELD', 'FORM', $2)`, [of?.id, world.userId])
  try {
    for (const client of clients) { await client.connect(); await client.query('begin') }
    await log(clients[0])
    // The second one waits for the sums of the grant, and then sees what the first one wrote.
    const second = log(clients[1])
    await clients[0].query('commit')
    await second
    await clients[1].query('commit')
  } finally {
    for (const client of clients) await client.end()
  }
  expect((await shown()).total.sessions).toBe(started + 2)
})

test('a merger of today gathers what was stored under the old code, and leaves the province of the day', async () => {
  for (const change of [{ kind: 'grant', grant: 1, status: 'ACTIVE' }, { kind: 'status', grant: 1, status: 'SUBMITTED' }] as const) await applyChange(database, world, change)
  await applyChange(database, world, { kind: 'log', grant: 1, row: 'a3', held: true, sessions: [{ day: '2025-03-05', dayPart: 'AM', quarters: 8, enrolled: 10, present: 9 }] })
  const before = await shown()
  await database.sql(`insert into municipality_merger (old_nis, old_name, new_nis, new_name, valid_from) values ('44021', 'Gent', '46030', 'Gent-Beveren', '2027-01-01')`)
  const after = await shown()
  expect(before.byMunicipality.get('44021')?.sessions).toBeGreaterThan(0)
  expect([after.byMunicipality.get('44021'), after.total.sessions, after.byProvince.get('40000')]).toEqual([undefined, before.total.sessions, before.byProvince.get('40000')])
  expect(after.byMunicipality.get('46030')?.sessions).toBe((before.byMunicipality.get('46030')?.sessions ?? 0) + (before.byMunicipality.get('44021')?.sessions ?? 0))
})

test('each filter finds its sums by an index', async () => {
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  try {
    // On so few rows reading them all would be cheaper: what is asked is whether there is another way.
    await client.query('set enable_seqscan = off')
    const planOf = async (condition: string): Promise<string> => (await client.query<{ 'QUERY PLAN': string }>(`explain select sum(sessions) from outcome_total t where ${condition}`)).rows.map((row) => row['QUERY PLAN']).join('\n')
    const conditions = { call_id: `t.call_id = (select id from call limit 1)`, partnership_id: `t.partnership_id = (select id from partnership limit 1)`, municipality_nis: `t.municipality_nis = '11002'`, province_nis: `t.province_nis = '10000'`, quarter: `t.quarter between '2025-01-01' and '2025-10-01'` }
    for (const [name, condition] of Object.entries(conditions)) expect(await planOf(condition)).toContain(`outcome_total_${name}_idx`)
  } finally {
    await client.end()
  }
})

const narrow = fc.record({ oproep: fc.constantFrom(...world.calls.slice(0, 2)), gemeente: fc.constantFrom('11002', '44021'), periode: fc.constantFrom('2024-K4', '2025-K1', '2025-K2'), partnerschap: fc.constantFrom('', ...world.partnerships) })
/** Beside a large report of the same call, place and quarter: without the partnership of that one, what is left is this. */
const small = fc.record({ girls: fc.nat({ max: 6 }), guides: fc.array(fc.nat({ max: 6 }), { minLength: 5, maxLength: 5 }) })

/** A report of which everything may be shown, in the places and quarters that are asked for; the changes after it put small numbers beside it. */
const large = (grant: number, { girls, guides }: { girls: number; guides: number[] } = { girls: 20, guides: [6, 7, 0, 0, 6] }): OutcomeChange => ({
  kind: 'report', grant,
  rows: [['44021', '9000', '2025-02-05'], ['11002', '2000', '2025-05-07'], ['44021', '9000', '2024-11-06']].map(([nis = '', postcode = '', day = '']) => ({
    place: [nis, postcode], status: 'HELD', accepted: true, sessions: [{ day, dayPart: 'PM', quarters: 8, enrolled: 60, present: 55 }], girls, boys: 20, x: 0, unknown: 15, full: true, online: false, completed: null, kansen: 10, homes: [{ nis: '44021', count: 20 }],
    guides, priority: null, more: 20, same: 20, faces: [0, 0, 0, 20, 20], planned: 20_000,
  })),
})

test('two filters of a policy domain laid beside each other never tell a few children of a place, nor a few guides', async () => {
  const columns = ['participants', 'girls', 'boys', 'newcomers', 'home_outside', 'home_unknown', 'reduced_rate', 'staff_paid', 'staff_volunteer', 'staff_job_student', 'staff_partner', 'staff_women'] as const
  const seen = async (one: OutcomeFilter) => (await asActor(domain, async (tx) => readOutcomes(tx, await outcomeScope(tx, domain), one))).total
  let compared = 0
  await fc.assert(
    fc.asyncProperty(small, fc.array(outcomeChange, { maxLength: 3 }), fc.array(fc.tuple(narrow, fc.constantFrom('oproep', 'gemeente', 'periode', 'partnerschap')), { minLength: 10, maxLength: 10 }), async (few, changes, pairs) => {
      for (const grant of [0, 1, 2, 3]) for (const change of [large(grant, grant === 1 ? few : undefined), { kind: 'status', grant, status: 'ACCEPTED' }, { kind: 'grant', grant, status: 'ACTIVE' }] as const) await applyChange(database, world, change)
      for (const change of changes) await applyChange(database, world, change)
      for (const [asked, wider] of pairs) {
        const [part, whole] = [await seen({ ...everything, ...asked }), await seen({ ...everything, ...asked, [wider]: '' })]
        for (const column of columns) {
          const difference = whole[column] - part[column]
          compared += Number(difference > 0)
          expect([column, difference === 0 || difference >= 5]).toEqual([column, true])
        }
      }
    }),
    { numRuns: 4 },
  )
  expect(compared).toBeGreaterThan(0)
})

test('what may be shown holds no small number, and no call hides a single grant beside others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(outcomeChange, { minLength: 6, maxLength: 12 }), async (changes) => {
      for (const change of changes) await applyChange(database, world, change)
      const parts = await database.sql<Record<string, number | null>>(`select participants, girls, boys, gender_x, gender_unknown, band_05_07, band_08_09, band_10_11, band_12_13, band_unknown, newcomers, returners, newness_unknown, home_outside, home_unknown, staff_paid, staff_volunteer, staff_job_student, staff_partner, staff_women,
        staff_paid + staff_volunteer + staff_job_student + staff_partner - staff_women as staff_others, reduced_rate, reduced_asked - reduced_rate as full_rate,
        referred, completed, completion_asked - completed as left_early, satisfaction_answers, interest_more, interest_same, interest_less from shown_outcomes(5)`)
      expect(parts.flatMap((part) => Object.entries(part).filter(([, count]) => count !== null && count > 0 && count < 5))).toEqual([])
      expect(await database.sql('select from shown_homes(5) where participants < 5')).toEqual([])
      const calls = await database.sql<{ hidden: number; shown: number }>(`select count(*) filter (where not seen)::int as hidden, count(*) filter (where seen and reached)::int as shown
        from (select call_id, grant_id, bool_and(participants is not null) as seen, coalesce(sum(participants), 0) > 0 as reached from shown_outcomes(5) group by 1, 2) g group by call_id`)
      expect(calls.filter(({ hidden, shown: left }) => hidden === 1 && left > 0)).toEqual([])
    }),
    { numRuns: 10 },
  )
})
