import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { ChooseTexts } from '@/app/_form/choose-texts'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { requireActor } from '@/lib/auth'
import { reportTextsToChoose } from '@/lib/reports/queries'
import { mergeTexts } from '../../actions'

export const metadata: Metadata = { title: 'Teksten samenvoegen' }

export default async function MergeReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { report, texts, editable } = await readPage(actor, (tx) => reportTextsToChoose(tx, actor, id))
  const href = `/verslagen/${report.id}`
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Verslag', href }]} />
      <ChooseTexts texts={texts} action={mergeTexts} hidden={{ reportId: report.id }} editable={editable} whole={{ words: 'het verslag', href }} />
    </LayPage>
  )
}
