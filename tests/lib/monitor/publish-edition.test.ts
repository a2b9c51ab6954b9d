import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { FiguresSections } from '@/app/(public)/monitor/figures-sections'
import type { Actor } from '@/lib/access/actor'
import { visitor } from '@/lib/access/actor'
import { seedReference } from '@/lib/commands/seed-reference'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { monitorEdition } from '@/lib/monitor/edition'
import { recipeOf } from '@/lib/monitor/open-data/recipes'
import { sendFile } from '@/lib/monitor/open-data/send-file'
import { editionVersions, nameOfEdition, previewEdition, publishEdition, type ReadingEdition } from '@/lib/monitor/publish-edition'
import { publishedEditions } from '@/lib/monitor/queries'
import { readEditionCsv } from '@/lib/monitor/read-edition-csv'
import baseline from '@/prisma/seed/reference/stem-monitor-baseline.json'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { answerOf } from '@/tests/support/running-grant'

const database = await testDatabase()
await seedReference(database.ownerUrl)
let officer: Actor
beforeAll(async () => { officer = await staffActor(database, 'VLAIO_OFFICER') })

const HEAD = 'kind;code;label;value;operator;unit;period;stage;level;form;gender;quote;source;series'
const FIGURE = 'FIGURE;B01;Instroom STEM, doorstroomfinaliteit;41,5;>;%;2024-2025;instroom;SO3;DOORSTROOM;alle;meer dan 41,5%;;'
const edition = (over: Partial<ReadingEdition> = {}): ReadingEdition => ({ code: 'STEM-MONITOR-2026', referenceYear: '2024-2025', source: 'STEM-monitor 2026', pasted: `${HEAD}\n${FIGURE}`, ...over })
const publish = async (actor: Actor, input: ReadingEdition) => publishEdition(actor, { ...input, seen: nameOfEdition(input, await previewEdition(officer, input)) })

test('an edition that was looked at becomes the newest on the page, with its audit event; the one before stays', async () => {
  expect(await publish(officer, edition())).toEqual({ version: 1 })
  expect((await asActor(visitor, publishedEditions)).map(({ code, version, edition: { figures } }) => [code, version, figures.length])).toEqual([['STEM-MONITOR-2026', 1, 1], ['STEM-MONITOR-BASELINE', 1, 14]])
  expect(await publish(officer, edition({ pasted: `${HEAD}\n${FIGURE.replace('41,5;', '42;')}` }))).toEqual({ version: 2 })
  expect((await asActor(officer, (tx) => editionVersions(tx, officer))).map(({ code, version, publishedBy }) => [code, version, publishedBy])).toEqual([['STEM-MONITOR-2026', 2, 'Joris Wouters'], ['STEM-MONITOR-2026', 1, 'Joris Wouters'], ['STEM-MONITOR-BASELINE', 1, null]])
  expect((await asActor(visitor, publishedEditions))[0]?.edition.figures[0]?.value).toBe(42)
  expect((await database.sql(`select subject_id as subject, payload::jsonb ->> 'figures' as figures from audit_event join audit_payload using (seq) where verb = 'monitor.publish' order by seq`))).toEqual([{ subject: 'STEM-MONITOR-2026/1', figures: '1' }, { subject: 'STEM-MONITOR-2026/2', figures: '1' }])
  await expect(database.sql(`update monitor_edition set reference_year = '1999-2000'`)).rejects.toThrow('append-only')
})

test('the same twice, another text than was looked at, and two at once are refused', async () => {
  const input = edition({ code: 'STEM-MONITOR-2027' })
  expect(await answerOf(publishEdition(officer, { ...input, seen: nameOfEdition(edition({ code: 'STEM-MONITOR-2027', source: 'Iemand anders' }), await previewEdition(officer, input)) }))).toBe('changed-meanwhile')
  const seen = nameOfEdition(input, await previewEdition(officer, input))
  expect((await Promise.all([answerOf(publishEdition(officer, { ...input, seen })), answerOf(publishEdition(officer, { ...input, seen }))])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  expect(await answerOf(publish(officer, input))).toBe('conflict')
})

test('only an officer or an administrator publishes; for others there is nothing', async () => {
  for (const role of ['VLAIO_FINANCE', 'VLAIO_REVIEWER', 'AUDITOR'] as const) expect([role, await answerOf(publish(await staffActor(database, role), edition({ code: `VAN-${role.replaceAll('_', '-')}` })))]).toEqual([role, 'not-found'])
  expect(await answerOf(previewEdition(visitor, edition()))).toBe('not-found')
  expect(await answerOf(publish(await staffActor(database, 'VLAIO_ADMIN'), edition({ code: 'VAN-BEHEER' })))).toBe('accepted')
})

test('each line that does not hold says what is wrong with it, and then nothing is published', async () => {
  const wrong = (line: string) => readEditionCsv(`${HEAD}\n${line}`, 'Bron').lines[0]?.problem
  const swap = (from: string, to: string) => wrong(FIGURE.replace(from, to))
  expect([
    swap('FIGURE;', 'CIJFER;'), swap(';B01;', ';b1;'), swap(';41,5;', ';veel;'), swap(';41,5;', ';141;'), swap(';>;', ';>>;'), swap('2024-2025', '2024'), swap(';instroom;', ';inloop;'), swap(';SO3;', ';SO9;'), swap('DOORSTROOM', 'ZSO'), swap(';alle;meer dan 41,5%', ';X;meer dan 41,5%'), swap('meer dan 41,5%', ''),
  ]).toEqual([
    'Soort "CIJFER" kennen we niet. Gebruik FIGURE, TARGET, LATER, STATEMENT.', 'Geef een code op: een hoofdletter en 2 of 3 cijfers, bijvoorbeeld B01.', 'Geef een getal op, bijvoorbeeld 34,23 (value).', 'Een percentage is ten hoogste 100.', 'Kies uit =, ~, >, < (operator).',
    'Geef een schooljaar op, bijvoorbeeld 2024-2025 (period).', 'Kies uit instroom, doorstroom, uitstroom (stage).', 'Kies uit SO2, SO3, SO, HO (level).', 'Kies uit alle, PBA, ABA, MA, ASO, TSO, KSO, BSO, DOORSTROOM, DUBBEL, ARBEIDSMARKT (form).', 'Kies uit alle, V, M (gender).', 'Neem de woorden van de bron over (quote).',
  ])
  expect(readEditionCsv(`${HEAD}\n${FIGURE}\n${FIGURE}`, '').lines[1]).toEqual({ line: 3, kind: 'cijfer', label: 'Instroom STEM, doorstroomfinaliteit', words: '', problem: 'Deze code staat al op regel 2.' })
  expect(wrong('LATER;S01;Later;3;;%;2020-2021;;;;;;javascript:alert(1);')).toBe('Geef het adres van de bron op, met https:// (source).')
  expect(wrong('TARGET;T03;Leeftijd;5;range;jaar;;;;;;;;')).toBe('Geef van en tot op, bijvoorbeeld 5-18 (value).')
  expect(readEditionCsv('soort;code\nx;y', '').problem).toBe('De eerste regel moet de titels van de kolommen bevatten. Deze ontbreken: kind, label, value.')
  expect(readEditionCsv(HEAD, '').problem).toBe('Er staat geen enkel cijfer in deze tekst.')
  const refused = await publish(officer, edition({ code: 'HALF', pasted: `${HEAD}\n${FIGURE}\n${FIGURE.replace('B01', 'B02').replace('41,5;', 'x;')}` })).catch((thrown: unknown) => thrown)
  expect(isRefusal(refused) && refused.problems).toEqual([{ field: 'pasted', message: 'Regel 3: Geef een getal op, bijvoorbeeld 34,23 (value).' }])
  expect(await database.sql(`select from monitor_edition where code = 'HALF'`)).toEqual([])
})

test('the open data of an edition reads back as that edition', async () => {
  const recipe = recipeOf('monitor.csv', 'https://stem.example')
  if (!recipe) throw new Error('no monitor.csv')
  const csv = await (await sendFile(new Request('https://stem.example/x'), recipe)).text()
  const own = csv.split('\r\n').filter((line) => line.startsWith('id,') || line.startsWith('STEM-MONITOR-BASELINE/')).join('\r\n')
  const { lines, parts, problem } = readEditionCsv(own, baseline.source)
  expect([problem, lines.filter((line) => line.problem !== '')]).toEqual(['', []])
  expect(monitorEdition.parse({ code: baseline.code, referenceYear: baseline.referenceYear, source: baseline.source, ...parts })).toEqual(monitorEdition.parse(baseline))
})

test('a text without targets takes those of the edition before along, says so, and names their source; one with targets replaces them all', async () => {
  const input = edition({ code: 'ZONDER-DOELEN' })
  const { carried } = await previewEdition(officer, input)
  expect([carried?.from, carried?.targets.map(({ code, source }) => [code, source])]).toEqual(['VAN-BEHEER, schooljaar 2024-2025', baseline.targets.map(({ code }) => [code, baseline.source])])
  await publish(officer, input)
  const published = async () => (await asActor(visitor, publishedEditions)).find(({ code }) => code === 'ZONDER-DOELEN')?.edition.targets.map(({ code, value }) => [code, value])
  expect(await published()).toEqual(baseline.targets.map(({ code, value }) => [code, value]))
  const own = { ...input, pasted: `${HEAD}\n${FIGURE}\nTARGET;T01;Minstens 40% meisjes;40;>=;%;2030;;;;;;;` }
  expect((await previewEdition(officer, own)).carried).toBeNull()
  await publish(officer, own)
  expect(await published()).toEqual([['T01', 40]])
  // An edition of long ago has none before it; a code of a target that goes on is not given to something else.
  expect((await previewEdition(officer, edition({ code: 'OUD', referenceYear: '1999-2000' }))).carried).toBeNull()
  expect(await answerOf(publish(officer, edition({ code: 'ANDERS', pasted: `${HEAD}\n${FIGURE.replace('B01', 'T01')}` })))).toBe('invalid')
})

test('a statement keeps the level of education that it is about, on the page and in the open data', async () => {
  const line = (level: string) => `STATEMENT;V01;Meer meisjes stromen door.;;;;;doorstroom;${level};;;;;`
  expect(readEditionCsv(`${HEAD}\n${FIGURE}\n${line('HO')}`, '').parts.statements).toEqual([{ code: 'V01', stage: 'doorstroom', level: 'HO', textNl: 'Meer meisjes stromen door.', source: '' }])
  expect([line('XX'), line('')].map((one) => readEditionCsv(`${HEAD}\n${FIGURE}\n${one}`, '').lines[1]?.problem)).toEqual(['Kies uit SO2, SO3, SO, HO (level).', ''])
  expect(renderToStaticMarkup(createElement(FiguresSections, { edition: monitorEdition.parse({ ...baseline, statements: [{ code: 'V01', stage: 'doorstroom', level: 'HO', textNl: 'Meer meisjes stromen door.' }] }) }))).toContain('Over: hoger onderwijs')
})
