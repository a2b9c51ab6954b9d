import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from '@/lib/filings/csv'
import { readPastedTable } from '@/lib/filings/pasted-table'
import { unclosedQuoteLine } from '@/lib/filings/unclosed-quote'

const rows = (count: number, changed: Record<number, string>): string => Array.from({ length: count }, (_, index) => changed[index + 1] ?? `STEM-${index + 1};jan@demo.example`).join('\n')

describe('the line of a quote that does not close', () => {
  test.each<[string, string, number | null]>([
    ['near the end', rows(14, { 12: '"STEM-12;jan@demo.example' }), 12],
    ['before a line with quotes of its own', rows(14, { 5: 'STEM-5;"jan@demo.example', 6: '"STEM-6";"an@demo.example"' }), 5],
    ['after a cell of three lines', rows(8, { 2: 'STEM-2;"een\ntwee\ndrie"', 4: '"STEM-4;jan' }), 6],
    ['with a doubled quote in it', rows(3, { 2: '"de ""oude"" school;jan' }), 2],
    ['closed, with spaces around', ' "een" ; "twee\nregels" ;x\n"drie"', null],
    ['in the middle of a word', 'het 5" buisje;x\nniets;y', null],
  ])('%s', (_, text, line) => {
    expect(unclosedQuoteLine(text, ';')).toBe(line)
  })

  test('is told where a table is read', () => {
    expect(readPastedTable(rows(14, { 12: '"STEM-12;jan@demo.example' }).replaceAll('\n', '\r\n'))).toEqual({ ok: false, problem: 'Er staat een aanhalingsteken dat niet gesloten is. Kijk na vanaf regel 12.' })
  })

  test('what the portal writes itself closes all its quotes', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', ' ') }), { minLength: 2, maxLength: 3 }), { maxLength: 6 }), (table) => {
      expect(unclosedQuoteLine(csvText(['een', 'twee'], table).replaceAll('\r\n', '\n'), ';')).toBeNull()
    }))
  })
})
