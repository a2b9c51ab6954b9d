import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tabs } from '@/app/_ui/tabs'
import { requireActor } from '@/lib/auth'
import { paymentDesk, type PaymentDesk } from '@/lib/payments/queries'
import { approve } from './actions'
import { FailedTable } from './bank-reports'
import { MakeFile } from './payment-files'
import { PaymentTable } from './payment-table'
import { Recoveries, recoveryForms } from './recoveries'
import { RegistrationTable } from './registration-table'
import { SettlementTable } from './settlement-table'
import { Underway } from './underway'

export const metadata: Metadata = { title: 'Betalingen' }

/** In the order in which money moves; each counts what waits in it. */
const parts: readonly { part: string; label: string; count: (desk: PaymentDesk) => number }[] = [
  { part: 'controleren', label: 'Te controleren', count: ({ settlements }) => settlements.length },
  { part: 'goedkeuren', label: 'Goed te keuren', count: ({ toApprove }) => toApprove.length },
  { part: 'bestand', label: 'In bestand te zetten', count: ({ toOrder }) => toOrder.length },
  { part: 'onderweg', label: 'Onderweg', count: ({ toConfirm }) => toConfirm.length },
  { part: 'teruggekeerd', label: 'Teruggekeerd', count: ({ failed }) => failed.length },
  { part: 'terugvorderingen', label: 'Terugvorderingen', count: ({ toRecover, recoveries }) => toRecover.length + recoveries.length },
  { part: 'registraties', label: 'Registraties', count: ({ registrations }) => registrations.length },
]

type Asked = Record<string, string | string[] | undefined>

export default async function PaymentsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await requireActor()
  const asked = await searchParams
  const desk = await readPage(actor, (tx, now) => paymentDesk(tx, actor, now))
  const current = partOf(asked, desk)
  return (
    <OfficePage>
      <PageHeading title="Betalingen" lead="Elke betaling vraagt twee goedkeuringen van twee verschillende mensen die de ontvankelijkheid niet onderzochten." />
      <Tabs label="Onderdelen van de betalingen" tabs={parts.map(({ part, label, count }) => ({ label, href: `/beheer/betalingen?deel=${part}`, count: count(desk), current: part === current }))} />
      {current === 'controleren' && <SettlementTable settlements={desk.settlements} />}
      {current === 'goedkeuren' && <PaymentTable label="Goed te keuren betalingen" empty="Geen betaling wacht op goedkeuring." payments={desk.toApprove} names={desk.names} action={approve} button="Keur goed" />}
      {current === 'bestand' && (
        <>
          <PaymentTable label="In een bestand te zetten betalingen" empty="Geen goedgekeurde betaling wacht op een betaalbestand." payments={desk.toOrder} names={desk.names} waits="Komt in een betaalbestand." />
          <MakeFile payments={desk.toOrder.filter(({ barred }) => barred === null)} nextDay={desk.nextDay} />
        </>
      )}
      {current === 'onderweg' && <Underway desk={desk} />}
      {current === 'teruggekeerd' && <FailedTable payments={desk.failed} />}
      {current === 'terugvorderingen' && <Recoveries desk={desk} asked={asked} />}
      {current === 'registraties' && <RegistrationTable registrations={desk.registrations} />}
    </OfficePage>
  )
}

/** The part that is asked; else where the first work waits. */
const partOf = (asked: Asked, desk: PaymentDesk): string =>
  parts.find(({ part }) => part === asked['deel'])?.part ?? (recoveryForms.some((form) => asked[form] !== undefined) ? 'terugvorderingen' : undefined) ?? parts.find(({ count }) => count(desk) > 0)?.part ?? 'goedkeuren'
