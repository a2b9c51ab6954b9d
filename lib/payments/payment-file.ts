import { addCents } from '@/lib/money'
import { sepaText } from './sepa-text'
import { element, leaf } from './xml'

export type Transfer = { endToEndId: string; amountCents: bigint; name: string; iban: string; remittance: string }

export type PaymentOrders = {
  /** At most 35 signs of A–Z, 0–9 and -. */
  messageId: string
  createdAt: Date
  /** 'yyyy-mm-dd', a day on which banks work. */
  executionDay: string
  debtor: { name: string; iban: string }
  transfers: readonly Transfer[]
}

/**
 * The order to the bank: one SEPA credit transfer initiation (ISO 20022 pain.001.001.09, as the EPC and Febelfin guides narrow it): one group
 * header and one block of payments from one account, each payment booked apart so that the bank's answer names it. Euro, costs shared, accounts
 * by IBAN alone, so that the agents are not named. Elements in the order of the message definition; sums per file and per block.
 */
export const paymentFile = ({ messageId, createdAt, executionDay, debtor, transfers }: PaymentOrders): string => {
  const sums = [leaf('NbOfTxs', String(transfers.length)), leaf('CtrlSum', decimal(addCents(transfers.map(({ amountCents }) => amountCents))))]
  const payer = leaf('Nm', sepaText(debtor.name, LONGEST_NAME))
  const document = element(
    'CstmrCdtTrfInitn',
    element('GrpHdr', leaf('MsgId', messageId), leaf('CreDtTm', `${createdAt.toISOString().slice(0, 19)}Z`), ...sums, element('InitgPty', payer)),
    element(
      'PmtInf',
      leaf('PmtInfId', messageId),
      leaf('PmtMtd', 'TRF'),
      leaf('BtchBookg', 'false'),
      ...sums,
      element('PmtTpInf', element('SvcLvl', leaf('Cd', 'SEPA'))),
      element('ReqdExctnDt', leaf('Dt', executionDay)),
      element('Dbtr', payer),
      element('DbtrAcct', account(debtor.iban), leaf('Ccy', 'EUR')),
      // The message asks for the payer's bank; with an IBAN alone one says that it is not given.
      element('DbtrAgt', element('FinInstnId', element('Othr', leaf('Id', 'NOTPROVIDED')))),
      leaf('ChrgBr', 'SLEV'),
      ...transfers.map(transferOf),
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">${document}</Document>\n`
}

export const LONGEST_NAME = 70
const LONGEST_REMITTANCE = 140
const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'

const transferOf = ({ endToEndId, amountCents, name, iban, remittance }: Transfer): string =>
  element(
    'CdtTrfTxInf',
    element('PmtId', leaf('InstrId', endToEndId), leaf('EndToEndId', endToEndId)),
    element('Amt', leaf('InstdAmt', decimal(amountCents), { Ccy: 'EUR' })),
    element('Cdtr', leaf('Nm', sepaText(name, LONGEST_NAME))),
    element('CdtrAcct', account(iban)),
    element('RmtInf', leaf('Ustrd', sepaText(remittance, LONGEST_REMITTANCE))),
  )

const account = (iban: string): string => element('Id', leaf('IBAN', iban))

/** Cents with a decimal point and two digits, as the message writes amounts. */
const decimal = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
