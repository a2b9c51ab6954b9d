import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from '@/lib/filings/csv'

test('a Belgian spreadsheet opens it: its mark, semicolons, CRLF, quotes where a cell asks them', () => {
  expect(csvText(['naam', 'punten'], [['De "Kraan"; vzw', 12], ['twee\nregels', 0]])).toBe('\uFEFFnaam;punten\r\n"De ""Kraan""; vzw";12\r\n"twee\nregels";0\r\n')
})

test('any text comes back as it was, and what a spreadsheet would run comes back with an apostrophe in front', () => {
  const formula = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', ' =', '\n@'), fc.string()).map((parts) => parts.join(''))
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), formula), { minLength: 2, maxLength: 2 }), (cells) => {
    const [, read] = parse(csvText(['een', 'twee'], [cells]), { delimiter: ';', bom: true, record_delimiter: '\r\n' }) as string[][]
    expect(read).toEqual(cells.map((text) => (/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)))
  }), { numRuns: 2000 })
})
