import { formatEuro } from '@/app/_ui/amount'
import { FigureList } from '@/app/_ui/figure-list'
import { paymentTypeWords, paymentWords } from '@/lib/payments/words'
import type { Payment } from '@/prisma/generated/client'

type Part = Pick<Payment, 'type' | 'percent' | 'amountCents' | 'status'>

/** What one gets and when; what was paid says so. What comes first is said while nothing has moved. */
export function PaymentPlan({ payments, grantedCents }: { payments: readonly Part[]; grantedCents: bigint }) {
  return (
    <FigureList
      rows={[
        ...payments.map(({ type, percent, amountCents, status }) => ({ term: `${paymentTypeWords[type]}${percent > 0 ? `, ${percent}%` : ''}${status === 'PLANNED' ? '' : ` (${paymentWords[status]})`}`, value: formatEuro(amountCents) })),
        { term: 'Toegekend', value: formatEuro(grantedCents), strong: true },
      ]}
      {...(payments.every(({ status }) => status === 'PLANNED') ? { note: 'Het voorschot volgt na uw aanvaarding en uw melding van de start. Het saldo volgt na uw verslag.' } : {})}
    />
  )
}
