import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, parseDuration } from '@/lib/activity-log/duration'
import { readPastedResidence } from '@/lib/activity-log/pasted-residence'
import { readPastedSessions } from '@/lib/activity-log/pasted-sessions'
import type { LogBounds } from '@/lib/activity-log/session-rules'

const bounds: LogBounds = { firstDay: '2026-01-01', lastDay: '2026-12-31', today: '2026-11-22', groups: 1 }
const read = (text: string, standing: Parameters<typeof readPastedSessions>[2] = []) => readPastedSessions(text, bounds, standing)
const shown = (text: string) => read(text).rows.map((row) => row.problem ?? row.shown.join('|'))

describe('pasted sessions', () => {
  test.each([
    ['a Belgian CSV', 'datum;dagdeel;duur;ingeschreven;aanwezig\n04/11/2026;namiddag;2;12;10'],
    ['cells of Excel or LibreOffice', 'Datum\tDagdeel\tUren\tIngeschreven\tAanwezigen\n4/11/2026\tNM\t2,00\t12,00\t10'],
    ['quoted, with commas and an hour', '"2026-11-04","13:30","2:00","12","10"'],
    ['columns in another order, with one that is not ours', 'aanwezig;datum;lokaal;duur;dagdeel;ingeschreven\n10;4-11-2026;2.04;120 min;PM;12'],
  ])('%s says the same', (_name, text) => {
    expect(shown(text)).toEqual(['04/11/2026|namiddag|2|12|10|'])
  })

  test('each line says by itself everything that is wrong with it', () => {
    expect(shown('31/02/2026;ergens;5;x;\n04/11/2026;avond;1,1;3;4;;te veel\n05/01/2027;avond;2;3;3\n23/11/2026;avond;2;3;3')).toEqual([
      'Datum: geef een geldige datum op (dd/mm/jjjj). Dagdeel: schrijf voormiddag, namiddag of avond. Duur: geef de duur in uren op, per kwartier, van een half uur tot 4 uur. Bijvoorbeeld 1,5. Ingeschreven: geef een geheel getal op, 0 of meer. Aanwezig: geef een geheel getal op, 0 of meer.',
      'Duur: geef de duur in uren op, per kwartier, van een half uur tot 4 uur. Bijvoorbeeld 1,5. Er staat iets te veel op deze regel: te veel.',
      'Sessie van 05/01/2027 ligt buiten de subsidieperiode.',
      'De sessie van 23/11/2026 moet nog komen. Noteer ze op de dag zelf of later.',
    ])
  })

  test('a half-day that is in the log, or twice in the text, is asked about; a reason makes it a cancelled one', () => {
    expect(read('04/11/2026;avond;2;3;3\n04/11/2026;avond;2;3;3\n11/11/2026;avond;2;3;3\n30/11/2026;avond;2;;;De zaal was bezet.', [{ heldOn: '2026-11-11', dayPart: 'EVE' }]).rows.map(({ line, problem, entry }) => [line, problem?.slice(0, 22) ?? entry?.status])).toEqual([
      [1, 'HELD'], [2, 'Op 04/11/2026 in de av'], [3, 'Op 11/11/2026 in de av'], [4, 'CANCELLED'],
    ])
  })

  test('a day in a filed report is wrong on its own line, and no line speaks of a box that the text does not have', () => {
    const { rows } = readPastedSessions('04/11/2026;avond;2;3;3\n05/11/2026;avond;2;3;3\n05/11/2026;avond;2;3;3\n06/11/2026;avond;2;3;4', bounds, [], [{ start: '2026-10-01', end: '2026-11-04' }])
    expect(rows.map(({ problem }) => problem)).toEqual([
      'Deze dag staat in een ingediend verslag.', null,
      'Op 05/11/2026 in de avond staat er al een sessie in het logboek of hoger in deze tekst. Schrap deze regel, of noteer een sessie van nog een andere groep apart in het logboek.',
      'Er zijn meer aanwezigen (4) dan ingeschrevenen (3). Deden er kinderen mee zonder inschrijving? Noteer deze sessie dan apart in het logboek.',
    ])
  })

  test('a text without its columns, empty, or with an open quote says so as a whole', () => {
    expect([read('datum;dagdeel\n04/11/2026;avond').problem, read(' ').problem, read('datum;dagdeel;duur;ingeschreven;aanwezig').problem, read('"04/11/2026;avond').problem?.slice(0, 42)]).toEqual([
      'Deze kolommen ontbreken: duur, ingeschreven, aanwezig.', 'Plak hier de sessies uit uw rekenblad.', 'Onder de titels staan geen sessies.', 'Er staat een aanhalingsteken dat niet gesl',
    ])
  })

  test('no text whatever makes it stumble, or gives a session outside the bounds', () => {
    const cell = fc.oneof(fc.constantFrom('04/11/2026', 'avond', 'NM', '2', '1,5', '12', '', '"', 'datum', '-1', '99999'), fc.string({ maxLength: 8 }))
    fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 8 }), (table) => {
      for (const { problem, entry } of read(table.map((row) => row.join(';')).join('\n')).rows)
        if (problem === null) expect(entry !== null && entry.heldOn <= bounds.today && entry.quarters >= 2 && entry.quarters <= 16 && (entry.present ?? 0) <= (entry.enrolled ?? 0)).toBe(true)
    }), { numRuns: 100 })
  })
})

test('every duration of the database is written as it is read back, and no other is read', () => {
  for (let quarters = 0; quarters <= 20; quarters++) expect(parseDuration(formatDuration(quarters))).toBe(quarters >= 2 && quarters <= 16 ? quarters : null)
  expect(['1u30', '1:15', '90 min', '1,5 uur', '1,3', '0,25', '4,25', 'twee', ''].map(parseDuration)).toEqual([6, 5, 6, 6, null, null, null, null, null])
})

test('places are read by code or name; old codes become those of today, postcodes are not places', () => {
  const places = [{ nis: '12025', name: 'Mechelen', region: 'VLG', mergedOn: null }, { nis: '21004', name: 'Brussel', region: 'BRU', mergedOn: null }, { nis: '44088', name: 'Merelbeke-Melle', region: 'VLG', mergedOn: '2025-01-01' }]
  const mergers = [{ oldNis: '44043', newNis: '44088', validFrom: '2025-01-01' }]
  const { rows, residence, outside, unknown } = readPastedResidence('Gemeente;Aantal\n12025;12\n44043;3\nbuiten Vlaanderen;2\nonbekend;1\n2800;4\nmechelen;1\nmerelbeke melle;x', { places, mergers }, '2026-11-22')
  expect([residence, outside, unknown]).toEqual([[{ nis: '12025', count: 12 }, { nis: '44088', count: 3 }], 2, 1])
  expect(rows.flatMap(({ line, problem }) => (problem === null ? [] : [`${line}: ${problem}`]))).toEqual([
    '6: 2800 is een postcode. Gebruik de NIS-code of de naam van de gemeente.', '7: Deze plaats staat twee keer in de tekst.', '8: Deze plaats staat twee keer in de tekst. Aantal: geef een geheel getal op, 0 of meer.',
  ])
})
