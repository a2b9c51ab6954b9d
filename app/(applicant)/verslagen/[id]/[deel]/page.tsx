import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { TickField } from '@/app/_form/tick-field'
import { declarationsOf } from '@/lib/reports/fields'
import { CooperationFields } from '../../_report/cooperation-fields'
import { EvidenceSection } from '../../_report/evidence-section'
import { loadReportPage } from '../../_report/load-report'
import { MoneyFields } from '../../_report/money-fields'
import { NarrativeFields } from '../../_report/narrative-fields'
import { ReportForm } from '../../_report/report-form'

export const metadata: Metadata = { title: 'Verslag' }

type PartPageProps = { params: Promise<{ id: string; deel: string }>; searchParams: Promise<{ nakijken?: string; bestand?: string }> }

/** The pages of a report that are not an activity: story, money, declarations. */
export default async function ReportPartPage({ params, searchParams }: PartPageProps) {
  const { id, deel } = await params
  const { nakijken, bestand } = await searchParams
  const view = await loadReportPage(id)
  const page = view.parts.find(({ part, path }) => path === deel && part !== 'activiteiten')
  if (!page) notFound()
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Verslag', href: `/verslagen/${id}` }]} />
      <ReportForm view={view} page={page} checkAll={nakijken !== undefined} heading={<PageHeading kicker={`Verslag ${view.grant.number}`} title={page.title} />}>
        {page.part === 'samenwerking' && <CooperationFields view={view} />}
        {page.part === 'verhaal' && <NarrativeFields view={view} />}
        {page.part === 'kosten' && <MoneyFields view={view} />}
        {page.part === 'verklaringen' && declarationsOf(view.report.type).map(({ code, text }) => <TickField key={code} name={`declarations.${code}`} label={text} />)}
      </ReportForm>
      {page.part === 'kosten' && <EvidenceSection view={view} page={page} problem={bestand} />}
    </LayPage>
  )
}
