import { CappedAmount } from '@/app/_ui/capped-amount'
import { formatEuro } from '@/app/_ui/amount'
import { FigureList } from '@/app/_ui/figure-list'
import { SideBlock } from '@/app/_ui/side-block'
import { amountsOf } from '@/lib/applications/amounts'
import { readAnswers } from '@/lib/applications/answers'
import { budgetOf, plannedTotal } from '@/lib/applications/computed'
import { decimal } from '@/lib/applications/step-status'
import type { LoadedRequest } from './load-request'

/** What may be asked now, with the sums it comes from. */
export function AmountBlock({ request }: { request: LoadedRequest }) {
  const { reading } = readAnswers(request.draft, request.context.reference)
  const { call } = request.context
  const amounts = amountsOf(reading, { call })
  const planned = plannedTotal(reading.activities)
  const maximum = call.maxCents ?? amounts.highestCents
  const units = { LUMP_PER_POSTCODE: 'Verschillende postcodes', UNIT_PER_SESSION: 'Geplande dagdelen', UNIT_PER_CHILD_HOUR: 'Geplande kinduren', COST_SHARE: null }[call.fundingModel]
  const each = { LUMP_PER_POSTCODE: 'Bedrag per postcode', UNIT_PER_SESSION: 'Bedrag per dagdeel', UNIT_PER_CHILD_HOUR: 'Bedrag per kinduur', COST_SHARE: 'Deel van de kosten' }[call.fundingModel]
  return (
    <SideBlock title="Uw bedrag">
      <CappedAmount cents={amounts.requestedCents} maximumCents={maximum} of={call.audience === 'ACADEMY' ? 'per academie' : 'per partnerschap'} />
      <FigureList
        rows={[
          ...(units === null ? [] : [{ term: units, value: decimal(amounts.units ?? 0) }]),
          ...(units !== 'Geplande kinduren' ? [{ term: 'Geplande kinduren', value: decimal(planned.childHours) }] : []),
          { term: each, value: call.fundingModel === 'COST_SHARE' ? `${decimal((call.supportRateBp ?? 0) / 100)}%` : formatEuro(call.unitAmountCents ?? 0n) },
          { term: 'Volgens de oproep', value: formatEuro(amounts.modelCents) },
          { term: 'Kosten', value: formatEuro(budgetOf(reading).costsCents) },
          { term: 'Wat nog niet gedekt is', value: formatEuro(amounts.netGapCents) },
          ...(request.editable ? [{ term: 'U kunt nu vragen', value: formatEuro(amounts.highestCents), strong: true }] : []),
        ]}
        note={request.editable ? 'We rekenen opnieuw bij elke wijziging van uw activiteiten of uw begroting.' : undefined}
      />
    </SideBlock>
  )
}
