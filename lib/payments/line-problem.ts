import { formatCents } from '@/lib/money'
import type { OrderFacts } from './bank-report'

type Asked = { amountCents: bigint; iban: string; messageId: string; account: string }

export const FUTURE = 'De boekingsdag ontbreekt of moet nog komen.'

export const isPast = (day: string, today: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today

/** Why what the bank says is not about this order as we gave it; null when it is. A status may leave out the amount and the account; a statement has both an amount and a day. */
export const lineProblem = ({ is, amountCents, amount, iban, source }: OrderFacts & { is: string }, order: Asked, today: string): string | null => {
  if (source.kind === 'STATUS' && source.messageId !== order.messageId) return 'Dit bericht noemt een ander betaalbestand dan dat van deze betaling.'
  if (source.kind === 'STATEMENT' && source.account !== order.account) return 'Dit uittreksel is van een andere rekening dan die waarvan we betaalden.'
  const unread = amountCents === null && (amount !== '' || source.kind === 'STATEMENT')
  if (unread) return `We kunnen het bedrag niet lezen als euro. De opdracht was ${formatCents(order.amountCents)} euro.`
  if (amountCents !== null && amountCents !== order.amountCents) return `Het bedrag klopt niet: de opdracht was ${formatCents(order.amountCents)} euro.`
  if (iban !== '' && iban !== order.iban && is !== 'REFUSED') return 'Het geld ging naar een andere rekening dan die van de opdracht.'
  return source.kind === 'STATEMENT' && !isPast(source.day, today) ? FUTURE : null
}
