import { describe, expect, test } from 'vitest'
import { readBankReport } from '@/lib/payments/bank-report'
import { readXml } from '@/lib/payments/xml-tree'
import { statement, statusReport } from '@/tests/support/bank-answers'

const text = (xml: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(xml))

const status = { iban: '', source: { kind: 'STATUS', messageId: 'STEM-2026-000001' } }
const booked = { iban: '', source: { kind: 'STATEMENT', account: 'BE68539007547034', day: '2026-11-20' } }

test('a status report says per payment what became of it', () => {
  expect(readBankReport(statusReport({ messageId: 'STEM-2026-000001', lines: [{ reference: 'A-1', status: 'ACSC', euro: '12.50' }, { reference: 'A-2', status: 'RJCT', reason: 'AC04' }, { reference: 'A-3', status: 'ACSP', euro: '7' }] }))).toEqual({
    kind: 'STATUS', messageId: 'BANK-1', accounts: [],
    lines: [{ is: 'EXECUTED', endToEndId: 'A-1', amountCents: 1250n, amount: '12.50 EUR', ...status }, { is: 'REFUSED', endToEndId: 'A-2', amountCents: null, amount: '', ...status, code: 'AC04', said: 'Rekening & naam' }, { is: 'PENDING', endToEndId: 'A-3', amountCents: 700n, amount: '7 EUR', ...status }],
  })
})

test('prefixes of the namespace make no difference', () => {
  const prefixed = Buffer.from(statusReport({ lines: [{ reference: 'A-1', status: 'ACSC' }] })).toString('utf8').replace(/<(\/?)(?=[A-Z])/g, '<$1ns2:').replace('xmlns=', 'xmlns:ns2=')
  expect(readBankReport(text(prefixed))?.lines).toEqual([{ is: 'EXECUTED', endToEndId: 'A-1', amountCents: null, amount: '', iban: '', source: { kind: 'STATUS', messageId: 'STEM-0' } }])
})

test('a file that is refused as a whole is one line', () => {
  expect(readBankReport(statusReport({ messageId: 'STEM-2026-000001', group: 'RJCT', reason: 'FF01' }))?.lines).toEqual([{ is: 'FILE_REFUSED', messageId: 'STEM-2026-000001', code: 'FF01', said: 'Rekening & naam' }])
  expect(readBankReport(statusReport({ messageId: 'STEM-2026-000001', group: 'ACTC' }))?.lines).toEqual([{ is: 'FILE_PENDING', messageId: 'STEM-2026-000001' }])
})

test('a statement says what left, what came back and what came in, in euro alone', () => {
  const read = readBankReport(statement({ out: [{ reference: 'A-1', euro: '3600.00' }, { reference: 'A-2', euro: '10', currency: 'USD' }, { euro: '5' }], in: [{ reference: 'A-1', euro: '3600', returned: 'AC04' }, { euro: '300.5', message: '202700012347', day: '2026-11-18' }, { euro: '1', message: '202700012348' }] }))
  expect(read).toEqual({
    kind: 'STATEMENT', messageId: 'UITTREKSEL-1', accounts: ['BE68539007547034'],
    lines: [
      { is: 'EXECUTED', endToEndId: 'A-1', amountCents: 360_000n, amount: '3600.00 EUR', ...booked }, { is: 'EXECUTED', endToEndId: 'A-2', amountCents: null, amount: '10 USD', ...booked },
      { is: 'REFUSED', endToEndId: 'A-1', amountCents: 360_000n, amount: '3600 EUR', ...booked, code: 'AC04', said: '' },
      { is: 'RECEIVED', digits: '202700012347', amountCents: 30_050n, day: '2026-11-18', from: '' },
      { is: 'RECEIVED', digits: '', amountCents: 100n, day: '2026-11-20', from: '' },
    ],
  })
})

describe('what is no report of a bank is refused', () => {
  const good = Buffer.from(statement({})).toString('utf8')
  test.each([
    ['a document type', good.replace('<Document', '<!DOCTYPE x [<!ENTITY a "b">]><Document')],
    ['a document type in small letters', good.replace('<Document', '<!doctype x><Document')],
    ['a tag that is not closed', good.replace('</Document>', '')],
    ['another message', good.replaceAll('camt.053', 'camt.054')],
    ['another root', '<a/>'],
    ['a picture', '\u0089PNG'],
    ['nothing', ''],
    ['another encoding', good.replace('UTF-8', 'UTF-16')],
    ['elements a thousand deep', `<Document>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</Document>`],
  ])('%s', (_what, xml) => expect(readBankReport(text(xml))).toBeNull())

  test('and bytes that are no UTF-8', () => expect(readXml(new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toBeNull())
})
