import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideApplication } from '@/lib/decisions/decide-application'
import { decisionTextsOf } from '@/lib/decisions/queries'
import { decision, type DecisionInput } from '@/lib/decisions/schema'
import { isRefusal, type Problem } from '@/lib/refusal'
import rubric from '@/prisma/seed/reference/rubric-v1.json'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { createCall, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const decider = await staffActor(database, 'VLAIO_DECIDER')
const confirmer = await staffActor(database, 'VLAIO_DECIDER')

const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })

const codes = rubric.scored.map(({ code }) => code)
const textsOf = (applicationId: string, word: string): DecisionInput => ({ applicationId, motivation: `De minister beslist: ${word}.`, criteria: Object.fromEntries(codes.map((code) => [code, `${code} is ${word}.`])) })

const proposedFile = async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const { id } = await createRankedFile(database, call)
  await proposeOfficialList(database, chair, call.id)
  return id
}
const decided = (applicationId: string) => database.sql(`
  select d.round, d.outcome, d.granted_cents::text as cents, d.motivation, d.decided_by_id as by, d.confirmed_at is not null as final,
    (select json_agg(m.text order by m.criterion) from decision_motivation m where m.decision_id = d.id) as texts
  from decision d where d.application_id = $1`, [applicationId])

test('one file is decided with the decider’s own words, which the proposal’s outcome and amount go with', async () => {
  const applicationId = await proposedFile()
  await decideApplication(decider, textsOf(applicationId, 'goed'))
  expect(await decided(applicationId)).toEqual([{ round: 1, outcome: 'GRANTED', cents: '400000', motivation: 'De minister beslist: goed.', by: decider.userId, final: false, texts: codes.toSorted().map((code) => `${code} is goed.`) }])
  expect(await eventsOf(database, applicationId)).toMatchObject([{ verb: 'decision.decide', actorId: decider.userId, payload: { outcome: 'GRANTED', round: 1 } }])
})

test('until it is confirmed it may be taken again, with other words or by another; after that it is too late', async () => {
  const applicationId = await proposedFile()
  await decideApplication(decider, textsOf(applicationId, 'goed'))
  await decideApplication(confirmer, textsOf(applicationId, 'uitstekend'))
  expect(await decided(applicationId)).toMatchObject([{ motivation: 'De minister beslist: uitstekend.', by: confirmer.userId }])
  expect(await refusal(confirmDecision(confirmer, { applicationId }))).toBe('forbidden')
  await confirmDecision(decider, { applicationId })
  expect(await refusal(decideApplication(confirmer, textsOf(applicationId, 'te laat')))).toBe('changed-meanwhile')
  expect(await decided(applicationId)).toMatchObject([{ motivation: 'De minister beslist: uitstekend.', final: true }])
})

test('each criterion needs its text, at its own field, and nothing is kept', async () => {
  const applicationId = await proposedFile()
  const { criteria, ...rest } = textsOf(applicationId, 'goed')
  const { C02: _, ...without } = criteria
  const problems = await decideApplication(decider, { ...rest, criteria: { ...without, C05: '  ' } }).then(() => [], (thrown: unknown): readonly Problem[] => (isRefusal(thrown) ? thrown.problems : []))
  expect(problems.map(({ field }) => field)).toEqual(['criteria.C02', 'criteria.C05'])
  expect(decision.safeParse({ ...rest, motivation: ' ', criteria }).error?.issues.map(({ path }) => path)).toEqual([['motivation']])
  expect(await decided(applicationId)).toEqual([])
})

test('two deciders at once leave one whole decision: the words and the name of the same person', async () => {
  const applicationId = await proposedFile()
  const answers = await Promise.all([refusal(decideApplication(decider, textsOf(applicationId, 'van mij'))), refusal(decideApplication(confirmer, textsOf(applicationId, 'van haar')))])
  expect(answers).toContain('accepted')
  const [row] = await decided(applicationId)
  const word = row?.['by'] === decider.userId ? 'van mij' : 'van haar'
  expect(row).toMatchObject({ motivation: `De minister beslist: ${word}.`, texts: codes.toSorted().map((code) => `${code} is ${word}.`) })
})

test('only a decider without an interest, and only over a file that was proposed', async () => {
  const applicationId = await proposedFile()
  expect(await refusal(decideApplication(chair, textsOf(applicationId, 'goed')))).toBe('forbidden')
  expect(await refusal(decideApplication(await staffActor(database, 'VLAIO_FINANCE'), textsOf(applicationId, 'goed')))).toBe('not-found')
  const conflicted = await staffActor(database, 'VLAIO_DECIDER')
  await insertRow(database, 'conflict', { applicationId, userId: conflicted.userId, type: 'OTHER', source: 'OFFICE' })
  expect(await refusal(decideApplication({ ...conflicted, conflictedApplicationIds: [applicationId] }, textsOf(applicationId, 'goed')))).toBe('not-found')
  const ranked = await createRankedFile(database, await createCall(database, { status: 'ASSESSMENT' }))
  expect(await refusal(decideApplication(decider, textsOf(ranked.id, 'goed')))).toBe('not-found')
  expect(await decided(applicationId)).toEqual([])
})

/** Who decides also saw the texts. */
const shownTo = async (actor: Actor, applicationId: string, what: 'seen' | 'seenTexts' = 'seenTexts'): Promise<string> => {
  const [file] = await database.sql<{ number: string }>('select number from application where id = $1', [applicationId])
  return (await asActor(actor, (tx) => decisionTextsOf(tx, actor, file?.number ?? '')))?.[what] ?? ''
}

test('from a page that does not show the decision of another nothing is taken over or confirmed; after looking again it is', async () => {
  const applicationId = await proposedFile()
  const before = await shownTo(confirmer, applicationId)
  await decideApplication(decider, textsOf(applicationId, 'goed'), before)
  const stale = await decideApplication(confirmer, textsOf(applicationId, 'anders'), before).catch((thrown: unknown) => (isRefusal(thrown) ? [thrown.code, thrown.message] : []))
  expect(stale).toEqual(['unseen', expect.stringMatching(/ besliste intussen over STEM-.+, op .+ uur\. Uw tekst is niet bewaard en staat nog in het formulier\. Lees eerst wat er nu staat\.$/)])
  expect(await decided(applicationId)).toMatchObject([{ motivation: 'De minister beslist: goed.', by: decider.userId }])

  const shown = await shownTo(confirmer, applicationId, 'seen')
  await decideApplication(decider, textsOf(applicationId, 'beter'), await shownTo(decider, applicationId))
  expect(await refusal(confirmDecision(confirmer, { applicationId }, shown))).toBe('unseen')
  const [file] = await database.sql<{ callId: string }>('select call_id as "callId" from application where id = $1', [applicationId])
  const callId = file?.callId ?? ''
  for (const seen of [new Map([[applicationId, shown]]), new Map<string, string>()]) expect(await refusal(confirmCall(confirmer, { callId }, seen))).toBe('unseen')
  expect(await decided(applicationId)).toMatchObject([{ final: false }])
  await confirmCall(confirmer, { callId }, new Map([[applicationId, await shownTo(confirmer, applicationId, 'seen')]]))
  expect(await decided(applicationId)).toMatchObject([{ motivation: 'De minister beslist: beter.', final: true }])
})

test('two deciders at once who saw the same page: one decides, the other is told', async () => {
  const applicationId = await proposedFile()
  const seen = await shownTo(decider, applicationId)
  const answers = await Promise.all([refusal(decideApplication(decider, textsOf(applicationId, 'van mij'), seen)), refusal(decideApplication(confirmer, textsOf(applicationId, 'van haar'), seen))])
  expect(answers.toSorted()).toEqual(['accepted', 'unseen'])
})
