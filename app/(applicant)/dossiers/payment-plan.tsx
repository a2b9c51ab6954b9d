import { formatEuro } from '@/app/_ui/amount'
import { FigureList } from '@/app/_ui/figure-list'
import { addCents } from '@/lib/money'
import { paymentStateWords, paymentTypeWords } from '@/lib/payments/words'
import type { Payment } from '@/prisma/generated/client'
import type { GrantStatus } from '@/prisma/generated/enums'

type Part = Pick<Payment, 'type' | 'percent' | 'amountCents' | 'status'>
type PaymentPlanProps = {
  payments: readonly Part[]
  grantedCents: bigint
  grantStatus: GrantStatus
  /** Once the grant is settled; `closed` when nothing is still to be paid or paid back. */
  settled?: { finalCents: bigint; repaidCents: bigint; closed: boolean } | undefined
}

/** What one gets and when; what was paid says so. What comes first is said while nothing has moved. */
export function PaymentPlan({ payments, grantedCents, grantStatus, settled }: PaymentPlanProps) {
  const paidCents = addCents(payments.filter(({ status }) => status === 'PAID').map(({ amountCents }) => amountCents)) - (settled?.repaidCents ?? 0n)
  return (
    <FigureList
      rows={[
        ...payments.map(({ type, percent, amountCents, status }) => ({ term: `${paymentTypeWords[type]}${percent > 0 ? `, ${percent}%` : ''}${status === 'PLANNED' && grantStatus !== 'SUSPENDED' ? '' : ` (${paymentStateWords(status, grantStatus)})`}`, value: formatEuro(amountCents) })),
        { term: 'Toegekend', value: formatEuro(grantedCents), strong: true },
        ...(settled ? [{ term: 'Definitief bedrag', value: formatEuro(settled.finalCents), strong: true }] : []),
        ...(settled || paidCents > 0n ? [{ term: settled?.closed ? 'Definitief betaald' : 'Al betaald', value: formatEuro(paidCents), strong: true }] : []),
      ]}
      note={noteOf(payments, grantedCents, grantStatus, settled)}
    />
  )
}

/** What is paid back, and whether anything still has to move, once the settlement is confirmed. */
export const settledOf = ({ status, settlement, recovery }: SettledGrant): PaymentPlanProps['settled'] =>
  settlement?.confirmedAt ? { finalCents: settlement.finalCents, repaidCents: recovery?.paidAt ? recovery.amountCents : addCents(recovery?.repayments.map(({ amountCents }) => amountCents) ?? []), closed: status === 'CLOSED' } : undefined

type SettledGrant = {
  status: GrantStatus
  settlement: { confirmedAt: Date | null; finalCents: bigint } | null
  recovery: { paidAt: Date | null; amountCents: bigint; repayments: readonly { amountCents: bigint }[] } | null
}

const noteOf = (payments: readonly Part[], grantedCents: bigint, grantStatus: GrantStatus, settled: PaymentPlanProps['settled']): string | undefined => {
  if (settled && settled.finalCents !== grantedCents) return 'Bij de afrekening werd het definitieve bedrag berekend met wat u uitvoerde. Het saldo is het verschil tussen dat bedrag en wat al betaald was.'
  return grantStatus !== 'SUSPENDED' && payments.every(({ status }) => status === 'PLANNED') ? 'Het voorschot volgt na uw aanvaarding en uw melding van de start. Het saldo volgt na uw verslag.' : undefined
}
