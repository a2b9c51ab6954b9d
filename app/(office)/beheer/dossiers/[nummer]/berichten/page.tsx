import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { ThreadSection } from '@/app/_messages/thread-section'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SideBlock } from '@/app/_ui/side-block'
import { requireActor } from '@/lib/auth'
import { threadOf } from '@/lib/messages/queries'

export const metadata: Metadata = { title: 'Berichten' }

export default async function FileMessagesPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const thread = await readPage(actor, async (tx) => {
    const found = await threadOf(tx, actor, { number: nummer })
    return found?.side === 'OFFICE' ? found : null
  })
  const { application, responsible } = thread
  return (
    <OfficePage aside={<SideBlock title="Verantwoordelijke"><p>{responsible ?? 'nog niemand'}</p></SideBlock>}>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/beheer/dossiers' }, { label: nummer, href: `/beheer/dossiers/${nummer}` }]} />
      <PageHeading kicker={`${nummer}, ${application.organisation.legalName}`} title="Berichten" lead={application.title} />
      <ThreadSection thread={thread} />
    </OfficePage>
  )
}
