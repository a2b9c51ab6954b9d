import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { DataTable } from '@/app/_ui/data-table'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SideBlock } from '@/app/_ui/side-block'
import { Tabs } from '@/app/_ui/tabs'
import { isMonth, monthAfter, monthBefore } from '@/lib/activity-log/month'
import { currentActor } from '@/lib/auth'
import type { CalendarLine } from '@/lib/calendar/calendar-lines'
import { calendarOf } from '@/lib/calendar/queries'
import { formatLetterDay, formatLongDay, localDay } from '@/lib/time'
import { MonthGrid } from './month-grid'

export const metadata: Metadata = { title: 'Kalender' }

export default async function CalendarPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { weergave, maand } = await searchParams
  const actor = await currentActor()
  const { lines, today } = await readPage(actor, async (tx, now) => ({ lines: await calendarOf(tx, actor), today: localDay(now) }))
  const month = isMonth(maand) ? maand : today.slice(0, 7)
  const view = weergave === 'maand' || weergave === 'voorbij' ? weergave : 'lijst'
  return (
    <LayPage aside={<Aside personal={actor.userId !== null} />}>
      <PageHeading title="Kalender" lead={actor.userId === null ? 'Wanneer oproepen openen en sluiten, en wanneer u de beslissing mag verwachten.' : 'Oproepen en beslissingen, en wat u zelf op tijd moet doen.'} />
      <Tabs label="Weergave" tabs={[{ label: 'Wat komt', href: '/kalender', current: view === 'lijst' }, { label: 'Per maand', href: '/kalender?weergave=maand', current: view === 'maand' }, { label: 'Wat voorbij is', href: '/kalender?weergave=voorbij', current: view === 'voorbij' }]} />
      {view === 'maand' && (
        <>
          <h2>{named(month)}</h2>
          <nav className="month__nav" aria-label="Maanden"><a href={`/kalender?weergave=maand&maand=${monthBefore(month)}`} rel="prev">{named(monthBefore(month))}</a><a href={`/kalender?weergave=maand&maand=${monthAfter(month)}`} rel="next">{named(monthAfter(month))}</a></nav>
          {lines.every(({ day }) => !day.startsWith(month)) && <p>Geen data in deze maand.</p>}
          <MonthGrid month={month} lines={lines} today={today} />
        </>
      )}
      {view === 'lijst' && <DateTable label="Wat komt" lines={lines.filter(({ day }) => day >= today)} empty="Er is niets gepland." />}
      {view === 'voorbij' && <DateTable label="Wat voorbij is" lines={lines.filter(({ day }) => day < today).toReversed()} empty="Er is nog niets voorbij." />}
    </LayPage>
  )
}

function DateTable({ label, lines, empty }: { label: string; lines: readonly CalendarLine[]; empty: string }) {
  return (
    <DataTable
      label={label}
      density="lay"
      rows={lines}
      rowKey={({ key }) => key}
      empty={empty}
      columns={[
        { key: 'day', head: 'Dag', cell: ({ day }) => formatLongDay(day) },
        { key: 'what', head: 'Wat', rowHead: true, cell: ({ title, detail, href }) => <><a href={href}>{title}</a>{detail !== '' && <span className="table__note">{detail}</span>}</> },
      ]}
    />
  )
}

function Aside({ personal }: { personal: boolean }) {
  return (
    <SideBlock title="In uw eigen agenda">
      <p className="small"><a href="/kalender/agenda.ics" download>Download alle data (ICS)</a>. Laadt u het bestand later opnieuw in, dan worden de data bijgewerkt.{personal && ' Ook uw eigen termijnen staan erin.'}</p>
    </SideBlock>
  )
}

const named = (month: string): string => formatLetterDay(`${month}-01`).slice(2)
