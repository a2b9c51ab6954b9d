import { XMLParser } from 'fast-xml-parser'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paymentFile, type Transfer } from '@/lib/payments/payment-file'
import { sepaText } from '@/lib/payments/sepa-text'

const transfer = (more: Partial<Transfer> = {}): Transfer => ({ endToEndId: 'STEM-2026-ACV-00001-1', amountCents: 360_000n, name: 'Tandrad + Toverbal vzw', iban: 'BE68539007547034', remittance: 'STEM-2026-ACV-00001 Voorschot 80 procent', ...more })
const write = (...transfers: Transfer[]) =>
  paymentFile({ messageId: 'STEM-2026-000042', createdAt: new Date('2026-11-20T14:05:06.789Z'), executionDay: '2026-11-23', debtor: { name: 'Agentschap Voorbeeld', iban: 'BE43068999999501' }, transfers })

/** Elements in their order: [name, text] or [name, children]. */
type Node = [string, string | Node[]]
const tree = (xml: string): Node[] => {
  const walk = (nodes: Record<string, unknown>[]): Node[] =>
    nodes.flatMap((node): Node[] => {
      const name = Object.keys(node).find((key) => key !== ':@') ?? ''
      if (name === '?xml') return []
      const inner = node[name] as Record<string, unknown>[]
      const texts = inner.length === 1 && inner[0] && '#text' in inner[0] ? String(inner[0]['#text']) : null
      return [[name, texts ?? walk(inner)]]
    })
  return walk(new XMLParser({ preserveOrder: true, parseTagValue: false, trimValues: false }).parse(xml.replaceAll('\n', '')) as Record<string, unknown>[])
}

test('the file has the elements of pain.001.001.09 in their order, with sums per file and per block', () => {
  const document = write(transfer(), transfer({ endToEndId: 'STEM-2026-ACV-00002-2', amountCents: 1n, name: 'Zoë’s Crèche', iban: 'NL91ABNA0417164300', remittance: 'Saldo' }))
  expect(document.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">')).toBe(true)
  expect(document.match(/<InstdAmt Ccy="EUR">/g)).toHaveLength(2)
  const sums: Node[] = [['NbOfTxs', '2'], ['CtrlSum', '3600.01']]
  expect(tree(document)).toEqual([['Document', [['CstmrCdtTrfInitn', [
    ['GrpHdr', [['MsgId', 'STEM-2026-000042'], ['CreDtTm', '2026-11-20T14:05:06Z'], ...sums, ['InitgPty', [['Nm', 'Agentschap Voorbeeld']]]]],
    ['PmtInf', [
      ['PmtInfId', 'STEM-2026-000042'], ['PmtMtd', 'TRF'], ['BtchBookg', 'false'], ...sums,
      ['PmtTpInf', [['SvcLvl', [['Cd', 'SEPA']]]]],
      ['ReqdExctnDt', [['Dt', '2026-11-23']]],
      ['Dbtr', [['Nm', 'Agentschap Voorbeeld']]],
      ['DbtrAcct', [['Id', [['IBAN', 'BE43068999999501']]], ['Ccy', 'EUR']]],
      ['DbtrAgt', [['FinInstnId', [['Othr', [['Id', 'NOTPROVIDED']]]]]]],
      ['ChrgBr', 'SLEV'],
      ['CdtTrfTxInf', [
        ['PmtId', [['InstrId', 'STEM-2026-ACV-00001-1'], ['EndToEndId', 'STEM-2026-ACV-00001-1']]],
        ['Amt', [['InstdAmt', '3600.00']]],
        ['Cdtr', [['Nm', 'Tandrad + Toverbal vzw']]],
        ['CdtrAcct', [['Id', [['IBAN', 'BE68539007547034']]]]],
        ['RmtInf', [['Ustrd', 'STEM-2026-ACV-00001 Voorschot 80 procent']]],
      ]],
      ['CdtTrfTxInf', [
        ['PmtId', [['InstrId', 'STEM-2026-ACV-00002-2'], ['EndToEndId', 'STEM-2026-ACV-00002-2']]],
        ['Amt', [['InstdAmt', '0.01']]],
        ['Cdtr', [['Nm', "Zoe's Creche"]]],
        ['CdtrAcct', [['Id', [['IBAN', 'NL91ABNA0417164300']]]]],
        ['RmtInf', [['Ustrd', 'Saldo']]],
      ]],
    ]],
  ]]]]])
})

test('texts hold only the signs of the EPC set, within their length, and no slash at an end or two together', () => {
  expect([['Société Ünïq & Co', 70], ['“Æther” – l’œuvre_Łódź', 70], ['//a///b/', 70], ['Ж 北 👩‍🚀', 70], ['abcdef ghi', 7], ["<b>&amp;</b>'", 70]].map(([text, most]) => sepaText(String(text), Number(most))))
    .toEqual(['Societe Uniq + Co', "'AEther' - l'oeuvre-Lodz", 'a/b', '', 'abcdef', "b+amp,/b'"])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 140 }), (text, most) => {
      const written = sepaText(text, most)
      expect(written).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/)
      expect(written).not.toMatch(/^[/ ]|[/ ]$|\/\//)
      expect(written.length).toBeLessThanOrEqual(most)
      expect(sepaText(written, most)).toBe(written)
    }),
  )
})

test('whatever the amounts and texts, the sums are exact and every value keeps its length', () => {
  const any = fc.record({ amountCents: fc.bigInt({ min: 1n, max: 99_999_999_999n }), name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), remittance: fc.string({ unit: 'grapheme', maxLength: 300 }) })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 20 }), (given) => {
      const document = write(...given.map((more, index) => transfer({ ...more, endToEndId: `STEM-2026-ACV-00001-${index}` })))
      const all = (name: string) => [...document.matchAll(new RegExp(`<${name}(?: Ccy="EUR")?>([^<]*)</${name}>`, 'g'))].map(([, value]) => value ?? '')
      const cents = (text = '') => BigInt(text.replace(/^(\d+)\.(\d\d)$/, '$1$2'))
      expect(all('InstdAmt').every((amount) => /^\d{1,9}\.\d\d$/.test(amount))).toBe(true)
      expect(all('CtrlSum').map(cents)).toEqual(Array.from({ length: 2 }, () => given.reduce((sum, { amountCents }) => sum + amountCents, 0n)))
      expect(all('InstdAmt').reduce((sum, amount) => sum + cents(amount), 0n)).toBe(cents(all('CtrlSum')[0]))
      expect(all('NbOfTxs')).toEqual([String(given.length), String(given.length)])
      for (const [name, most] of [['MsgId', 35], ['PmtInfId', 35], ['InstrId', 35], ['EndToEndId', 35], ['Nm', 70], ['Ustrd', 140], ['IBAN', 34]] as const) expect(all(name).every((value) => value.length <= most)).toBe(true)
    }),
    { numRuns: 50 },
  )
})
