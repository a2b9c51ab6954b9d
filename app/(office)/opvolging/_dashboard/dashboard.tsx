import type { ReactNode } from 'react'
import { SelectField } from '@/app/_form/select-field'
import { FilterBar } from '@/app/_ui/filter-bar'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tabs } from '@/app/_ui/tabs'
import { periodWords, queryOf } from '@/lib/monitor/outcome-filter'
import { hiddenNote } from '@/lib/monitor/outcome-words'
import type { Portfolio } from '@/lib/monitor/portfolio'

const dashboardParts = [
  { label: 'Overzicht', href: '/opvolging' },
  { label: 'Doelen', href: '/opvolging/doelen' },
  { label: 'Kaart', href: '/opvolging/kaart' },
  { label: 'Verloop', href: '/opvolging/verloop' },
  { label: 'Spreiding en kost', href: '/opvolging/kosten' },
  { label: 'Dossiers', href: '/opvolging/dossiers' },
] as const
type Part = (typeof dashboardParts)[number]['href']

type DashboardProps = { current: Part; portfolio: Portfolio; lead: ReactNode; action?: ReactNode; children: ReactNode }

/** The frame of every dashboard: what one looks at stands in the address and goes along to the other parts. */
export function Dashboard({ current, portfolio: { filter, choices, scope, outcomes }, lead, action, children }: DashboardProps) {
  const note = hiddenNote(outcomes.total, scope)
  return (
    <OfficePage>
      <PageHeading title="Opvolging" lead={lead} action={action} />
      <Tabs label="Delen van de opvolging" tabs={dashboardParts.map((part) => ({ ...part, href: part.href + queryOf(filter), current: part.href === current }))} />
      <FilterBar action={current} label="Kies wat u wilt zien" submitLabel="Toon" resetHref={current}>
        <SelectField name="oproep" label="Oproep" defaultValue={filter.oproep} options={[{ value: '', label: 'Alle' }, ...choices.calls.map(({ code }) => ({ value: code, label: code }))]} />
        <SelectField name="provincie" label="Provincie" defaultValue={filter.provincie} options={[{ value: '', label: 'Alle' }, ...choices.provinces.map(({ nis, name }) => ({ value: nis, label: name }))]} />
        <SelectField name="gemeente" label="Gemeente" defaultValue={filter.gemeente} options={[{ value: '', label: 'Alle' }, ...choices.municipalities.map(({ nis, name }) => ({ value: nis, label: name }))]} />
        <SelectField name="partnerschap" label="Partnerschap" defaultValue={filter.partnerschap} options={[{ value: '', label: 'Alle' }, ...choices.partnerships.map(({ code, name }) => ({ value: code, label: name }))]} />
        <SelectField name="periode" label="Periode" defaultValue={filter.periode} options={[{ value: '', label: 'Alles' }, ...choices.periods.map((period) => ({ value: period, label: periodWords(period) }))]} />
      </FilterBar>
      {note !== '' && <p className="muted">{note}</p>}
      {children}
    </OfficePage>
  )
}
