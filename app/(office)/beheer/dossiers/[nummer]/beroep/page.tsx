import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { contestedFile } from '@/lib/reconsiderations/queries'
import { AppealsSection } from './appeals-section'
import { RequestSection } from './request-section'

export const metadata: Metadata = { title: 'Heroverweging en beroep' }

export default async function ContestedPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx) => contestedFile(tx, actor, nummer))
  const { application, requests } = view
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/beheer/dossiers' }, { label: nummer, href: `/beheer/dossiers/${nummer}` }]} />
      <PageHeading kicker={`${nummer}, ${application.organisation.legalName}`} title="Heroverweging en beroep" lead={application.title} />
      {requests.length === 0 && <Section title="Heroverweging"><Empty>Voor dit dossier is geen heroverweging gevraagd.</Empty></Section>}
      {requests.map((request) => <RequestSection key={request.id} request={request} view={view} />)}
      <AppealsSection view={view} />
    </OfficePage>
  )
}
