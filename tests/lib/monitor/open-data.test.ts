import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { seedReference } from '@/lib/commands/seed-reference'
import { releaseAllReach } from '@/lib/monitor/release-reach'
import { makeAllFiles } from '@/lib/monitor/open-data/make-all-files'
import { monitor } from '@/lib/monitor/open-data/monitor'
import { recipeOf } from '@/lib/monitor/open-data/recipes'
import { sendFile } from '@/lib/monitor/open-data/send-file'
import { datasets, documents, formatsOf } from '@/lib/monitor/open-data/shelf'
import { testDatabase } from '@/tests/support/database'
import { createReport } from '@/tests/support/filled-report'
import { holdLock } from '@/tests/support/hold-lock'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import type { GrantStatus } from '@/prisma/generated/client'

const database = await testDatabase()
await seedReference(database.ownerUrl)

const APP = 'https://stem.example'
/** As the portal answers between two runs of the job. */
const askAsItIs = async (name: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> => {
  const recipe = recipeOf(name, APP)
  if (!recipe) throw new Error(`no ${name}`)
  return sendFile(new Request(`${APP}/api/open-data/${name}`, { method, headers }), recipe)
}
/** After the job that makes what changed. */
const ask: typeof askAsItIs = async (...asked) => {
  await makeAllFiles(APP)
  return askAsItIs(...asked)
}
const text = async (name: string) => (await ask(name)).text()
const json = async (name: string) => JSON.parse(await text(name))
const csv = async (name: string): Promise<Record<string, string>[]> => parse(await text(name), { columns: true, record_delimiter: '\r\n' })

const given = async (status: GrantStatus, { published = true, testMode = false, participants = 0, title = '', girls = Math.floor(participants / 2) } = {}) => {
  const grant = await createGrant(database, { status, call: { testMode }, activities: [{ rowId: 'a1' }, { rowId: 'struck' }], base: ['a1'] })
  if (published) await insertRow(database, 'publication', { callId: grant.callId, round: 1, publishedById: grant.signatory.userId })
  if (title !== '') await database.sql('update application set title = $2 where id = $1', [grant.applicationId, title])
  if (participants > 0) {
    const reportId = await createReport(database, grant, { status: 'ACCEPTED' })
    const counts = { ageBands: { A08_09: participants - 3, UNKNOWN: 3 }, newParticipants: participants, reducedRate: 5 }
    await insertRow(database, 'report_activity', { reportId, rowId: 'a1', title: 'Robots', nis: '12025', status: 'HELD', sessionsHeld: 4, contactHours: 10, childHours: 10 * participants, participants, girls, boys: participants - girls, genderX: 0, genderUnknown: 0, counts: JSON.stringify(counts), accepted: true })
  }
  return grant
}

test('anybody reads every public grant in the shape of 360Giving; unpublished, declined, revoked and test files are never in it', async () => {
  const open = await given('ACTIVE', { title: '=1+1 "Robots", voor\tiedereen' })
  for (const [status, options] of [['DECLINED', {}], ['REVOKED', {}], ['ACTIVE', { published: false }], ['ACTIVE', { testMode: true }]] as const) await given(status, options)
  const [row] = await database.sql<{ kbo: string; call: string; start: string; end: string; day: string }>(
    `select o.kbo, c.code as call, g.period_start::text as start, g.period_end::text as end, to_char(g.awarded_at at time zone 'Europe/Brussels', 'YYYY-MM-DD') as day from grant_award g join organisation o on o.id = g.organisation_id join call c on c.id = g.call_id where g.id = $1`, [open.grantId])
  const { grants } = await json('toekenningen.json')
  expect(grants).toEqual([{
    id: `STEM-LOKET-${open.number}`, title: '1+1 "Robots", voor iedereen', description: 'Subsidie voor 1 STEM-activiteit in Mechelen.', currency: 'EUR', amountAppliedFor: 4000, amountAwarded: 4000, awardDate: row?.day,
    plannedDates: [{ startDate: row?.start, endDate: row?.end }],
    recipientOrganization: [{ id: `BE-BCE_KBO-${row?.kbo}`, name: 'Tandrad & Toverbal vzw' }],
    fundingOrganization: [{ id: 'STEM-LOKET-VLAIO', name: 'Agentschap Innoveren en Ondernemen (VLAIO)' }],
    grantProgramme: [{ code: row?.call, title: 'STEM-academies: activiteiten' }], fromOpenCall: 'Yes',
    beneficiaryLocation: [{ name: 'Mechelen', countryCode: 'BE', geoCode: '12025', geoCodeType: 'NIS', latitude: expect.any(Number), longitude: expect.any(Number) }],
  }])
  expect(await csv('toekenningen.csv')).toEqual([{
    id: `STEM-LOKET-${open.number}`, title: '1+1 "Robots", voor iedereen', description: 'Subsidie voor 1 STEM-activiteit in Mechelen.', currency: 'EUR', amountAppliedFor: '4000', amountAwarded: '4000', amountSettled: '', awardDate: row?.day,
    'plannedDates/0/startDate': row?.start, 'plannedDates/0/endDate': row?.end, 'recipientOrganization/0/id': `BE-BCE_KBO-${row?.kbo}`, 'recipientOrganization/0/name': 'Tandrad & Toverbal vzw',
    'fundingOrganization/0/id': 'STEM-LOKET-VLAIO', 'fundingOrganization/0/name': 'Agentschap Innoveren en Ondernemen (VLAIO)', 'grantProgramme/0/code': row?.call, 'grantProgramme/0/title': 'STEM-academies: activiteiten', fromOpenCall: 'Yes', 'beneficiaryLocation/*/geoCode': '12025',
  }])
  expect((await json('activiteiten.json')).activities.map(({ id, nis, sessionsHeld, price, themes }: Record<string, unknown>) => ({ id, nis, sessionsHeld, price, themes }))).toEqual([{ id: `STEM-LOKET-${open.number}/a1`, nis: '12025', sessionsHeld: null, price: 18, themes: ['DIGI'] }])
  await database.sql(`update grant_award set final_cents = 123450 where id = $1`, [open.grantId])
  expect((await json('toekenningen.json')).grants[0].amountSettled).toBe(1234.5)
})

test('the bytes carry their checksum: GET and HEAD answer 304 to who has them, and a change gives others', async () => {
  const first = await ask('toekenningen.csv')
  const bytes = Buffer.from(await first.arrayBuffer())
  expect(first.headers.get('etag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`)
  expect(first.headers.get('content-length')).toBe(String(bytes.length))
  const again = await ask('toekenningen.csv', {}, 'HEAD')
  expect([again.status, again.headers.get('etag'), again.headers.get('last-modified'), await again.text()]).toEqual([200, first.headers.get('etag'), first.headers.get('last-modified'), ''])
  const known = await ask('toekenningen.csv', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([known.status, await known.text()]).toEqual([304, ''])
  expect((await ask('toekenningen.csv', { 'if-modified-since': first.headers.get('last-modified') ?? '' })).status).toBe(304)
  expect((await ask('toekenningen.csv', { 'if-none-match': '"other"', 'if-modified-since': first.headers.get('last-modified') ?? '' })).status).toBe(200)
  const [award] = await database.sql<{ at: Date }>(`select max(g.awarded_at) as at from grant_award g join call c on c.id = g.call_id where g.status = 'ACTIVE' and not c.test_mode`)
  // Of the contents, not of who asked first.
  expect((await ask('activiteiten.json')).headers.get('last-modified')).toBe(award?.at.toUTCString())
  // Another version of a row, the same bytes: who has them keeps them, and since when.
  await database.sql('update grant_award set version = version + 1')
  const same = await ask('toekenningen.csv')
  expect([same.headers.get('etag'), same.headers.get('last-modified')]).toEqual([first.headers.get('etag'), first.headers.get('last-modified')])
  await given('ACTIVE')
  expect((await ask('toekenningen.csv', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(200)
})

test('a figure of reach is there from its release on and never changes; a small one is named and hidden', async () => {
  const large = await given('CLOSED', { participants: 40 })
  const skewed = await given('CLOSED', { participants: 30, girls: 2 })
  const small = await given('CLOSED', { participants: 3 })
  expect((await json('indicatoren.json')).figures).toEqual([])
  expect(await releaseAllReach()).toEqual({ released: 2 })
  expect(await releaseAllReach()).toEqual({ released: 0 })
  const { figures } = await json('indicatoren.json')
  const of = (number: string | null, wanted: RegExp) => figures.filter((one: { grant: string | null; indicator: string; id: string }) => one.grant === (number && `STEM-LOKET-${number}`) && wanted.test(one.indicator)).map((one: { category: string | null; value: number | null; hidden: boolean }) => [one.category, one.value, one.hidden])
  expect(of(large.number, /I0[13]/)).toEqual([[null, 40, false], ['V', 20, false], ['M', 20, false], ['X', 0, false], ['UNKNOWN', 0, false]])
  expect(of(skewed.number, /I0[13]/)).toEqual([[null, 30, false], ['V', null, true], ['M', null, true], ['X', 0, false], ['UNKNOWN', 0, false]])
  expect(of(small.number, /./)).toEqual([])
  // Each in a call of its own: two batches.
  expect(of(null, /I01|I04|I15/)).toEqual(expect.arrayContaining([[null, 40, false], [null, 50, false], ['REDUCED', 5, false], [null, 30, false], [null, null, true]]))
  expect(figures.filter((one: { indicator: string; category: string }) => one.indicator === 'I02' && one.category === 'UNKNOWN').map((one: { value: number | null }) => one.value)).toEqual([null, null])
  expect((await csv('indicatoren.csv')).map(({ id }) => id)).toEqual(figures.map(({ id }: { id: string }) => id))
  await database.sql(`update report_activity set participants = 4000 where participants > 3`)
  await releaseAllReach()
  expect((await json('indicatoren.json')).figures).toEqual(figures)
  await database.sql(`update grant_award set status = 'REVOKED' from set_config('session_replication_role', 'replica', true) where id = $1`, [skewed.grantId])
  expect((await json('indicatoren.json')).figures.filter((one: { grant: string | null }) => one.grant === `STEM-LOKET-${skewed.number}`)).toEqual([])
})

test('the monitor, the criteria and the code lists are what the reference files say', async () => {
  const { figures } = await json('monitor.json')
  expect(figures.map(({ kind }: { kind: string }) => kind)).toEqual([...Array<string>(14).fill('FIGURE'), ...Array<string>(4).fill('TARGET'), ...Array<string>(21).fill('LATER'), ...Array<string>(3).fill('STATEMENT')])
  expect(figures[9]).toEqual({ id: 'STEM-MONITOR-BASELINE/1/B10', edition: 'STEM-MONITOR-BASELINE', version: 1, kind: 'FIGURE', code: 'B10', label: 'Aandeel meisjes in STEM, derde graad TSO', value: 16, operator: '<', unit: '%', period: '2011-2012', stage: 'instroom', level: 'SO3', form: 'TSO', gender: 'V', quote: 'net geen 16%', source: 'STEM-monitor, Departement Onderwijs', series: null })
  expect((await csv('monitor.csv')).map(({ code, value }) => [code, value]).slice(0, 2)).toEqual([['B01', '34.23'], ['B02', '24']])
  const { rubrics, indicatorSets } = await json('criteria.json')
  expect([rubrics.length, indicatorSets[0].indicators.length]).toEqual([1, 28])
  expect((await json('codelijsten.json')).gender[0]).toEqual({ code: 'V', nl: 'meisje', en: 'girl' })
})

test('no label, quote or source of the monitor begins with a sign of a formula', () => {
  const figure = { code: 'F1', labelNl: '=SOM(A1)', value: 5, operator: '=', unit: '%', schoolYear: '2025-2026', dimension: { stage: 'instroom', level: 'SO2', form: '@form', gender: 'alle' }, quoteNl: '-5%,\n"zegt" men', source: '+bron' }
  const content = { code: 'ED', referenceYear: '2025', source: '@bron', figures: [figure], targets: [], laterFigures: [], statements: [{ code: 'S1', stage: 'instroom', textNl: '=1+1' }] }
  expect(monitor.records({ code: 'ED', version: 1, content })).toMatchObject([{ label: 'SOM(A1)', form: 'form', quote: '5%, "zegt" men', source: 'bron', operator: '=', value: 5 }, { label: '1+1', source: 'bron' }])
})

test('the catalogue has what DCAT-AP requires, and names each file with its checksum', async () => {
  const read = await json('catalog.jsonld')
  for (const name of ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset', 'dct:issued', 'dct:modified', 'dct:language', 'dct:license']) expect(read, name).toHaveProperty([name])
  expect(read['dct:publisher']['@type']).toBe('foaf:Agent')
  expect(read['dcat:dataset']).toHaveLength(datasets.length + documents.length)
  for (const dataset of read['dcat:dataset']) {
    for (const name of ['dct:title', 'dct:description', 'dct:identifier', 'dct:publisher', 'dcat:contactPoint', 'dct:issued', 'dct:modified', 'dcat:theme', 'dct:language', 'dct:license', 'dcat:distribution']) expect(dataset, `${dataset['dct:identifier']} ${name}`).toHaveProperty([name])
    for (const distribution of dataset['dcat:distribution']) {
      for (const name of ['dcat:accessURL', 'dcat:downloadURL', 'dct:format', 'dcat:mediaType', 'dct:license']) expect(distribution, name).toHaveProperty([name])
      const file = String(distribution['dcat:downloadURL']['@id']).replace(`${APP}/api/open-data/`, '')
      expect((await ask(file, {}, 'HEAD')).headers.get('etag'), file).toBe(`"${distribution['spdx:checksum']['spdx:checksumValue']}"`)
    }
  }
  expect(await text('catalog.jsonld')).toBe(await text('catalog.jsonld'))
  const paths: Record<string, unknown> = (await json('openapi.json')).paths
  expect(Object.keys(paths).toSorted()).toEqual(['/activiteiten.csv', '/activiteiten.json', '/catalog.jsonld', '/codelijsten.json', '/criteria.json', '/indicatoren.csv', '/indicatoren.json', '/monitor.csv', '/monitor.json', '/toekenningen.csv', '/toekenningen.json'])
})

/** What the 360Giving data standard 1.4 asks of a grant, written out: the fields that must be there, the types and forms of those that are, and no name of a person. */
const organisation = z.array(z.looseObject({ id: z.string().regex(/^(BE-BCE_KBO-\d{10}|STEM-LOKET-[A-Z]+)$/), name: z.string().min(1) })).length(1)
const day = z.iso.date()
const grantOf360 = z.strictObject({
  id: z.string().regex(/^STEM-LOKET-/), title: z.string().min(1), description: z.string().min(1), currency: z.literal('EUR'), amountAppliedFor: z.number().optional(), amountAwarded: z.number(), amountSettled: z.number().optional(), awardDate: day,
  plannedDates: z.array(z.strictObject({ startDate: day, endDate: day })).length(1), recipientOrganization: organisation, fundingOrganization: organisation,
  grantProgramme: z.array(z.strictObject({ code: z.string().min(1), title: z.string().min(1) })).length(1), fromOpenCall: z.enum(['Yes', 'No']),
  beneficiaryLocation: z.array(z.strictObject({ name: z.string(), countryCode: z.literal('BE'), geoCode: z.string().regex(/^\d{5}$/), geoCodeType: z.literal('NIS'), latitude: z.number().min(49).max(52), longitude: z.number().min(2).max(7) })),
})

test('every grant has what 360Giving requires, in its types, and an id that no other has', async () => {
  const { grants: all, ...rest } = await json('toekenningen.json')
  expect([rest, all.length > 0, z.array(grantOf360).safeParse(all).error?.issues]).toEqual([{}, true, undefined])
  expect(new Set(all.map(({ id }: { id: string }) => id)).size).toBe(all.length)
  for (const { awardDate, plannedDates: [planned] } of z.array(grantOf360).parse(all)) expect([awardDate, planned?.startDate, (planned?.endDate ?? '') >= (planned?.startDate ?? '')]).toEqual([expect.any(String), expect.any(String), true])
})

test('every record has the fields that the page names, and every number in the CSV is that of the JSON', async () => {
  for (const dataset of datasets) {
    const records: Record<string, unknown>[] = (await json(`${dataset.name}.json`))[dataset.member]
    const rows = await csv(`${dataset.name}.csv`)
    expect(rows.length, dataset.name).toBe(records.length)
    const named = new Set(dataset.fields.map(({ name }) => name.split('/')[0]))
    for (const [index, record] of records.entries()) {
      for (const key of Object.keys(record)) expect(named, key).toContain(key)
      for (const [key, value] of Object.entries(record)) if (typeof value === 'number') expect(Number(rows[index]?.[key]), key).toBe(value)
    }
  }
  expect(documents.map((document) => [document.name, formatsOf(document)])).toEqual([['criteria', ['json']], ['codelijsten', ['json']]])
})

test('many who ask at once get the same bytes, and no file twice', async () => {
  await given('ACTIVE')
  const texts = await Promise.all(Array.from({ length: 8 }, () => text('activiteiten.csv')))
  expect(new Set(texts).size).toBeLessThanOrEqual(2)
  await database.sql('delete from open_data_file')
  expect(new Set(await Promise.all(Array.from({ length: 8 }, async () => (await askAsItIs('activiteiten.csv')).text()))).size).toBe(1)
  expect(await database.sql(`select name, source from open_data_file group by 1, 2 having count(*) > 1`)).toEqual([])
  expect(await database.sql(`select from open_data_piece p where not exists (select from open_data_file f where f.id = p.file_id)`)).toEqual([])
})

test('nobody waits for the making of a file, and what is withdrawn is in no download a minute later', async () => {
  const grant = await given('ACTIVE')
  await makeAllFiles(APP)
  const shown = async () => (await (await askAsItIs('toekenningen.csv')).text()).includes(grant.number)
  const files = () => database.sql(`select id from open_data_file where name = 'toekenningen.csv' order by id`)
  const made = await files()
  expect(await shown()).toBe(true)
  await database.sql(`update grant_award set status = 'REVOKED' from set_config('session_replication_role', 'replica', true) where id = $1`, [grant.grantId])
  await database.sql(`update open_data_change set at = at - interval '55 seconds'`)
  expect([await shown(), await files()]).toEqual([true, made])
  await database.sql(`update open_data_change set at = at - interval '6 seconds'`)
  const release = await holdLock(database, `select pg_advisory_xact_lock(hashtextextended('open data: grants', 0))`)
  // While another makes it: who asks waits, rather than reading the old one.
  const asked = shown()
  await release()
  expect(await asked).toBe(false)
  const remade = await files()
  await database.sql(`update open_data_change set at = at - interval '2 hours'`)
  await makeAllFiles(APP)
  expect(await database.sql('select from open_data_change')).toHaveLength(1)
  expect([await shown(), await files()]).toEqual([false, remade])
})

test('each act that changes what is public is counted once it is committed, and an autosave is not', async () => {
  const grant = await given('ACTIVE')
  const changes = async () => Number((await database.sql<{ n: string }>('select sum(n) as n from open_data_change'))[0]?.n)
  const counted = async (statement: string) => {
    const before = await changes()
    await database.sql(statement)
    return (await changes()) - before
  }
  for (const table of ['organisation set legal_name = legal_name', 'call set test_mode = test_mode', 'grant_award set final_cents = final_cents', `report set status = status`, 'municipality set name = name']) expect(await counted(`update ${table}`), table).toBe(1)
  expect(await counted(`insert into publication select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'round', 9))).* from publication p where p.call_id = '${grant.callId}'`)).toBe(1)
  for (const table of ['application set title = title', 'grant_award set version = version + 1', 'organisation set version = version + 1']) expect(await counted(`update ${table} where id = (select id from ${table.split(' ')[0]} limit 1)`), table).toBe(0)
})
