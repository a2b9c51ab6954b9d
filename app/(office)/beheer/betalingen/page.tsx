import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { paymentDesk } from '@/lib/payments/queries'
import { approve, paid } from './actions'
import { BankReports, FailedTable } from './bank-reports'
import { FileTable, MakeFile } from './payment-files'
import { PaymentTable } from './payment-table'
import { AgreeInstalments, ProposeWaiver } from './recovery-forms'
import { RecoveryTable, ToRecover } from './recovery-table'
import { NoteRepayment, RepaymentTable } from './repayments'
import { SettlementTable } from './settlement-table'

export const metadata: Metadata = { title: 'Betalingen' }

export default async function PaymentsPage({ searchParams }: { searchParams: Promise<{ terug?: string | string[]; ontvangst?: string | string[]; laten?: string | string[]; delen?: string | string[] }> }) {
  const actor = await requireActor()
  const { terug, ontvangst, laten, delen } = await searchParams
  const desk = await readPage(actor, (tx, now) => paymentDesk(tx, actor, now))
  const count = (rows: readonly unknown[]) => (rows.length === 0 ? '' : ` (${rows.length})`)
  return (
    <OfficePage>
      <PageHeading title="Betalingen" lead="Elke betaling vraagt twee goedkeuringen van twee verschillende mensen die de ontvankelijkheid niet onderzochten." />
      <Section title={`Goed te keuren${count(desk.toApprove)}`} ruled>
        <PaymentTable label="Goed te keuren betalingen" empty="Geen betaling wacht op goedkeuring." payments={desk.toApprove} names={desk.names} action={approve} button="Keur goed" />
      </Section>
      <Section title={`Op te dragen${count(desk.toOrder)}`} ruled>
        <PaymentTable label="Op te dragen betalingen" empty="Geen goedgekeurde betaling wacht op een betaalopdracht." payments={desk.toOrder} names={desk.names} waits="Komt in een betaalbestand." />
        <MakeFile payments={desk.toOrder.filter(({ barred }) => barred === null)} nextDay={desk.nextDay} />
      </Section>
      {desk.files.length > 0 && <Section title="Betaalbestanden" id="betaalbestanden" ruled><FileTable files={desk.files} names={desk.names} mayPay={desk.mayPay} /></Section>}
      <Section title={`Betaling te bevestigen${count(desk.toConfirm)}`} ruled>
        <PaymentTable label="Te bevestigen betalingen" empty="Geen betaalopdracht wacht op de bank." payments={desk.toConfirm} names={desk.names} action={paid} button="Bevestig betaling" />
      </Section>
      {desk.failed.length > 0 && (
        <Section title={`Mislukt${count(desk.failed)}`} intro="De bank kon deze betalingen niet uitvoeren. De begunstigde kreeg een mail." ruled>
          <FailedTable payments={desk.failed} />
        </Section>
      )}
      {(desk.mayUpload || desk.bankReports.length > 0) && <Section title="Antwoorden van de bank" id="bank" ruled><BankReports reports={desk.bankReports} names={desk.names} mayUpload={desk.mayUpload} /></Section>}
      <Section title={`Afrekeningen te bevestigen${count(desk.settlements)}`} ruled><SettlementTable settlements={desk.settlements} /></Section>
      <Section title={`Terug te vorderen${count(desk.toRecover)}`} ruled><ToRecover grants={desk.toRecover} mayPay={desk.mayPay} chosen={typeof terug === 'string' ? terug : undefined} /></Section>
      <Section title={`Lopende terugvorderingen${count(desk.recoveries)}`} id="lopend" ruled>
        <RecoveryTable recoveries={desk.recoveries} mayPay={desk.mayPay} />
        {desk.mayPay && <ProposeWaiver recovery={desk.recoveries.find(({ grant, claimedAt }) => claimedAt === null && grant.number === laten)} />}
        {desk.mayPay && <AgreeInstalments recovery={desk.recoveries.find(({ grant, claimedAt }) => claimedAt !== null && grant.number === delen)} />}
        {desk.mayPay && <NoteRepayment recovery={desk.recoveries.find(({ grant, claimedAt }) => claimedAt !== null && grant.number === ontvangst)} />}
      </Section>
      <Section title={`Terugbetalingen te bevestigen${count(desk.repayments)}`} id="te-bevestigen" ruled><RepaymentTable repayments={desk.repayments} names={desk.names} mayPay={desk.mayPay} /></Section>
    </OfficePage>
  )
}
