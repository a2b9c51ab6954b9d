import { formatEuro } from '@/app/_ui/amount'
import { FigureList } from '@/app/_ui/figure-list'
import { SideBlock } from '@/app/_ui/side-block'
import { unitAmount } from '@/lib/calls/funding-models'
import type { CallRules } from '@/lib/applications/call-rules'
import { counts, plannedOf } from '@/lib/applications/computed'
import type { ActivityReading } from '@/lib/applications/form'
import { decimal } from '@/lib/applications/step-status'

/** What the portal computes of one activity: shown, never typed. */
export function ActivityBlock({ activity, call }: { activity: ActivityReading; call: CallRules }) {
  const planned = plannedOf(activity)
  const left = activity.sessions.flatMap((session, index) => counts(session) ? [] : [index + 1])
  const units = call.fundingModel === 'UNIT_PER_CHILD_HOUR' ? planned.childHours : call.fundingModel === 'UNIT_PER_SESSION' ? planned.dayParts : null
  return (
    <SideBlock title="Wat wij berekenen">
      <FigureList
        rows={[
          { term: 'Geldige sessies', value: planned.sessions },
          { term: 'Contacturen', value: `${decimal(planned.hours)} uur` },
          { term: 'Dagdelen', value: planned.dayParts },
          { term: 'Deelnemers', value: activity.expectedParticipants ?? 0 },
          { term: 'Kinduren', value: decimal(planned.childHours), strong: true },
          ...(units === null ? [] : [{ term: 'Bedrag', value: formatEuro(unitAmount(call, units).cents) }]),
        ]}
        note={left.length === 0 ? 'Berekend met wat u het laatst bewaarde.' : `${left.length === 1 ? 'Sessie' : 'Sessies'} ${left.join(', ')} ${left.length === 1 ? 'telt' : 'tellen'} nog niet mee.`}
      />
    </SideBlock>
  )
}
