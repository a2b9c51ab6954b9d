import { formatEuro } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import { addCents } from '@/lib/money'
import type { PlanPage } from '@/lib/payments/plan-view'
import { formatDay } from '@/lib/time'

type PlanTablesProps = { plan: PlanPage; density?: 'lay' | 'dense' }

/** What was granted, what it became by changes, and what was realised: the same figures for the beneficiary and the office. */
export function PlanTables({ plan: { grant, periodEnd, activities, costs, realCostsCents, reported }, density = 'lay' }: PlanTablesProps) {
  // In the office the plan is a section of a page; for the beneficiary it is the page.
  const level = density === 'dense' ? 3 : 2
  return (
    <>
      <DataTable
        label="Toegekend, nu en gerealiseerd"
        density={density}
        rows={[
          { what: 'Subsidie, ten hoogste', granted: formatEuro(grant.grantedCents), now: formatEuro(grant.amendedCents ?? grant.grantedCents), held: grant.finalCents === null ? '' : formatEuro(grant.finalCents) },
          { what: 'Laatste dag van de subsidieperiode', granted: formatDay(periodEnd.granted), now: formatDay(periodEnd.now), held: '' },
          { what: 'Kinduren', granted: number(hours(activities, 'granted')), now: number(hours(activities, 'now')), held: reported ? number(hours(activities, 'held')) : '' },
          ...(costs.length === 0 ? [] : [{ what: 'Kosten', granted: formatEuro(addCents(costs.map(({ granted }) => granted))), now: formatEuro(addCents(costs.map(({ now }) => now))), held: realCostsCents === null ? '' : formatEuro(realCostsCents) }]),
        ]}
        rowKey={({ what }) => what}
        columns={columns('Wat', reported)}
      />
      <Section title="Activiteiten" level={level}>
        <DataTable
          label="Activiteiten: toegekend, nu en gerealiseerd"
          density={density}
          rows={activities.map(({ rowId, title, sessions, childHours, place, fallsAway }) => ({
            key: rowId,
            what: title,
            note: place.now === place.granted ? place.granted : `${place.granted} → ${place.now}`,
            granted: counted(sessions.granted, childHours.granted),
            now: fallsAway ? 'valt weg' : counted(sessions.now, childHours.now),
            held: sessions.held === null || childHours.held === null ? '' : counted(sessions.held, childHours.held),
          }))}
          rowKey={({ key }) => key}
          columns={columns('Activiteit', reported)}
        />
      </Section>
      {costs.some(({ granted, now }) => granted !== now) && (
        <Section title="Begrotingslijnen die wijzigden" level={level}>
          <DataTable
            label="Begroting: toegekend en nu"
            density={density}
            rows={costs.filter(({ granted, now }) => granted !== now).map(({ description, granted, now }) => ({ what: description, granted: formatEuro(granted), now: formatEuro(now), held: '' }))}
            rowKey={({ what }) => what}
            columns={columns('Lijn', false)}
          />
        </Section>
      )}
    </>
  )
}

type Row = { what: string; note?: string; granted: string; now: string; held: string }

/** What was realised is a column of its own once something was reported. */
const columns = (head: string, reported: boolean) => [
  { key: 'what', head, rowHead: true, cell: ({ what, note }: Row) => <>{what}{note && <span className="table__note">{note}</span>}</> },
  { key: 'granted', head: 'Toegekend', numeric: true, cell: ({ granted }: Row) => granted },
  { key: 'now', head: 'Nu', numeric: true, cell: ({ granted, now }: Row) => (granted === now ? now : <strong>{now}</strong>) },
  ...(reported ? [{ key: 'held', head: 'Gerealiseerd', numeric: true, cell: ({ held }: Row) => held }] : []),
]

const number = (value: number): string => value.toLocaleString('nl-BE')
const counted = (sessions: number, childHours: number): string => `${sessions} ${sessions === 1 ? 'sessie' : 'sessies'}, ${number(childHours)} kinduren`
const hours = (activities: PlanPage['activities'], which: 'granted' | 'now' | 'held'): number => activities.reduce((sum, { childHours }) => sum + (childHours[which] ?? 0), 0)
