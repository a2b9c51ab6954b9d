import { FigureList } from '@/app/_ui/figure-list'
import { SideBlock } from '@/app/_ui/side-block'
import { computedOf } from '@/lib/reports/computed'
import { heldOfPlanned } from '@/lib/reports/planned-words'
import type { PlannedActivity } from '@/lib/reports/report-context'
import type { ReportedActivity } from '@/lib/indicators/schema'
import { decimal, percent } from './numbers'

type FiguresProps = { title: string; reported: readonly ReportedActivity[]; planned: readonly Pick<PlannedActivity, 'places' | 'sessions' | 'childHours'>[] }

/** What the portal counts, beside what was planned; nobody types a sum. */
export function Figures({ title, reported, planned }: FiguresProps) {
  const { participations, sessions, contactHours, childHours, girls, genderKnown, delivery } = computedOf(reported)
  const total = (of: (activity: FiguresProps['planned'][number]) => number): number => planned.reduce((sum, activity) => sum + of(activity), 0)
  const plannedSessions = total((activity) => activity.sessions)
  const plannedHours = total((activity) => activity.childHours)
  const beside = planned.some(({ sessions: none }, index) => none === 0 && (reported[index]?.sessions.length ?? 0) > 0)
  return (
    <SideBlock title={title}>
      <FigureList
        rows={[
          { term: 'Deelnames', value: heldOfPlanned(participations, total(({ places }) => places)) },
          { term: 'Sessies', value: beside ? decimal(sessions) : heldOfPlanned(sessions, plannedSessions) },
          { term: 'Contacturen', value: `${decimal(contactHours)} uur` },
          { term: 'Kinduren', value: beside ? decimal(childHours) : heldOfPlanned(childHours, plannedHours), strong: true },
          ...(beside ? [] : [{ term: 'Realisatie (kinduren)', value: percent(delivery.childHours.value) }]),
          { term: 'Meisjes', value: percent(girls.value) },
        ]}
        note={<>{girls.value === null ? 'Wordt berekend uit wat u bewaart.' : `Gender gekend voor ${percent(genderKnown.value)}.`}{beside && ` Gepland in deze periode: ${plannedSessions === 1 ? '1 sessie' : `${decimal(plannedSessions)} sessies`}, ${decimal(plannedHours)} kinduren. De andere sessies stonden hier niet in het plan: er is geen percentage.`}</>}
      />
    </SideBlock>
  )
}
