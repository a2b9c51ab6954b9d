import { AdviceTable } from '@/app/(office)/adviezen/advice-table'
import { AskForm } from '@/app/(office)/adviezen/ask-form'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { adviceOfFile } from '@/lib/advice/queries'
import { requireActor } from '@/lib/auth'

export const metadata = { title: 'Advies over een dossier' }

export default async function FileAdvicePage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const { file, lines, choices } = await readPage(actor, (tx, now) => adviceOfFile(tx, actor, nummer, now))
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/beheer/dossiers' }, { label: nummer, href: `/beheer/dossiers/${nummer}` }]} />
      <PageHeading kicker={`${nummer}, ${file.organisation.legalName}`} title="Advies van beleidsdomeinen" lead="De aanvrager leest gegeven advies pas na de bekendmaking van de beslissing. Beoordelaars lezen het niet." />
      <Section title="Gevraagd"><AdviceTable label="Adviezen over dit dossier en zijn oproep" lines={lines} empty="Over dit dossier is nog geen advies gevraagd." withCall={false} /></Section>
      {choices && <Section title="Vraag advies"><AskForm choices={choices} callId={file.callId} applicationId={file.id} /></Section>}
    </OfficePage>
  )
}
