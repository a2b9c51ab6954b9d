import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { ButtonLink } from '@/app/_ui/button'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { meetingAgenda } from '@/lib/decisions/meeting-agenda'
import { CallPath, CallTabs } from '../call-tabs'
import { Agenda } from './agenda'
import { ClosedMeetings } from './closed-meetings'
import { MeetingPanel } from './meeting-panel'

export const metadata: Metadata = { title: 'Overleg' }

/** The meeting of the panel about a call: who is there, and the files nearest to the line first. */
export default async function MeetingPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx) => meetingAgenda(tx, actor, code))
  const next = view.agenda.find(({ outcome, leaderless }) => outcome === null && !leaderless)
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title="Overleg" kicker={view.call.name} action={view.open && view.mayLead && next && <ButtonLink href={`/beoordelen/${next.applicationId}/overleg`} arrow>Volgend punt</ButtonLink>} />
      <CallTabs code={code} current="/overleg" />
      <MeetingPanel view={view} />
      <Agenda view={view} />
      <ClosedMeetings view={view} />
    </OfficePage>
  )
}
