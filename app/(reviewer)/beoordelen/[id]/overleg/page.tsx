import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { ButtonLink } from '@/app/_ui/button'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { StatusWord } from '@/app/_ui/status-word'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { officeStatus } from '@/lib/applications/office-words'
import { requireActor } from '@/lib/auth'
import { agendaAround } from '@/lib/decisions/meeting-agenda'
import { consensusView } from '@/lib/reviews/overview'
import { AgendaStrip } from './agenda-strip'
import { ConsensusForm } from './consensus-form'
import { ItemNoteForm } from './item-note'
import { PanelThread } from './panel-thread'
import { RecordedConsensus } from './recorded-consensus'
import { Revisions } from './revisions'
import { ScoresCompared } from './scores-compared'
import { Triggers } from './triggers'

export const metadata: Metadata = { title: 'Overleg' }

export default async function ConsensusPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { view, around } = await readPage(actor, async (tx) => {
    const view = await consensusView(tx, actor, id)
    return view && { view, around: await agendaAround(tx, actor, view.applicationId) }
  })
  const { application, file, mayRevise } = view
  const { word, tone } = officeStatus[file.assessment.status]
  return (
    <OfficePage>
      <Breadcrumb items={[actor.roles.some((role) => role === 'VLAIO_REVIEWER' || role === 'VLAIO_PANEL_CHAIR') ? { label: 'Beoordelen', href: '/beoordelen' } : { label: 'Dossiers', href: '/beheer/dossiers' }]} />
      <PageHeading kicker={`${application.number}, ${application.organisation.legalName}`} title={application.title} action={mayRevise && <ButtonLink href={`/beoordelen/${id}/overleg/herzien`} kind="secondary">Herzie uw beoordeling</ButtonLink>}>
        <p><StatusWord tone={tone}>{word}</StatusWord></p>
        {can(actor, 'eligibility.read', applicationFacts(file)) && <p className="small"><a href={`/beheer/dossiers/${application.number}`}>Bekijk het dossier</a></p>}
      </PageHeading>
      {around && <AgendaStrip around={around} />}
      <Triggers triggers={view.triggers} />
      <ScoresCompared view={view} />
      {!view.mayRecord && <RecordedConsensus view={view} />}
      <Revisions reviews={view.reviews} />
      <PanelThread view={view} />
      {view.mayRecord && <ConsensusForm view={view} />}
      {around && around.item.outcome !== 'AGREED' && around.item.outcome !== 'DISCUSSED' && view.mayLead && <ItemNoteForm applicationId={view.applicationId} outcome={around.item.waits ? 'DEFERRED' : 'DISCUSSED'} />}
    </OfficePage>
  )
}
