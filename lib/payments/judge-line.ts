import { formatCents } from '@/lib/money'
import type { PaymentStatus } from '@/prisma/generated/enums'
import { reasonInWords } from './bank-reasons'
import type { BankLine } from './bank-report'
import { unnotedCents } from './repaid'

/** What the portal knows of the references in a report, as this person may see it. */
export type Known = {
  /** By reference (EndToEndId). `current` is false for an attempt after which there was another. */
  orders: ReadonlyMap<string, { paymentId: string; number: string; amountCents: bigint; status: PaymentStatus; current: boolean; hidden: boolean }>
  /** References of each payment file, by its message. */
  files: ReadonlyMap<string, readonly string[]>
  /** Claims by the twelve digits of their message. */
  claims: ReadonlyMap<string, { grantId: string; number: string; amountCents: bigint; claimed: boolean; repayments: readonly { amountCents: bigint; day: string; confirmedAt: Date | null; droppedAt: Date | null }[]; hidden: boolean }>
}

export type Booking =
  | { do: 'PAID'; paymentId: string }
  | { do: 'FAILED'; paymentId: string; code: string; said: string }
  | { do: 'REPAID'; grantId: string; amountCents: bigint; day: string }

export type Judged = { reference: string; number: string | null; amountCents: bigint | null; words: string; booking: Booking | null }

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
    const amountCents = orders.get(endToEndId)?.amountCents ?? null
    if (line.is === 'FILE_REFUSED') return { is: 'REFUSED', endToEndId, amountCents, code: line.code, said: line.said }
    return { is: line.is === 'FILE_EXECUTED' ? 'EXECUTED' : 'PENDING', endToEndId, amountCents }
  })
}

const nothing = (reference: string, amountCents: bigint | null, words: string, number: string | null = null): Judged => ({ reference, number, amountCents, words, booking: null })

type OrderLine = Extract<BankLine, { endToEndId: string }>

const judgeOrder = (line: OrderLine, { orders }: Known, refused: ReadonlySet<string>): Judged => {
  const { endToEndId, amountCents } = line
  const order = orders.get(endToEndId)
  if (!order) return nothing(endToEndId, amountCents, 'Deze referentie kennen we niet.')
  if (order.hidden) return nothing('', amountCents, 'Een dossier dat u niet mag zien. Een collega boekt deze lijn.')
  const told = (words: string) => nothing(endToEndId, amountCents, words, order.number)
  if (amountCents !== null && amountCents !== order.amountCents) return told(`Het bedrag klopt niet: de opdracht was ${formatCents(order.amountCents)} euro.`)
  if (!order.current) return told('Een vroegere poging: deze betaling is intussen opnieuw aangevraagd.')
  if (line.is === 'PENDING') return told('De bank is nog bezig. We boeken niets.')
  if (line.is === 'EXECUTED' && refused.has(endToEndId)) return told('De bank stortte dit bedrag terug: zie de andere lijn.')
  if (order.status === 'FAILED') return told('Al geboekt als mislukt.')
  if (order.status === 'PAID' && line.is !== 'REFUSED') return told('Al geboekt als betaald.')
  if (order.status !== 'ORDERED' && order.status !== 'PAID') return told('Deze betaling wacht niet op de bank.')
  const { paymentId } = order
  if (line.is !== 'REFUSED') return { ...told('Wordt geboekt als betaald.'), booking: { do: 'PAID', paymentId } }
  if (order.status === 'PAID') return { ...told(`Wordt geboekt als teruggekeerd, hoewel ze betaald was: ${reasonInWords(line.code, line.said)}.`), booking: { do: 'FAILED', paymentId, code: line.code, said: line.said } }
  return { ...told(`Wordt geboekt als mislukt: ${reasonInWords(line.code, line.said)}.`), booking: { do: 'FAILED', paymentId, code: line.code, said: line.said } }
}

/** Two parts of one claim in one statement never exceed it together. */
const judgeReceived = ({ digits, amountCents, day, from }: Extract<BankLine, { is: 'RECEIVED' }>, { claims }: Known, noted: Map<string, bigint>): Judged => {
  const claim = digits === '' ? undefined : claims.get(digits)
  if (!claim) return nothing(digits === '' ? from : digits, amountCents, 'Geen mededeling van een terugvordering.')
  if (claim.hidden) return nothing('', amountCents, 'Een dossier dat u niet mag zien. Een collega boekt deze lijn.')
  const told = (words: string) => nothing(digits, amountCents, words, claim.number)
  if (!claim.claimed) return told('Dit bedrag is nog niet teruggevorderd.')
  if (claim.repayments.some((other) => other.droppedAt === null && other.amountCents === amountCents && other.day === day) || noted.get(`${digits}:${day}`) === amountCents) return told('Al genoteerd.')
  const open = unnotedCents(claim.amountCents, claim.repayments) - (noted.get(digits) ?? 0n)
  if (amountCents > open || amountCents === 0n) return told(`Er staat nog ${formatCents(open)} euro open. Noteer dit met de hand.`)
  noted.set(digits, (noted.get(digits) ?? 0n) + amountCents).set(`${digits}:${day}`, amountCents)
  return { ...told('Wordt genoteerd als terugbetaling. Iemand anders van financiën bevestigt ze.'), booking: { do: 'REPAID', grantId: claim.grantId, amountCents, day } }
}
