import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { isMonth, monthAfter, monthBefore } from '@/lib/activity-log/month'
import { logPage } from '@/lib/activity-log/queries'
import { requireActor } from '@/lib/auth'
import { formatLetterDay } from '@/lib/time'
import { LogTabs } from '../log-tabs'
import { MonthTable } from './month-table'

export const metadata: Metadata = { title: 'Kalender' }

/** All sessions of a grant by month: planned, held, cancelled. */
export default async function CalendarPage({ params, searchParams }: { params: Promise<{ nummer: string }>; searchParams: Promise<{ maand?: string | string[] }> }) {
  const { nummer } = await params
  const { maand } = await searchParams
  const actor = await requireActor()
  const page = await readPage(actor, (tx, now) => logPage(tx, actor, nummer, now))
  const { grant, activities, today } = page
  const month = isMonth(maand) ? maand : today > grant.periodEnd ? grant.periodEnd.slice(0, 7) : today.slice(0, 7)
  const named = (one: string): string => formatLetterDay(`${one}-01`).slice(2)
  const here = `/dossiers/${grant.number}/activiteiten/kalender`
  return (
    <LayPage>
      <Breadcrumb items={[{ label: `Dossier ${grant.number}`, href: `/dossiers/${grant.number}` }, { label: 'Activiteiten', href: `/dossiers/${grant.number}/activiteiten` }]} />
      <PageHeading kicker={`Dossier ${grant.number}, ${grant.title}`} title={`Kalender van ${named(month)}`} />
      <LogTabs number={grant.number} current="kalender" />
      <nav className="month__nav" aria-label="Maanden"><a href={`${here}?maand=${monthBefore(month)}`} rel="prev">{named(monthBefore(month))}</a><a href={`${here}?maand=${monthAfter(month)}`} rel="next">{named(monthAfter(month))}</a></nav>
      <MonthTable month={month} number={grant.number} activities={activities} today={today} />
      <p><a href={`${here}.ics`}>Download alle sessies voor uw eigen agenda (ICS)</a>. Laadt u het bestand later opnieuw in, dan worden de sessies bijgewerkt.</p>
    </LayPage>
  )
}
