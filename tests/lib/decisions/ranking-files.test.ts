import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import { rankingOf } from '@/lib/decisions/queries'
import { officialRanking, publicRanking } from '@/lib/decisions/ranking-files'
import { replayRanking } from '@/lib/decisions/replay-ranking'
import { publicKeys, signingKeyId } from '@/lib/filings/signing-key'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import type { Call } from '@/prisma/generated/client'
import { testDatabase } from '@/tests/support/database'
import { officialItems } from '@/tests/support/decided-call'
import { actorOf, createCall, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const decider = await staffActor(database, 'VLAIO_DECIDER')
const confirmer = await staffActor(database, 'VLAIO_DECIDER')

const official = (actor: Actor, call: Call) => asActor(actor, (tx) => officialRanking(tx, actor, call.code))
const open = (call: Call) => asActor(chair, (tx) => publicRanking(tx, call.code))
const kept = async (callId: string) => (await database.sql<{ content: string; sha256: string }>('select content, sha256 from ranking where call_id = $1 order by round', [callId])).at(-1)
const portal = async () => ({ keys: await publicKeys(), complete: true })
type Document = { input: { applications: { id: string }[] }; result: { rows: { id: string; outcome: string }[] }; keyId: string }

const frozen = async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 900_000n })
  const files = []
  for (const score of [5, 4, 3.5]) files.push(await createRankedFile(database, call, { score }))
  files.push(await createRankedFile(database, call, { scores: { C06: 1 } }))
  const { rankingId } = await freezeRanking(chair, { callId: call.id })
  return { call, files, rankingId }
}

const publish = async ({ call, rankingId }: { call: Call; rankingId: string }, change: (items: Awaited<ReturnType<typeof officialItems>>) => Parameters<typeof proposeDecision>[1]['items'] = (items) => items) => {
  await proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items: change(await officialItems(database, rankingId)) })
  await decideCall(decider, { callId: call.id })
  await confirmCall(confirmer, { callId: call.id })
  await publishDecisions(decider, { callId: call.id })
}

test('what is frozen is one signed file whose bytes replay, and whose key is kept with it', async () => {
  const { call } = await frozen()
  const content = (await kept(call.id))?.content ?? ''
  expect(await official(chair, call)).toBe(content)
  expect(replayRanking(Buffer.from(content), await portal())).toEqual({ ok: true, files: 4, granted: 2, signature: 'checked' })
  expect(await database.sql('select kid from signing_key')).toEqual([{ kid: signingKeyId() }])
})

test('its bytes never change: not by a later round, not by hand', async () => {
  const { call, rankingId } = await frozen()
  const before = await kept(call.id)
  await freezeRanking(chair, { callId: call.id })
  expect((await database.sql('select content, sha256 from ranking where id = $1', [rankingId]))[0]).toEqual(before)
  await expect(database.sql(`update ranking set content = '{}' where id = $1`, [rankingId])).rejects.toThrow('append-only')
})

test('only who may read the ranking gets the file, and nobody with an interest in one of its files', async () => {
  const { call, files } = await frozen()
  const roles = ['VLAIO_OFFICER', 'VLAIO_CONTROLLER', 'AUDITOR', 'VLAIO_REVIEWER', 'VLAIO_FINANCE', 'VLAIO_ADMIN', 'POLICY_DOMAIN'] as const
  const may = await Promise.all(roles.map(async (role) => (await official(await staffActor(database, role), call)) !== null))
  expect(may).toEqual([true, true, true, false, false, false, false])
  expect(await official(await memberActor(database, { id: files[0]?.organisationId ?? '' }, 'APPLICANT_SIGNATORY'), call)).toBeNull()
  const torn = await staffActor(database, 'VLAIO_OFFICER')
  await insertRow(database, 'conflict', { applicationId: files[3]?.id, userId: torn.userId, type: 'FAMILY', source: 'REVIEWER' })
  expect(await official(await actorOf(database, { id: torn.userId ?? '' }), call)).toBeNull()
})

test('the public copy exists from the publication on: granted files under their own id, the others under another, and it replays', async () => {
  const list = await frozen()
  expect(await open(list.call)).toBeNull()
  await publish(list)
  const content = (await open(list.call)) ?? ''
  const copy: Document = JSON.parse(content)
  const [own, found] = [list.files.map(({ id }) => id), copy.result.rows.map(({ id }) => id)]
  expect(own.map((id) => found.includes(id))).toEqual([true, true, false, false])
  expect(copy.result.rows.map(({ outcome }) => outcome)).toEqual(['GRANT', 'GRANT', 'RESERVE', 'REJECT'])
  expect(replayRanking(Buffer.from(content), await portal())).toMatchObject({ ok: true, files: 4, granted: 2, signature: 'checked' })
  expect(Object.keys(copy.input.applications[0] ?? {}).toSorted()).toEqual(['id', 'plannedChildHours', 'requestedCents', 'scores', 'submittedAt'])
  await expect(database.sql(`delete from public_ranking`)).rejects.toThrow('append-only')
})

test('who was granted against the list is named by the decision, not by the list', async () => {
  const list = await frozen()
  await publish(list, (items) => items.map((item, index) => (index === 1 ? { ...item, outcome: 'RESERVE' as const, grantedCents: 0n, deviationReason: 'De aanvrager vroeg zelf om te wachten op de volgende ronde.' } : item)))
  const found = new Set((JSON.parse((await open(list.call)) ?? '') as Document).result.rows.map(({ id }) => id))
  expect(list.files.map(({ id }) => found.has(id))).toEqual([true, false, false, false])
})

test('a call in test mode publishes no list', async () => {
  const list = await frozen()
  await publish(list)
  await database.sql('update call set test_mode = true where id = $1', [list.call.id])
  expect(await open(list.call)).toBeNull()
})

test('the screen says of each place why, except to whoever may not see one of the files', async () => {
  const { call, files } = await frozen()
  const places = (await asActor(chair, (tx) => rankingOf(tx, chair, call.code)))?.places
  expect(files.map(({ id }) => places?.get(id)?.split(/[:;,]/)[0])).toEqual(['Bovenaan', expect.stringMatching(/^Na STEM-/), expect.stringMatching(/^Na STEM-/), 'C06 is 1'])
  const torn = await staffActor(database, 'VLAIO_OFFICER')
  await insertRow(database, 'conflict', { applicationId: files[3]?.id, userId: torn.userId, type: 'FAMILY', source: 'REVIEWER' })
  const reader = await actorOf(database, { id: torn.userId ?? '' })
  expect((await asActor(reader, (tx) => rankingOf(tx, reader, call.code)))?.places).toBeNull()
})

const run = promisify(execFile)

test('the command replays a file and ends with 1 and one sentence when a byte differs', async () => {
  const { call } = await frozen()
  const folder = mkdtempSync(join(tmpdir(), 'ranking-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [file, keys] = [join(folder, 'rangschikking.json'), join(folder, 'keys.json')]
  const content = (await kept(call.id))?.content ?? ''
  writeFileSync(keys, JSON.stringify({ keys: await publicKeys() }))
  const replay = async (text: string): Promise<[number, string, string]> => {
    writeFileSync(file, text)
    const ended = run(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'lib/commands/replay-ranking.ts', file, '--keys', keys])
    return ended.then(({ stdout }) => [0, stdout, ''], (failed: { code: number; stdout: string; stderr: string }) => [failed.code, failed.stdout, failed.stderr])
  }
  expect(await replay(content)).toEqual([0, 'The rule gives the same bytes: 4 files, 2 granted. The signature holds.\n', ''])
  expect(await replay(content.replace('"plannedChildHours":1000', '"plannedChildHours":1001'))).toEqual([1, '', 'The signature does not belong to these bytes: the file was changed after it was signed.\n'])
})
