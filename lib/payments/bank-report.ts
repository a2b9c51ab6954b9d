import { parseStructuredMessage } from './structured-message'
import { all, one, readXml, textOf, type XmlElement } from './xml-tree'

/** What is said of one order. `amount` is the amount as it stands in the file, '' without one; `amountCents` is null where that is not in euro to the cent. */
export type OrderFacts = {
  endToEndId: string
  amountCents: bigint | null
  amount: string
  /** where the money went, '' when not said */
  iban: string
  /** of a status: the payment file it answers; of a statement: the account and the day on which it was booked */
  source: { kind: 'STATUS'; messageId: string } | { kind: 'STATEMENT'; account: string; day: string }
}

/** One thing the bank says. Amounts in cents; days as 'yyyy-mm-dd'. */
export type BankLine =
  | ({ is: 'EXECUTED' | 'PENDING' } & OrderFacts)
  | ({ is: 'REFUSED'; code: string; said: string } & OrderFacts)
  /** Said of a whole payment file, without a line per payment. */
  | { is: 'FILE_EXECUTED' | 'FILE_PENDING'; messageId: string }
  | { is: 'FILE_REFUSED'; messageId: string; code: string; said: string }
  /** Money that came in; `digits` of a structured message, '' without one. */
  | { is: 'RECEIVED'; digits: string; amountCents: bigint; day: string; from: string }

/** `accounts`: whose statement it is; none in a status. */
export type BankReport = { kind: 'STATUS' | 'STATEMENT'; messageId: string; accounts: string[]; lines: BankLine[] }

/**
 * Reads a status report (pain.002.001) or a statement (camt.053.001), whichever version: the elements we need stand at the same place or at one of
 * two. Null when it is neither. Only what is booked.
 */
export const readBankReport = (bytes: Uint8Array): BankReport | null => {
  const document = readXml(bytes)
  if (document?.name !== 'Document') return null
  const status = one(document, 'CstmrPmtStsRpt')
  if (status && space(document, 'pain.002.001')) return { kind: 'STATUS', messageId: textOf(status, 'GrpHdr', 'MsgId'), accounts: [], lines: statusLines(status) }
  const statement = one(document, 'BkToCstmrStmt')
  if (!statement || !space(document, 'camt.053.001')) return null
  const parts = all(statement, 'Stmt').map((part) => ({ account: ibanOf(part, 'Acct'), entries: all(part, 'Ntry') }))
  return { kind: 'STATEMENT', messageId: textOf(statement, 'GrpHdr', 'MsgId'), accounts: parts.map(({ account }) => account), lines: parts.flatMap(({ account, entries }) => entries.flatMap((entry) => entryLines(entry, account))) }
}

const space = ({ attributes }: XmlElement, message: string): boolean => Object.entries(attributes).some(([key, value]) => key.startsWith('xmlns') && value.includes(message))

/** A file or a block of payments that was refused as a whole has no line per payment. */
const statusLines = (report: XmlElement): BankLine[] => {
  const messageId = textOf(report, 'OrgnlGrpInfAndSts', 'OrgnlMsgId')
  const blocks = all(report, 'OrgnlPmtInfAndSts')
  const transactions = blocks.flatMap((block) => all(block, 'TxInfAndSts'))
  if (transactions.length > 0) return transactions.map((transaction) => transactionLine(transaction, messageId))
  const [block, group] = [blocks[0], one(report, 'OrgnlGrpInfAndSts')]
  const said = textOf(block, 'PmtInfSts') === '' ? group : block
  return fileLine(messageId, textOf(block, 'PmtInfSts') || textOf(group, 'GrpSts'), said)
}

const fileLine = (messageId: string, status: string, element: XmlElement | undefined): BankLine[] => {
  const word = wordOf(status)
  if (messageId === '' || word === null) return []
  return [word === 'REFUSED' ? { is: 'FILE_REFUSED', messageId, ...statusReason(element) } : { is: word === 'EXECUTED' ? 'FILE_EXECUTED' : 'FILE_PENDING', messageId }]
}

const transactionLine = (transaction: XmlElement, messageId: string): BankLine => {
  const asked = one(transaction, 'OrgnlTxRef', 'Amt')
  const amount = one(asked, 'InstdAmt')
  const line: OrderFacts = { endToEndId: textOf(transaction, 'OrgnlEndToEndId'), amountCents: cents(amount), amount: asWritten(amount ?? one(asked, 'EqvtAmt', 'Amt')), iban: ibanOf(transaction, 'OrgnlTxRef', 'CdtrAcct'), source: { kind: 'STATUS', messageId } }
  const word = wordOf(textOf(transaction, 'TxSts')) ?? 'PENDING'
  return word === 'REFUSED' ? { is: word, ...line, ...statusReason(transaction) } : { is: word, ...line }
}

/** Settled, refused, or still on its way (external code set "payment transaction status"). */
const wordOf = (status: string): 'EXECUTED' | 'REFUSED' | 'PENDING' | null => {
  if (status === '') return null
  if (status === 'ACSC' || status === 'ACCC') return 'EXECUTED'
  return status === 'RJCT' || status === 'CANC' ? 'REFUSED' : 'PENDING'
}

const statusReason = (element: XmlElement | undefined): { code: string; said: string } => ({ code: textOf(element, 'StsRsnInf', 'Rsn', 'Cd'), said: textOf(element, 'StsRsnInf', 'AddtlInf') })

/** A booked entry: what left the account, what came back, what came in. One entry may stand for several payments. */
const entryLines = (entry: XmlElement, account: string): BankLine[] => {
  const booked = textOf(entry, 'Sts', 'Cd') || textOf(entry, 'Sts')
  if (booked !== 'BOOK') return []
  const details = all(entry, 'NtryDtls', 'TxDtls')
  return (details.length > 0 ? details : [entry]).flatMap((detail) => detailLine(entry, detail, { account, alone: details.length <= 1 }))
}

const detailLine = (entry: XmlElement, detail: XmlElement, { account, alone }: { account: string; alone: boolean }): BankLine[] => {
  const credit = (textOf(detail, 'CdtDbtInd') || textOf(entry, 'CdtDbtInd')) === 'CRDT'
  const endToEndId = textOf(detail, 'Refs', 'EndToEndId')
  const written = one(detail, 'Amt') ?? one(detail, 'AmtDtls', 'TxAmt', 'Amt') ?? (alone ? one(entry, 'Amt') : undefined)
  const amountCents = cents(written)
  const line: OrderFacts = { endToEndId, amountCents, amount: asWritten(written), iban: ibanOf(detail, 'RltdPties', 'CdtrAcct'), source: { kind: 'STATEMENT', account, day: dayOf(entry) } }
  if (!credit) return endToEndId === '' ? [] : [{ is: 'EXECUTED', ...line }]
  const returned = one(detail, 'RtrInf')
  if (returned) return [{ is: 'REFUSED', ...line, code: textOf(returned, 'Rsn', 'Cd'), said: textOf(returned, 'AddtlInf') }]
  if (amountCents === null) return []
  return [{ is: 'RECEIVED', digits: messageDigits(detail), amountCents, day: dayOf(entry), from: textOf(detail, 'RltdPties', 'Dbtr', 'Nm') || textOf(detail, 'RltdPties', 'Dbtr', 'Pty', 'Nm') }]
}

const messageDigits = (detail: XmlElement): string => {
  const texts = [...all(detail, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'), ...all(detail, 'RmtInf', 'Ustrd')].map(({ text }) => parseStructuredMessage(text))
  return texts.find((read) => read.ok)?.digits ?? ''
}

const dayOf = (entry: XmlElement): string => (textOf(entry, 'BookgDt', 'Dt') || textOf(entry, 'BookgDt', 'DtTm')).slice(0, 10)

const ibanOf = (element: XmlElement | undefined, ...path: string[]): string => textOf(element, ...path, 'Id', 'IBAN').replaceAll(' ', '').toUpperCase()

const asWritten = (amount: XmlElement | undefined): string => (amount ? `${amount.text.trim()} ${amount.attributes['Ccy'] ?? ''}`.trim() || '(leeg)' : '')

/** Euro with at most two decimals; anything else is no amount of ours. */
const cents = (amount: XmlElement | undefined): bigint | null => {
  const read = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(amount?.text.trim() ?? '')
  return read && amount?.attributes['Ccy'] === 'EUR' ? BigInt(read[1] ?? '') * 100n + BigInt((read[2] ?? '').padEnd(2, '0')) : null
}
