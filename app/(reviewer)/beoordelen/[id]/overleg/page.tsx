import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { officeStatus } from '@/lib/applications/office-words'
import { requireActor } from '@/lib/auth'
import { triggersOf } from '@/lib/reviews/consensus-record'
import { consensusView } from '@/lib/reviews/overview'
import { ConsensusForm } from './consensus-form'
import { RecordedConsensus } from './recorded-consensus'
import { ScoresCompared } from './scores-compared'

export const metadata: Metadata = { title: 'Overleg' }

export default async function ConsensusPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx) => consensusView(tx, actor, id))
  const { application, consensus, file } = view
  const { word, tone } = officeStatus[file.assessment.status]
  const triggers = triggersOf(consensus?.triggers)
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Beoordelen', href: '/beoordelen' }]} />
      <PageHeading kicker={`${application.number}, ${application.organisation.legalName}`} title={application.title}>
        <p><StatusWord tone={tone}>{word}</StatusWord></p>
      </PageHeading>
      {triggers.length > 0 && (
        <Section title="Waarom overleg nodig is">
          <ul className="bullets">
            {triggers.map((sentence) => <li key={sentence}>{sentence}</li>)}
          </ul>
        </Section>
      )}
      <ScoresCompared view={view} />
      {view.mayRecord ? <ConsensusForm view={view} /> : <RecordedConsensus view={view} />}
    </OfficePage>
  )
}
