import { FigureList } from '@/app/_ui/figure-list'
import { SideBlock } from '@/app/_ui/side-block'
import { computedOf } from '@/lib/reports/computed'
import type { ReportedActivity } from '@/lib/indicators/schema'
import { decimal, percent } from './numbers'

type FiguresProps = { title: string; reported: readonly ReportedActivity[]; planned: { participants: number; sessions: number; childHours: number } }

/** What the portal counts, beside what was planned; nobody types a sum. */
export function Figures({ title, reported, planned }: FiguresProps) {
  const { participations, sessions, contactHours, childHours, girls, genderKnown, delivery } = computedOf(reported)
  return (
    <SideBlock title={title}>
      <FigureList
        rows={[
          { term: 'Deelnames', value: `${participations} van ${planned.participants}` },
          { term: 'Sessies', value: `${sessions} van ${planned.sessions}` },
          { term: 'Contacturen', value: `${decimal(contactHours)} uur` },
          { term: 'Kinduren', value: `${decimal(childHours)} van ${decimal(planned.childHours)}`, strong: true },
          { term: 'Realisatie (kinduren)', value: percent(delivery.childHours.value) },
          { term: 'Meisjes', value: percent(girls.value) },
        ]}
        note={girls.value === null ? 'Wordt berekend uit wat u bewaart.' : `Gender gekend voor ${percent(genderKnown.value)}.`}
      />
    </SideBlock>
  )
}
