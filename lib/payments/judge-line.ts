import { formatCents } from '@/lib/money'
import type { PaymentStatus } from '@/prisma/generated/enums'
import { reasonInWords } from './bank-reasons'
import type { BankLine, OrderFacts } from './bank-report'
import { FUTURE, isPast, lineProblem } from './line-problem'
import { unnotedCents } from './repaid'

/** What the portal knows of the references in a report, as this person may see it. */
export type Known = {
  /** the portal's own day */
  today: string
  /** By reference (EndToEndId). */
  orders: ReadonlyMap<string, KnownOrder>
  /** References of each payment file, by its message. */
  files: ReadonlyMap<string, readonly string[]>
  /** Claims by the twelve digits of their message. */
  claims: ReadonlyMap<string, { grantId: string; number: string; amountCents: bigint; claimed: boolean; repayments: readonly { amountCents: bigint; day: string; confirmedAt: Date | null; droppedAt: Date | null }[]; hidden: boolean }>
}

export type KnownOrder = {
  paymentId: string
  number: string
  amountCents: bigint
  iban: string
  status: PaymentStatus
  /** the payment file it stands in, and the account that pays it */
  messageId: string
  account: string
  /** false for an attempt after which there was another */
  current: boolean
  /** carried out and not returned, as far as the bank said */
  gone: boolean
  hidden: boolean
}

export type Booking =
  | { do: 'PAID'; paymentId: string }
  | { do: 'FAILED'; paymentId: string; code: string; said: string }
  | { do: 'REPAID'; grantId: string; amountCents: bigint; day: string }

/** `amount` as it stands in the file. `alarm`: money may have gone out that the portal holds to be here. */
export type Judged = { reference: string; number: string | null; amountCents: bigint | null; amount: string; words: string; alarm: boolean; booking: Booking | null }

/** What each line comes to, in the order of the report; what was said of a whole file is unfolded into its payments. A refusal is looked at before an execution of the same payment. */
export const judgeLines = (lines: readonly BankLine[], known: Known): Judged[] => {
  const unfolded = lines.flatMap((line) => unfold(line, known))
  const refused = new Set(unfolded.flatMap((line) => (line.is === 'REFUSED' ? [line.endToEndId] : [])))
  const noted = new Map<string, bigint>()
  const seen = new Set<string>()
  return unfolded.map((line): Judged => {
    if (line.is === 'RECEIVED') return judgeReceived(line, known, noted)
    if ('messageId' in line) return nothing(line.messageId, null, 'Dit betaalbestand is niet van het loket.')
    const judged = judgeOrder(line, known, refused)
    if (judged.booking === null) return judged
    if (seen.has(line.endToEndId)) return { ...judged, booking: null, words: 'Staat al eerder in dit bestand.' }
    seen.add(line.endToEndId)
    return judged
  })
}

const unfold = (line: BankLine, { files, orders }: Known): BankLine[] => {
  if (!('messageId' in line)) return [line]
  const references = files.get(line.messageId)
  if (!references) return [line]
  return references.map((endToEndId): BankLine => {
    const facts: OrderFacts = { endToEndId, amountCents: orders.get(endToEndId)?.amountCents ?? null, amount: '', iban: '', source: { kind: 'STATUS', messageId: line.messageId } }
    if (line.is === 'FILE_REFUSED') return { is: 'REFUSED', ...facts, code: line.code, said: line.said }
    return { is: line.is === 'FILE_EXECUTED' ? 'EXECUTED' : 'PENDING', ...facts }
  })
}

const nothing = (reference: string, amountCents: bigint | null, words: string, number: string | null = null): Judged => ({ reference, number, amountCents, amount: '', words, alarm: false, booking: null })

const GONE_THOUGH_FAILED = 'Let op: de bank zegt dat dit betaald is, maar hier staat de betaling als mislukt. Zoek dit eerst uit met de bank. Tot het geld terug is, vraagt u de betaling niet opnieuw aan.'
const GONE_BEFORE = 'Let op: de bank zegt dat een vroegere poging toch betaald is. Zoek dit eerst uit met de bank. De nieuwe poging gaat niet naar de bank zolang dit geld niet terug is.'

type OrderLine = Extract<BankLine, { endToEndId: string }>

const judgeOrder = (line: OrderLine, { orders, today }: Known, refused: ReadonlySet<string>): Judged => {
  const { endToEndId, amountCents } = line
  const order = orders.get(endToEndId)
  if (!order) return { ...nothing(endToEndId, amountCents, 'Deze referentie kennen we niet.'), amount: line.amount }
  if (order.hidden) return nothing('', amountCents, 'Een dossier dat u niet mag zien. Een collega boekt deze lijn.')
  const told = (words: string): Judged => ({ ...nothing(endToEndId, amountCents, words, order.number), amount: line.amount })
  const problem = lineProblem(line, order, today)
  if (problem !== null) return told(problem)
  if (line.is === 'EXECUTED' && order.gone && (!order.current || order.status === 'FAILED')) return { ...told(order.current ? GONE_THOUGH_FAILED : GONE_BEFORE), alarm: true }
  if (!order.current) return told('Een vroegere poging: deze betaling is intussen opnieuw aangevraagd.')
  if (line.is === 'PENDING') return told('De bank is nog bezig. We boeken niets.')
  if (line.is === 'EXECUTED' && refused.has(endToEndId)) return told('De bank stortte dit bedrag terug: zie de andere lijn.')
  if (order.status === 'FAILED') return told('Al geboekt als mislukt.')
  if (order.status === 'PAID' && line.is !== 'REFUSED') return told('Al geboekt als betaald.')
  if (order.status !== 'ORDERED' && order.status !== 'PAID') return told('Deze betaling wacht niet op de bank.')
  const { paymentId } = order
  if (line.is !== 'REFUSED') return { ...told('Wordt geboekt als betaald.'), booking: { do: 'PAID', paymentId } }
  if (order.status === 'PAID' && line.source.kind === 'STATUS') return told('Al geboekt als betaald. Alleen een rekeninguittreksel waarop het geld terugkomt, verandert dat.')
  if (order.status === 'PAID') return { ...told(`Wordt geboekt als teruggekeerd, hoewel ze betaald was: ${reasonInWords(line.code, line.said)}.`), booking: { do: 'FAILED', paymentId, code: line.code, said: line.said } }
  return { ...told(`Wordt geboekt als mislukt: ${reasonInWords(line.code, line.said)}.`), booking: { do: 'FAILED', paymentId, code: line.code, said: line.said } }
}

/** Two parts of one claim in one statement never exceed it together. */
const judgeReceived = ({ digits, amountCents, day, from }: Extract<BankLine, { is: 'RECEIVED' }>, { claims, today }: Known, noted: Map<string, bigint>): Judged => {
  const claim = digits === '' ? undefined : claims.get(digits)
  if (!claim) return nothing(digits === '' ? from : digits, amountCents, 'Geen mededeling van een terugvordering.')
  if (claim.hidden) return nothing('', amountCents, 'Een dossier dat u niet mag zien. Een collega boekt deze lijn.')
  const told = (words: string) => nothing(digits, amountCents, words, claim.number)
  if (!isPast(day, today)) return told(FUTURE)
  if (!claim.claimed) return told('Dit bedrag is nog niet teruggevorderd.')
  if (claim.repayments.some((other) => other.droppedAt === null && other.amountCents === amountCents && other.day === day) || noted.get(`${digits}:${day}`) === amountCents) return told('Al genoteerd.')
  const open = unnotedCents(claim.amountCents, claim.repayments) - (noted.get(digits) ?? 0n)
  if (amountCents > open || amountCents === 0n) return told(`Er staat nog ${formatCents(open)} euro open. Noteer dit met de hand.`)
  noted.set(digits, (noted.get(digits) ?? 0n) + amountCents).set(`${digits}:${day}`, amountCents)
  return { ...told('Wordt genoteerd als terugbetaling. Iemand anders van financiën bevestigt ze.'), booking: { do: 'REPAID', grantId: claim.grantId, amountCents, day } }
}
