import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Warning } from '@/app/_ui/warning'
import { ActivityFields } from '../../../_report/activity-fields'
import { EvidenceSection } from '../../../_report/evidence-section'
import { Figures } from '../../../_report/figures'
import { loadReportPage } from '../../../_report/load-report'
import { ReportForm } from '../../../_report/report-form'

export const metadata: Metadata = { title: 'Activiteit in het verslag' }

type ActivityPageProps = { params: Promise<{ id: string; rij: string }>; searchParams: Promise<{ nakijken?: string; bestand?: string }> }

/** One activity of the report; `rij` counts from one, as the page says it, and the fields from zero. */
export default async function ReportedActivityPage({ params, searchParams }: ActivityPageProps) {
  const { id, rij } = await params
  const { nakijken, bestand } = await searchParams
  const view = await loadReportPage(id)
  const index = Number(rij) - 1
  const activity = /^\d{1,3}$/.test(rij) ? view.reading.activities[index] : undefined
  const page = view.parts.find((part) => part.activity === index)
  if (!activity || !page) notFound()
  const { planned, reported } = activity
  const warnings = view.warnings.filter(({ field }) => field.startsWith(`activities.${index}.`))
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Verslag', href: `/verslagen/${id}` }]} />
      <ReportForm
        view={view}
        page={page}
        checkAll={nakijken !== undefined}
        heading={<PageHeading kicker={`Activiteit ${index + 1} van ${view.reading.activities.length}`} title={planned.title} lead={planned.sessions === 0 ? `Niet gepland in deze periode. ${planned.places} deelnemers verwacht.` : `Gepland: ${planned.sessions} sessies voor ${planned.places} deelnemers.`} />}
      >
        <ActivityFields view={view} index={index} warnings={warnings} />
        {warnings.filter(({ field }) => !field.includes('.sessions.')).map(({ field, message }) => <Warning key={`${field} ${message}`}>{message}</Warning>)}
      </ReportForm>
      <div className="section"><Figures title="Wat wij berekenen" reported={[reported]} planned={[planned]} /></div>
      <EvidenceSection view={view} page={page} problem={bestand} />
    </LayPage>
  )
}
