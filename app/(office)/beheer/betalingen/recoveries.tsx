import { Section } from '@/app/_ui/section'
import type { PaymentDesk } from '@/lib/payments/queries'
import { AgreeInstalments, ProposeWaiver } from './recovery-forms'
import { RecoveryTable, ToRecover } from './recovery-table'
import { NoteRepayment, RepaymentTable } from './repayments'

/** Which form of one file is open, as its link asks. */
export const recoveryForms = ['terug', 'laten', 'delen', 'ontvangst'] as const

/** Money that comes back: to ask, asked, and received. */
export function Recoveries({ desk, asked }: { desk: PaymentDesk; asked: Record<string, string | string[] | undefined> }) {
  const { terug, laten, delen, ontvangst } = asked
  const recovery = (number: string | string[] | undefined, claimed: boolean) => desk.recoveries.find(({ grant, claimedAt }) => grant.number === number && (claimedAt !== null) === claimed)
  return (
    <>
      <Section title="Terug te vorderen" ruled><ToRecover grants={desk.toRecover} mayPay={desk.mayPay} chosen={typeof terug === 'string' ? terug : undefined} /></Section>
      <Section title="Lopend" id="lopend" ruled>
        <RecoveryTable recoveries={desk.recoveries} mayPay={desk.mayPay} />
        {desk.mayPay && <ProposeWaiver recovery={recovery(laten, false)} />}
        {desk.mayPay && <AgreeInstalments recovery={recovery(delen, true)} />}
        {desk.mayPay && <NoteRepayment recovery={recovery(ontvangst, true)} />}
      </Section>
      <Section title="Terugbetalingen te bevestigen" id="te-bevestigen" ruled><RepaymentTable repayments={desk.repayments} names={desk.names} mayPay={desk.mayPay} /></Section>
    </>
  )
}
