import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pasteTables, readPasted, type PasteKind } from '@/lib/applications/pasted-rows'
import { context } from './valid-request'

const { reference } = context()
const read = (kind: PasteKind, text: string, room = 150) => readPasted(kind, text, reference, room)
const session = (date: string, dayPart: string, begin: string, end: string) => ({ date, dayPart, begin, end })

test.each([
  ['tabs', 'Datum\tDagdeel\tBegin\tEinde\n12/03/2027\tpm\t13:30\t16:00'],
  ['semicolons, other order, other words', 'van;tot;DATUM\n13u30;16u;vr 12 mrt 27'],
  ['commas, no heading', '2027-03-12,PM,13.30,16:00:00'],
  ['quotes, an empty line, Windows line ends and a byte order mark', '\uFEFF"Datum";"Begin";"Einde"\r\n\r\n"12 maart 2027";"13:30";"16:00 uur"\r\n'],
  ['a column that is not ours', 'Datum;Begin;Einde;Opmerking\n12-3-2027;13:30;16:00;regen'],
])('a session is read from %s', (_, text) => {
  const { rows, problem } = read('sessies', text)
  expect(problem).toBeNull()
  expect(rows.map(({ typed, problem: wrong }) => [typed, wrong])).toEqual([[session(text.startsWith('2027') ? '2027-03-12' : '12/03/2027', 'PM', '13:30', '16:00'), null]])
})

test.each([
  ['een datum die niet bestaat', '31/02/2027;13:30;16:00', 'Datum: Geef een datum op als dd/mm/jjjj, bijvoorbeeld 14/09/2027.'],
  ['een leeg uur', '12/03/2027;13:30;', 'Einde: Dit veld is verplicht.'],
  ['twee fouten', 'morgen;13:30;straks', 'Datum: Geef een datum op als dd/mm/jjjj, bijvoorbeeld 14/09/2027. Einde: Geef een uur op als uu:mm, bijvoorbeeld 13:30.'],
  ['een cel te veel', '12/03/2027;13:30;16:00;;x', 'Er staat iets te veel op deze regel: x.'],
])('%s is said with the number of its line; the lines around it are read', (_, bad, message) => {
  const { rows } = read('sessies', `Datum;Begin;Einde\n12/03/2027;13:30;16:00\n\n${bad}\n13/03/2027;13:30;16:00`)
  expect(rows.map(({ line, problem }) => [line, problem])).toEqual([[2, null], [4, message], [5, null]])
})

test.each(['\n', '\r\n', '\r'])('after cells with a line break, ended by %j, a row is named by the line on which it begins', (end) => {
  const text = ['Soort;Omschrijving;Bedrag', '"FEES";"Inschrijvingen', 'van het najaar";540,00', 'FEES;Kaarten;10,00', '', 'FEES;"', 'Koffie', '";1,00', 'FEES;Thee;veel'].join(end)
  expect(read('opbrengsten', text).rows.map(({ line, typed, problem }) => [line, typed['description'], problem === null])).toEqual([[2, 'Inschrijvingen\nvan het najaar', true], [4, 'Kaarten', true], [6, expect.stringContaining('Koffie'), true], [9, 'Thee', false]])
})

test('costs and revenues with Dutch amounts; what two readers would read differently is asked back', () => {
  const costs = read('kosten', 'Soort kost\tOmschrijving\tAantal\tEenheid\tPrijs per eenheid\tWaarvan in natura\nMATERIAL\tHout "en"\tlijm\t12,5\t€ 1.250,00\t')
  expect(costs.rows[0]?.problem).toContain('Aantal')
  const good = read('kosten', 'Soort\tOmschrijving\tAantal\tEenheid\tPrijs\nmaterial\tHout\t12,5\tstuk\t€ 1.250,00\nStaff\tBegeleider\t3\tuur\t1.250')
  expect(good.rows.map(({ problem }) => problem)).toEqual([null, expect.stringContaining('Prijs per eenheid: ')])
  expect(good.rows[0]?.typed).toEqual({ category: 'MATERIAL', description: 'Hout', quantity: '12,5', unit: 'stuk', unitPrice: '€ 1.250,00', inKind: '' })
  expect(read('opbrengsten', 'fees;Inschrijvingen;540,00').rows).toEqual([{ line: 1, typed: { category: 'FEES', description: 'Inschrijvingen', amount: '540,00' }, shown: ['fees', 'Inschrijvingen', '540,00'], problem: null }])
})

test.each([
  ['', 'Plak hier de sessies uit uw rekenblad.'],
  ['Datum;Begin;Einde', 'Onder de titels staan geen sessies.'],
  ['Datum;Uur\n12/03/2027;13:30', 'Deze kolommen ontbreken: Dagdeel, Begin, Einde.'],
  ['"12/03/2027;13:30;16:00', 'Er staat een aanhalingsteken dat niet gesloten is. Kijk na vanaf regel 1.'],
  ['1;2;3\n4;5;6\n7;8;9', 'U plakt 3 sessies; er kunnen er nog 2 bij.'],
])('%j as a whole: %s', (text, problem) => {
  expect(read('sessies', text, 2)).toMatchObject({ rows: [], problem })
})

test('whatever is pasted: it is read without failing, never more rows than there is room for, and only fields of the form come out', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '1', '/', ':', ';', ',', '\t', '\n', '\r', '"', ' ', 'é', '€', '\uFEFF', '\0') }), fc.constantFrom('sessies' as const, 'kosten' as const, 'opbrengsten' as const), fc.nat(5), (text, kind, room) => {
    const { rows, problem } = read(kind, text, room)
    expect(rows.length <= room && (problem === null || rows.length === 0)).toBe(true)
    for (const { typed } of rows) expect(Object.keys(typed)).toEqual(Object.keys(pasteTables[kind].fields))
  }))
})

test('rows written by a spreadsheet come back, whatever separates them', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ';', ',', '\t', '"', '\n'), minLength: 1, maxLength: 8 }).map((text) => text.trim()).filter((text) => text.length > 1)
  fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.constantFrom('\t', ';'), (descriptions, separator) => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const text = ['Soort', 'Omschrijving', 'Bedrag'].join(separator) + '\n' + descriptions.map((one) => ['FEES', quoted(one), '10,00'].join(separator)).join('\n')
    expect(read('opbrengsten', text).rows.map(({ typed }) => typed['description'])).toEqual(descriptions)
  }))
})
