import { AmountField } from '@/app/_form/amount-field'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatEuro } from '@/app/_ui/amount'
import { FigureList } from '@/app/_ui/figure-list'
import { Section } from '@/app/_ui/section'
import { explanationOf } from '@/lib/payments/explanation'
import type { ReportToJudge } from '@/lib/reports/queries'
import { settle } from '../../betalingen/actions'
import { compute } from '../actions'

/** The final amount with its formula; computed here, confirmed by somebody else of finance. */
export function SettlementPanel({ view: { report, grant, settlement, frozen, maySettle, mayConfirm }, missing }: { view: ReportToJudge; missing: string | null }) {
  if (report.type !== 'FINAL' || (!settlement && !maySettle)) return null
  return (
    <Section title="Afrekening" ruled>
      {settlement && (
        <>
          <FigureList rows={explanationOf(settlement.explanation).map(({ label, cents }, index, all) => ({ term: label, value: formatEuro(cents), strong: index === all.length - 1 }))} />
          {settlement.motivation !== '' && <p>{settlement.motivation}</p>}
          <p className="muted">{settlement.confirmedAt ? 'Bevestigd door financiën.' : 'Wacht op bevestiging door iemand anders van financiën.'}</p>
        </>
      )}
      {missing !== null && <p>{missing} <a href={grant.status === 'IN_CONTROL' ? `/beheer/controle/${grant.number}` : '/beheer/controle'}>Naar de controle</a></p>}
      {maySettle && missing === null && (
        <Form action={compute} hidden={{ grantId: grant.id }} submit={settlement ? 'Bereken opnieuw' : 'Bereken de afrekening'} label="Afrekening berekenen">
          {frozen?.money && <AmountField name="acceptedCosts" label="Aanvaarde kosten" hint={`Het verslag geeft ${formatEuro(frozen.money.costsCents)} op. Laat leeg om alles te aanvaarden.`} optional />}
          <TextAreaField name="motivation" label="Toelichting bij de afrekening" hint="De begunstigde leest dit." optional rows={2} />
        </Form>
      )}
      {mayConfirm && <Form action={settle} hidden={{ grantId: grant.id }} submit="Bevestig afrekening" label="Afrekening bevestigen" />}
    </Section>
  )
}
