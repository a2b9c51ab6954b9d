import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import { disconnect } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import type { ProposalInput } from '@/lib/decisions/schema'
import { tasks } from '@/lib/jobs/tasks'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { takeClock } from '@/lib/story/clock'
import { personByAddress } from '@/lib/story/people'
import type { TestDatabase } from '@/tests/support/database'

export type DecidedFile = { id: string; number: string; requestedCents: bigint }

/**
 * Takes a call of the story to where a list can be frozen: every file in the eligibility check or before it is withdrawn, every other is ranked with
 * the same scores, and the envelope could grant all of them. Past the acts: a world is arranged, nobody acts in it.
 */
export const makeDecidable = async (world: TestDatabase, code: string): Promise<DecidedFile[]> => {
  await world.sql(`
    begin; set local session_replication_role = replica;
    update application a set status = 'WITHDRAWN' from call c where c.id = a.call_id and c.code = '${code}' and a.status in ('SUBMITTED', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED', 'ELIGIBLE');
    update assessment s set status = 'WITHDRAWN' from application a where a.id = s.application_id and a.status = 'WITHDRAWN';
    update assessment s set status = 'RANKED' from application a join call c on c.id = a.call_id where a.id = s.application_id and c.code = '${code}' and a.status = 'IN_REVIEW';
    update application a set status = 'IN_REVIEW' from assessment s, call c where s.application_id = a.id and s.status = 'RANKED' and c.id = a.call_id and c.code = '${code}';
    delete from consensus_score k using assessment s where s.application_id = k.application_id and s.status = 'RANKED';
    delete from consensus_motivation k using assessment s where s.application_id = k.application_id and s.status = 'RANKED';
    delete from consensus k using assessment s where s.application_id = k.application_id and s.status = 'RANKED';
    insert into consensus (application_id, triggers, method, recorded_at) select application_id, '[]', 'MEAN', portal_now() - interval '1 day' from assessment where status = 'RANKED';
    create temporary table criterion on commit drop as select v.value ->> 'code' as code, v.value ->> 'scope' as scope from call c join rubric_version r on r.id = c.rubric_version_id, jsonb_array_elements(r.content -> 'scored') v where c.code = '${code}';
    insert into consensus_score (application_id, criterion, activity_row_id, numerator, denominator)
      select k.application_id, c.code, coalesce(v.row_id, ''), 4, 1 from consensus k join assessment s on s.application_id = k.application_id and s.status = 'RANKED' cross join criterion c left join activity v on v.application_id = k.application_id and c.scope = 'ACTIVITY';
    insert into consensus_motivation (application_id, criterion, motivation) select k.application_id, c.code, 'Na overleg: ' || c.code || ' is goed uitgewerkt.' from consensus k join assessment s on s.application_id = k.application_id and s.status = 'RANKED' cross join criterion c;
    update call set envelope_cents = 10000000000 where code = '${code}';
    update call_commitment m set envelope_cents = 10000000000 from call c where c.id = m.call_id and c.code = '${code}';
    commit`)
  const files = await world.sql<{ id: string; number: string; cents: string }>(
    `select a.id, a.number, a.requested_cents::text as cents from application a join assessment s on s.application_id = a.id join call c on c.id = a.call_id where c.code = $1 and s.status = 'RANKED' order by a.number`, [code])
  return files.map(({ id, number, cents }) => ({ id, number, requestedCents: BigInt(cents) }))
}

/** Acts in one of several worlds as its people, all at the same moment, so that no clock tells the worlds apart. */
export const actingIn = async (world: TestDatabase, at: Date, act: (as: (account: string) => Promise<Actor>) => Promise<void>): Promise<void> => {
  await disconnect()
  Object.assign(process.env, { DATABASE_URL: world.url, DATABASE_URL_OWNER: world.ownerUrl })
  const owner = new pg.Client(world.ownerUrl)
  await owner.connect()
  const clock = await takeClock(owner)
  try {
    await clock.set(at)
    await act((account) => personByAddress(owner, demoAddress(account), at))
  } finally {
    await disconnect()
    await clock.giveBack()
    await owner.end()
  }
}

/** Everything but the publication: the proposal, both hands, and what the worker does after them. */
export const decideUnpublished = async (world: TestDatabase, at: Date, proposal: ProposalInput): Promise<void> => {
  const { callId } = proposal
  await actingIn(world, at, async (as) => {
    await proposeDecision(await as('voorzitter'), proposal)
    await decideCall(await as('beslisser'), { callId })
    await confirmCall(await as('beslisser2'), { callId })
    // Mails stay in the outbox, where they are compared.
    const { 'deliver-email': _mail, 'scan-files': _scan, ...work } = tasks
    await runOnce({ connectionString: world.ownerUrl, taskList: work, logger: new Logger(() => () => {}), noHandleSignals: true })
  })
}
