import { describe, expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { changeScenario } from '@/lib/decisions/change-scenario'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { makeScenario } from '@/lib/decisions/make-scenario'
import { copyScenario, dropScenario, renameScenario } from '@/lib/decisions/manage-scenario'
import { changedScenario, newScenario, renamedScenario } from '@/lib/decisions/schema'
import { scenariosOf } from '@/lib/decisions/scenario-view'
import { isRefusal } from '@/lib/refusal'
import type { Call } from '@/prisma/generated/client'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createCall, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const officer = await staffActor(database, 'VLAIO_OFFICER')
const auditor = await staffActor(database, 'AUDITOR')

/** Code, and the field and sentence of the first problem. */
const refusal = async (act: Promise<unknown>) => act.then(() => ['accepted'], (thrown: unknown) => { if (isRefusal(thrown)) return [thrown.code, thrown.problems[0]?.field, thrown.problems[0]?.message]; throw thrown })
const typed = (callId: string, over: Record<string, unknown> = {}) => newScenario.parse({ callId, name: 'Proef', start: 'OFFICIAL', ...over })
const viewFor = (actor: typeof chair, call: Call) => asActor(actor, (tx) => scenariosOf(tx, actor, call.code))

/** The dear file stands first; the two after it are together worth more. By the rule only the first is granted. */
const threeFiles = async (envelopeCents = 600_000n) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents })
  const dear = await createRankedFile(database, call, { score: 5, requestedCents: 400_000n, childHours: 1000 })
  const cheap = [await createRankedFile(database, call, { score: 4, requestedCents: 300_000n, childHours: 750 }), await createRankedFile(database, call, { score: 3.5, requestedCents: 300_000n, childHours: 750 })]
  await createRankedFile(database, call, { scores: { C06: 1 } })
  return { call, dear: dear.id, cheap: cheap.map(({ id }) => id) }
}
const itemsOf = (ids: readonly string[], over: Record<string, unknown> = {}) => ids.map((applicationId) => ({ applicationId, included: 'ja', ...over }))
const changing = (scenarioId: string, items: unknown, version = 1) => changedScenario.parse({ scenarioId, version, items })

describe('a scenario', () => {
  test('starts as the official list, or as the best selection, and says so', async () => {
    const { call, dear, cheap } = await threeFiles()
    await makeScenario(chair, typed(call.id))
    await makeScenario(officer, typed(call.id, { name: 'Meeste punten', start: 'SOLVER' }))
    const view = await viewFor(auditor, call)
    expect(view?.scenarios.map(({ name, start, chosen }) => [name, start, [...chosen]])).toEqual([
      ['Proef', 'OFFICIAL', [[dear, 400_000n]]],
      ['Meeste punten', 'SOLVER', cheap.map((id) => [id, 300_000n])],
    ])
    expect(await verbsOf(database, call.id)).toEqual(['scenario.make', 'scenario.make'])
  })

  test('of the search meets its targets, and names at their own field those that cannot be met', async () => {
    const { call, dear } = await threeFiles()
    await database.sql(`update activity set nis = '11002' where application_id = $1`, [dear])
    await makeScenario(chair, typed(call.id, { start: 'SOLVER', unserved: '1' }))
    const scenario = (await viewFor(chair, call))?.scenarios[0]
    expect([[...(scenario?.chosen.keys() ?? [])], scenario?.targets]).toEqual([[dear], ['dossiers in een gemeente zonder aanbod: minstens 1']])
    expect(await refusal(makeScenario(chair, typed(call.id, { name: 'Te veel', start: 'SOLVER', unserved: '2' })))).toEqual(['invalid', 'unserved', 'Dit doel kan geen enkele keuze halen: „dossiers in een gemeente zonder aanbod: minstens 2”.'])
  })

  test('before the list is frozen rests on the rule as it is now, and after it on the frozen list', async () => {
    const { call } = await threeFiles()
    expect((await viewFor(chair, call))?.frozen).toBe(false)
    await freezeRanking(chair, { callId: call.id })
    const view = await viewFor(chair, call)
    expect([view?.frozen, view?.lines.map(({ rank, officialCents }) => [rank, officialCents])]).toEqual([true, [[1, 400_000n], [2, 0n], [3, 0n]]])
  })

  test('is changed by hand: files in and out, and amounts', async () => {
    const { call, dear, cheap } = await threeFiles()
    const { scenarioId } = await makeScenario(chair, typed(call.id))
    await changeScenario(officer, changing(scenarioId, [...itemsOf([dear], { cents: '3.500,00' }), { applicationId: cheap[0], cents: '' }, ...itemsOf(cheap.slice(1), { cents: '2.500,00' })]))
    const scenario = (await viewFor(chair, call))?.scenarios[0]
    expect([scenario?.version, scenario && [...scenario.chosen]]).toEqual([2, [[dear, 350_000n], [cheap[1], 250_000n]]])
    expect(await verbsOf(database, call.id)).toEqual(['scenario.make', 'scenario.change'])
  })
})

describe('is refused', () => {
  test('too late: once the decisions are public', async () => {
    const { call, dear } = await threeFiles()
    const { scenarioId } = await makeScenario(chair, typed(call.id))
    await insertRow(database, 'publication', { callId: call.id, round: 1, publishedById: chair.userId })
    expect((await refusal(makeScenario(chair, typed(call.id, { name: 'Nog een' }))))[0]).toBe('too-late')
    expect((await refusal(changeScenario(chair, changing(scenarioId, itemsOf([dear])))))[0]).toBe('too-late')
  })

  test('not yours: without the right, or with an interest in a file of the call, and then nothing is shown either', async () => {
    const { call, dear } = await threeFiles()
    const { scenarioId } = await makeScenario(chair, typed(call.id))
    expect((await refusal(makeScenario(auditor, typed(call.id, { name: 'Van mij' }))))[0]).toBe('forbidden')
    for (const actor of [await staffActor(database, 'VLAIO_REVIEWER'), await staffActor(database, 'VLAIO_FINANCE'), await memberActor(database, { id: (await database.sql<{ id: string }>('select organisation_id as id from application where id = $1', [dear]))[0]?.id ?? '' }, 'APPLICANT_SIGNATORY')]) {
      expect((await refusal(makeScenario(actor, typed(call.id, { name: 'Van mij' }))))[0]).toBe('not-found')
      expect(await viewFor(actor, call)).toBeNull()
      expect(await asActor(actor, (tx) => tx.scenario.count())).toBe(0)
    }
    const torn = await staffActor(database, 'VLAIO_OFFICER')
    await insertRow(database, 'conflict', { applicationId: dear, userId: torn.userId, type: 'FAMILY', source: 'REVIEWER' })
    const reader = await actorOf(database, { id: torn.userId ?? '' })
    expect((await refusal(makeScenario(reader, typed(call.id, { name: 'Van mij' }))))[0]).toBe('conflict')
    expect((await refusal(changeScenario(reader, changing(scenarioId, itemsOf([dear])))))[0]).toBe('not-found')
    expect(await viewFor(reader, call)).toMatchObject({ closed: true, lines: [], scenarios: [] })
  })

  test('twice: under a name that is there, also when both come at once', async () => {
    const { call } = await threeFiles()
    const answers = await Promise.all([refusal(makeScenario(chair, typed(call.id))), refusal(makeScenario(officer, typed(call.id, { name: 'PROEF' })))])
    expect(answers.toSorted()).toEqual([['accepted'], ['invalid', 'name', 'Er is al een scenario met deze naam.']])
  })

  test('half-filled: without a name, with a target that is no number, with targets that nothing uses', async () => {
    const { call } = await threeFiles()
    const parsed = newScenario.safeParse({ callId: call.id, name: ' ', start: '', girls: 'veel' })
    expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['name', 'Geef een naam van minstens 3 tekens.'], ['start', 'Kies waarmee u begint.'], ['girls', 'Geef een geheel getal, of laat leeg.']])
    expect((await refusal(makeScenario(chair, typed(call.id, { girls: '1' })))).slice(0, 2)).toEqual(['invalid', 'start'])
  })

  test('too early: a call without assessed files', async () => {
    const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1n })
    expect((await refusal(makeScenario(chair, typed(call.id))))[0]).toBe('too-early')
  })

  test('above the envelope, above what a file asks, and for a file under a threshold', async () => {
    const { call, dear, cheap } = await threeFiles()
    const { scenarioId } = await makeScenario(chair, typed(call.id))
    expect(await refusal(changeScenario(chair, changing(scenarioId, itemsOf([dear, ...cheap]))))).toEqual(['over-budget', '', 'Samen is dit 10.000,00 euro: 4.000,00 euro meer dan de enveloppe.'])
    expect((await refusal(changeScenario(chair, changing(scenarioId, itemsOf([dear], { cents: '4.000,01' }))))).slice(0, 2)).toEqual(['invalid', 'items.0.cents'])
    const failed = await createRankedFile(database, call, { scores: { C06: 1 } })
    expect(await refusal(changeScenario(chair, changing(scenarioId, itemsOf([failed.id]))))).toEqual(['invalid', 'items.0.included', 'Dit dossier is niet financierbaar.'])
  })

  test('two at once: who started from an older version is told', async () => {
    const { call, dear, cheap } = await threeFiles()
    const { scenarioId } = await makeScenario(chair, typed(call.id))
    const answers = await Promise.all([refusal(changeScenario(chair, changing(scenarioId, itemsOf([dear])))), refusal(changeScenario(officer, changing(scenarioId, itemsOf(cheap))))])
    expect(answers.map(([code]) => code).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect((await viewFor(chair, call))?.scenarios[0]?.version).toBe(2)
  })
})

describe('keeping scenarios in order', () => {
  const made = async () => {
    const files = await threeFiles()
    const { scenarioId } = await makeScenario(chair, typed(files.call.id))
    return { ...files, scenarioId }
  }
  const namesOf = async (call: Call) => (await viewFor(chair, call))?.scenarios.map(({ name }) => name)

  test('it gets another name, is copied with its choice, and is dropped; the trail keeps what it was', async () => {
    const { call, scenarioId } = await made()
    await renameScenario(officer, renamedScenario.parse({ scenarioId, version: '1', newName: 'Meer meisjes' }))
    const { scenarioId: copied } = await copyScenario(chair, { scenarioId, version: 2, copyName: 'Meer meisjes (kopie)' })
    const view = await viewFor(chair, call)
    expect(view?.scenarios.map(({ name, chosen }) => [name, [...chosen]])).toEqual(['Meer meisjes', 'Meer meisjes (kopie)'].map((name) => [name, [...(view?.scenarios[0]?.chosen ?? [])]]))
    await dropScenario(officer, { scenarioId: copied, version: 1 })
    expect(await namesOf(call)).toEqual(['Meer meisjes'])
    expect(await verbsOf(database, call.id)).toEqual(['scenario.make', 'scenario.rename', 'scenario.copy', 'scenario.drop'])
  })

  test('not under a name that is there, nor empty, nor from an older version, nor once the decisions stand', async () => {
    const { call, scenarioId } = await made()
    await makeScenario(chair, typed(call.id, { name: 'Ander' }))
    expect(await refusal(renameScenario(chair, { scenarioId, version: 1, newName: 'ANDER' }))).toEqual(['invalid', 'newName', 'Er is al een scenario met deze naam.'])
    expect(await refusal(copyScenario(chair, { scenarioId, version: 1, copyName: 'ander' }))).toEqual(['invalid', 'copyName', 'Er is al een scenario met deze naam.'])
    expect(renamedScenario.safeParse({ scenarioId, version: '1', newName: ' ' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['newName'])
    for (const act of [() => renameScenario(chair, { scenarioId, version: 7, newName: 'Nieuw' }), () => copyScenario(chair, { scenarioId, version: 7, copyName: 'Nieuw' }), () => dropScenario(chair, { scenarioId, version: 7 })]) expect((await refusal(act()))[0]).toBe('changed-meanwhile')
    const answers = await Promise.all([refusal(dropScenario(chair, { scenarioId, version: 1 })), refusal(renameScenario(officer, { scenarioId, version: 1, newName: 'Nieuw' }))])
    expect(answers.filter(([code]) => code === 'accepted')).toHaveLength(1)
  })

  test('not by who may only read, or has an interest in a file of the call, also in the database', async () => {
    const { call, scenarioId, dear } = await made()
    const acts = (actor: typeof chair) => [renameScenario(actor, { scenarioId, version: 1, newName: 'Van mij' }), copyScenario(actor, { scenarioId, version: 1, copyName: 'Van mij' }), dropScenario(actor, { scenarioId, version: 1 })].map(async (act) => (await refusal(act))[0])
    expect(await Promise.all(acts(auditor))).toEqual(['forbidden', 'forbidden', 'forbidden'])
    expect(await Promise.all(acts(await staffActor(database, 'VLAIO_FINANCE')))).toEqual(['not-found', 'not-found', 'not-found'])
    const torn = await staffActor(database, 'VLAIO_OFFICER')
    await insertRow(database, 'conflict', { applicationId: dear, userId: torn.userId, type: 'FAMILY', source: 'REVIEWER' })
    expect(await Promise.all(acts(await actorOf(database, { id: torn.userId ?? '' })))).toEqual(['not-found', 'not-found', 'not-found'])
    expect((await asActor(auditor, (tx) => tx.scenario.deleteMany({ where: { id: scenarioId } }))).count).toBe(0)
    expect(await namesOf(call)).toHaveLength(1)
  })
})
