import type pg from 'pg'
import { element, leaf } from '@/lib/payments/xml'

/** What the bank of the story writes on the day a payment left the account: a statement (camt.053.001.08) with that one entry. */
export const statementOf = async (owner: pg.Client, paymentId: string, { day, minute }: { day: string; minute: number }): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> => {
  const { rows } = await owner.query<{ reference: string; cents: string; account: string }>('select o.end_to_end_id as reference, o.amount_cents::text as cents, f.debtor_iban as account from payment_order o join payment_file f on f.id = o.file_id where o.payment_id = $1 order by o.attempt desc limit 1', [paymentId])
  const { reference = '', cents = '0', account = '' } = rows[0] ?? {}
  const amount = `${cents.slice(0, -2)}.${cents.slice(-2)}`
  const entry = element(
    'Ntry',
    leaf('Amt', amount, { Ccy: 'EUR' }), leaf('CdtDbtInd', 'DBIT'), element('Sts', leaf('Cd', 'BOOK')), element('BookgDt', leaf('Dt', day)),
    element('NtryDtls', element('TxDtls', element('Refs', leaf('EndToEndId', reference)), leaf('Amt', amount, { Ccy: 'EUR' }))),
  )
  // No number of a file: the list of reports is for all of finance, whatever file one has an interest in.
  const name = `${day}-11${String(minute).padStart(2, '0')}`
  const document = element('BkToCstmrStmt', element('GrpHdr', leaf('MsgId', `BANK-${name}`)), element('Stmt', leaf('Id', name), element('Acct', element('Id', leaf('IBAN', account))), entry))
  return { name: `uittreksel-${name}.xml`, bytes: new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">${document}</Document>\n`)) }
}
