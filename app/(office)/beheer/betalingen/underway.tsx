import { Section } from '@/app/_ui/section'
import type { PaymentDesk } from '@/lib/payments/queries'
import { paid } from './actions'
import { BankReports } from './bank-reports'
import { FileTable } from './payment-files'
import { PaymentTable } from './payment-table'

/** With the bank: what it has not answered yet, the files it got, and what it says. */
export function Underway({ desk }: { desk: PaymentDesk }) {
  return (
    <>
      <PaymentTable label="Betalingen onderweg" empty="Geen betaling wacht op de bank." payments={desk.toConfirm} names={desk.names} action={paid} button="Bevestig betaling" />
      {(desk.mayUpload || desk.bankReports.length > 0) && <Section title="Antwoorden van de bank" id="bank" ruled><BankReports reports={desk.bankReports} names={desk.names} mayUpload={desk.mayUpload} /></Section>}
      {desk.files.length > 0 && <Section title="Betaalbestanden" id="betaalbestanden" ruled><FileTable files={desk.files} names={desk.names} mayPay={desk.mayPay} /></Section>}
    </>
  )
}
