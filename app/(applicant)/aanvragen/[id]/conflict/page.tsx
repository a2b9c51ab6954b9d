import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { ChooseTexts } from '@/app/_form/choose-texts'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { textsToChoose } from '@/lib/applications/texts-to-choose'
import { requireActor } from '@/lib/auth'
import { mergeRequest } from '../../actions'

export const metadata: Metadata = { title: 'Teksten samenvoegen' }

export default async function MergePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { application, texts, completing, editable } = await readPage(actor, (tx, now) => textsToChoose(tx, actor, id, now))
  const base = `/aanvragen/${application.id}`
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: 'Aanvraag', href: base }]} />
      <ChooseTexts texts={texts} action={mergeRequest} hidden={{ applicationId: application.id }} editable={editable} whole={completing ? { words: 'de aanvulling', href: `${base}/aanvulling` } : { words: 'de aanvraag', href: base }} />
    </LayPage>
  )
}
