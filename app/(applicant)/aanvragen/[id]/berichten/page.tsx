import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { ThreadSection } from '@/app/_messages/thread-section'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SideBlock } from '@/app/_ui/side-block'
import { requireActor } from '@/lib/auth'
import { isFileId } from '@/lib/messages/file-id'
import { threadOf } from '@/lib/messages/queries'

export const metadata: Metadata = { title: 'Berichten' }

/** The thread of a request with the officers; for a draft, whom to ask. */
export default async function MessagesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const thread = await readPage(actor, async (tx) => {
    const found = isFileId(id) ? await threadOf(tx, actor, { id }) : null
    return found?.side === 'APPLICANT' ? found : null
  })
  const { application, responsible, mayWrite } = thread
  const { call } = application
  return (
    <LayPage
      aside={
        <SideBlock title="Vragen over dit dossier">
          {responsible && <p>Uw dossierbeheerder is {responsible}.</p>}
          <p>{call.contactName}<br /><a href={`mailto:${call.contactEmail}`}>{call.contactEmail}</a><br />{call.contactPhone}</p>
        </SideBlock>
      }
    >
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: 'Aanvraag', href: `/aanvragen/${id}` }]} />
      <PageHeading kicker={application.number ?? call.name} title="Berichten" lead={`Over ${application.title || call.name}, van ${application.organisation.legalName}.`} />
      {!mayWrite && <p>Berichten kunnen zodra uw aanvraag ingediend is. Stel uw vraag nu aan {call.contactName}: <a href={`mailto:${call.contactEmail}`}>{call.contactEmail}</a>, {call.contactPhone}.</p>}
      {(mayWrite || thread.messages.length > 0) && <ThreadSection thread={thread} />}
    </LayPage>
  )
}
