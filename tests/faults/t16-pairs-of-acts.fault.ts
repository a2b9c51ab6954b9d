import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { invariants } from '@/lib/commands/invariants'
import { brokenChain } from '@/lib/commands/verify'
import { asActor, disconnect } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { seedReference } from '@/tests/lib/applications/ready-request'
import { stageActivityLog } from '@/tests/support/acts/activity-log'
import { stageActors } from '@/tests/support/acts/actors'
import { stageAdvice } from '@/tests/support/acts/advice'
import { stageAmendments } from '@/tests/support/acts/amendments'
import { stageAssessment } from '@/tests/support/acts/assessment'
import { stageControls } from '@/tests/support/acts/controls'
import { stageDecisions } from '@/tests/support/acts/decisions'
import { stageGrants } from '@/tests/support/acts/grants'
import { actsInCode } from '@/tests/support/acts/in-code'
import { stageJobs } from '@/tests/support/acts/jobs'
import { stageKnowledge } from '@/tests/support/acts/knowledge'
import { leftOut } from '@/tests/support/acts/left-out'
import { stageMonitor } from '@/tests/support/acts/monitor'
import { stageReconsiderations } from '@/tests/support/acts/reconsiderations'
import { stageRequests } from '@/tests/support/acts/requests'
import { openStage, subjectOf, type Act } from '@/tests/support/acts/stage'
import { createCall } from '@/tests/support/factories'
import { testDatabase } from '@/tests/support/database'
import { count, none, note } from '@/tests/support/figures'
import { some } from '@/tests/support/some'
import { keepUndoLog } from '@/tests/support/undo-log'

/**
 * Every pair of acts at once. All subjects stand on one stage, each in the state in which its act really does something; both acts of a pair do
 * their own work and, at the same moment, try it on the subject of the other. Then every row goes back to where it stood.
 */
const database = await testDatabase()
await seedReference(database)
const stage = await openStage(database)
const acts: Act[] = []
const stagers = [stageRequests, stageAssessment, stageAdvice, stageDecisions, stageReconsiderations, stageGrants, stageActivityLog, stageAmendments, stageControls, stageKnowledge, stageActors, stageMonitor, stageJobs]
for (const more of stagers) acts.push(...(await more(stage)))
await stage.settleMoney()
await stage.learn()
const undo = await keepUndoLog(database)

const checker = new pg.Client(database.ownerUrl)
await checker.connect()
afterAll(() => checker.end())
/** All invariants of `npm run verify` in one question, and the trail. The stage was built past the acts, so what it breaks already is known. */
const everyInvariant = invariants.map(({ name, sql }) => `select ${pg.escapeLiteral(name)} || ': ' || held.breach::text from (${sql.replace(/;\s*$/, '')}) held(breach)`).join(' union all ')
const breaches = async (): Promise<string[]> => {
  const { rows } = await checker.query<[string]>({ name: 'invariants', text: everyInvariant, rowMode: 'array' })
  return [...rows.map(([breach]) => breach), ...(await brokenChain(checker))]
}
const known = new Set(await breaches())

type Answer = 'done' | { refused: string } | { fault: string }
/** A refusal in Dutch is an answer. That the portal is busy is not one here, and neither is what the database gave up. */
const answerOf = (act: Promise<unknown>): Promise<Answer> =>
  act.then(() => 'done', (thrown: unknown) => {
    if (isRefusal(thrown) && thrown.code !== 'busy') return { refused: thrown.message }
    return { fault: thrown instanceof Error ? `${thrown.name} ${thrown.message}`.slice(0, 400) : String(thrown) }
  })
const faultsOf = (what: string, answers: readonly Answer[]): string[] => answers.flatMap((answer) => (typeof answer !== 'string' && 'fault' in answer ? [`${what}: ${answer.fault}`] : []))
const newBreaches = async (what: string): Promise<string[]> => (await breaches()).filter((breach) => !known.has(breach)).map((breach) => `${what}: ${breach}`)

const together = (one: Act, other: Act): Promise<Answer[]> => {
  const own = (act: Act) => answerOf(act.run(subjectOf(act.home)))
  const onThat = (act: Act, that: Act) => answerOf(act.run(subjectOf(act.home, that.home)))
  return Promise.all(one === other ? [own(one), own(one), own(one)] : [own(one), own(other), onThat(other, one), onThat(one, other)])
}
const deadlocks = async (): Promise<number> => {
  await disconnect()
  return Number((await database.sql<{ seen: string }>('select deadlocks::text as seen from pg_stat_database where datname = current_database()'))[0]?.seen ?? 0)
}

test('every act of the code is on the stage, or is left out for a reason', () => {
  const staged = acts.map(({ name }) => name)
  const inCode = actsInCode()
  expect({ missing: inCode.filter((name) => !staged.includes(name) && !leftOut.includes(name)), gone: [...staged, ...leftOut].filter((name) => !inCode.includes(name)), twice: staged.filter((name) => leftOut.includes(name)) }).toEqual({ missing: [], gone: [], twice: [] })
})

test('control: alone, every act of the stage really does something, breaks nothing, and can be undone', async () => {
  const idle: string[] = []
  const broken: string[] = []
  for (const act of acts) {
    const answer = await answerOf(act.run(subjectOf(act.home)))
    broken.push(...(await newBreaches(act.name)))
    const changed = await undo()
    if (answer !== 'done' || changed === 0) idle.push(`${act.name}: ${JSON.stringify(answer)}, ${changed} rows`)
  }
  expect({ idle, broken, after: await newBreaches('undone') }).toEqual({ idle: [], broken: [], after: [] })
  note({ row: 'T16', what: 'acts that really do something alone', figure: acts.length - idle.length, of: acts.length, bar: { text: 'all', holds: (figure) => figure === acts.length } })
})

test('control: two transactions that lock in opposite order are counted, and tried again unseen', async () => {
  const [one, other] = [await createCall(database), await createCall(database)]
  const before = await deadlocks()
  const lock = (first: string, second: string) => asActor(systemActor('tests'), async (tx) => {
    await tx.$queryRaw`select 1 from call where id = ${first}::uuid for update`
    await tx.$queryRaw`select pg_sleep(0.3)::text`
    await tx.$queryRaw`select 1 from call where id = ${second}::uuid for update`
  })
  expect(await Promise.all([answerOf(lock(one.id, other.id)), answerOf(lock(other.id, one.id))])).toEqual(['done', 'done'])
  await expect.poll(deadlocks, { timeout: 10_000 }).toBeGreaterThan(before)
  await undo()
})

test('no pair of acts at once shows anybody a deadlock, or breaks what must hold', { timeout: 10_800_000 }, async () => {
  const pairs = acts.flatMap((one, place) => acts.slice(place).map((other) => [one, other] as const))
  const chosen = some(pairs, count({ short: 100, full: pairs.length }))
  const before = await deadlocks()
  const faults: string[] = []
  const broken: string[] = []
  let [ran, changedRounds] = [0, 0]
  for (const [one, other] of chosen) {
    const what = `${one.name} × ${other.name}`
    const answers = await together(one, other)
    faults.push(...faultsOf(what, answers))
    broken.push(...(await newBreaches(what)))
    ran += answers.length
    if ((await undo()) > 0) changedRounds += 1
  }
  const retried = (await deadlocks()) - before
  expect({ faults, broken }).toEqual({ faults: [], broken: [] })
  note({ row: 'T16', what: 'pairs of acts at once that showed a deadlock', figure: faults.length, of: chosen.length, bar: none(pairs.length) })
  note({ row: 'T16', what: 'breaches of the invariants after a pair', figure: broken.length, of: chosen.length, bar: none(pairs.length) })
  note({ row: 'T16', what: 'pairs in which something really changed', figure: changedRounds, of: chosen.length, bar: { text: 'all', holds: (figure) => figure === chosen.length } })
  note({ row: 'T16', what: `deadlocks that were tried again unseen, in ${ran} acts`, figure: retried, bar: { text: 'any', holds: () => true } })
})
