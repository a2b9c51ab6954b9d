import { formatEuro } from '@/app/_ui/amount'
import { FigureList } from '@/app/_ui/figure-list'
import { addCents } from '@/lib/money'
import { paymentTypeWords, paymentWords } from '@/lib/payments/words'
import type { Payment } from '@/prisma/generated/client'

type Part = Pick<Payment, 'type' | 'percent' | 'amountCents' | 'status'>
type PaymentPlanProps = {
  payments: readonly Part[]
  grantedCents: bigint
  /** Once the grant is settled; `closed` when nothing is still to be paid or paid back. */
  settled?: { finalCents: bigint; repaidCents: bigint; closed: boolean } | undefined
}

/** What one gets and when; what was paid says so. What comes first is said while nothing has moved. */
export function PaymentPlan({ payments, grantedCents, settled }: PaymentPlanProps) {
  const paidCents = addCents(payments.filter(({ status }) => status === 'PAID').map(({ amountCents }) => amountCents)) - (settled?.repaidCents ?? 0n)
  return (
    <FigureList
      rows={[
        ...payments.map(({ type, percent, amountCents, status }) => ({ term: `${paymentTypeWords[type]}${percent > 0 ? `, ${percent}%` : ''}${status === 'PLANNED' ? '' : ` (${paymentWords[status]})`}`, value: formatEuro(amountCents) })),
        { term: 'Toegekend', value: formatEuro(grantedCents), strong: true },
        ...(settled ? [{ term: 'Definitief bedrag', value: formatEuro(settled.finalCents), strong: true }] : []),
        ...(settled || paidCents > 0n ? [{ term: settled?.closed ? 'Definitief betaald' : 'Al betaald', value: formatEuro(paidCents), strong: true }] : []),
      ]}
      {...(payments.every(({ status }) => status === 'PLANNED') ? { note: 'Het voorschot volgt na uw aanvaarding en uw melding van de start. Het saldo volgt na uw verslag.' } : {})}
    />
  )
}
