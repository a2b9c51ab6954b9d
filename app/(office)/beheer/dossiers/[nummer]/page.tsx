import type { Metadata } from 'next'
import { GivenAdvice } from '@/app/(office)/adviezen/given-advice'
import { AttachmentList } from '@/app/_file/attachment-list'
import { DossierLinks } from '@/app/_file/dossier-links'
import { FiledStep } from '@/app/_file/filed-step'
import { readPage } from '@/app/_frame/read-page'
import { formatEuro } from '@/app/_ui/amount'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Checksum } from '@/app/_ui/checksum'
import { FigureList } from '@/app/_ui/figure-list'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { adviceAbout } from '@/lib/advice/queries'
import { dossierOf, type Dossier } from '@/lib/applications/dossier'
import { requireActor } from '@/lib/auth'
import { grantToFollow } from '@/lib/grants/queries'
import { unreadIn } from '@/lib/messages/queries'
import { reviewOverview } from '@/lib/reviews/overview'
import { standInChoices } from '@/lib/reviews/stand-ins'
import { FileState } from '../file-state'
import { CompletionSection } from './completion-section'
import { ConflictsSection } from './conflicts-section'
import { EligibilitySection } from './eligibility-section'
import { GrantSection } from './grant-section'
import { NextStep } from './next-step'
import { NotesSection } from './notes-section'
import { ReviewsSection } from './reviews-section'
import { OwnConflict, StandInSection } from './stand-in-section'
import { TimelineSection } from './timeline-section'

export const metadata: Metadata = { title: 'Dossier' }

export default async function DossierPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const { dossier, overview, grant, unread, standIns, advice } = await readPage(actor, async (tx, now) => {
    const found = await dossierOf(tx, actor, nummer, now)
    return found && { dossier: found, advice: await adviceAbout(tx, actor, { callId: found.application.callId, applicationId: found.application.id }), overview: await reviewOverview(tx, actor, found.application.id), grant: await grantToFollow(tx, actor, nummer, now), unread: await unreadIn(tx, actor, found.application), standIns: await standInChoices(tx, actor, found.application.id, applicationFacts(found.application)) }
  })
  const { application, status } = dossier
  const inReview = status !== 'SUBMITTED' && status !== 'ELIGIBILITY_CHECK' && status !== 'COMPLETION_REQUESTED' && status !== 'INELIGIBLE'
  return (
    <OfficePage aside={<Aside dossier={dossier} />}>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/beheer/dossiers' }]} />
      <PageHeading kicker={`${application.number}, ${application.organisation.legalName}`} title={application.title}>
        <p><FileState status={status} reopened={dossier.reopenedAt !== null} grant={grant?.grant ?? null} /></p>
        <p><a href={`/beheer/dossiers/${nummer}/beroep`}>Heroverweging en beroep</a></p>
        {advice && <p><a href={`/beheer/dossiers/${nummer}/advies`}>{advice.length === 0 ? 'Advies van beleidsdomeinen' : `Advies van beleidsdomeinen (${advice.length})`}</a></p>}
        {unread !== null && <p><a href={`/beheer/dossiers/${nummer}/berichten`}>{unread === 0 ? 'Berichten' : `Berichten (${unread} ongelezen)`}</a></p>}
      </PageHeading>
      <NextStep actor={actor} dossier={dossier} overview={overview} />
      {grant && <GrantSection view={grant} mayMeet={can(actor, 'grant.meet-condition')} mayRegister={can(actor, 'aid.register', grant.grant)} mayCancel={can(actor, 'payment.cancel', grant.grant)} />}
      {overview && inReview && <ReviewsSection actor={actor} applicationId={application.id} status={status} overview={overview} />}
      {advice && <GivenAdvice lines={advice} href={`/beheer/dossiers/${nummer}/advies`} />}
      <CompletionSection actor={actor} dossier={dossier} />
      <EligibilitySection actor={actor} dossier={dossier} />
      {overview && <ConflictsSection applicationId={application.id} overview={overview} />}
      <StandInSection applicationId={application.id} choices={standIns} />
      {status !== 'SUBMITTED' && can(actor, 'conflict.declare', { ownerId: actor.userId ?? undefined }) && <OwnConflict applicationId={application.id} />}
      <NotesSection dossier={dossier} mayWrite={status !== 'SUBMITTED' && can(actor, 'note.write', { applicationId: application.id })} />
      <Section title="Wat is ingediend" intro="De bevroren kopie, zoals de aanvrager ze indiende.">
        {dossier.steps.map((step) => (
          <details key={step.code} className="filed-step">
            <summary>{step.title}</summary>
            <FiledStep step={step} />
          </details>
        ))}
        <h3>Bijlagen</h3>
        <AttachmentList attachments={application.attachments} scanner={dossier.scanner} engine />
        <p className="small"><DossierLinks applicationId={application.id} /></p>
      </Section>
      <TimelineSection dossier={dossier} />
    </OfficePage>
  )
}

function Aside({ dossier: { application, submission, people } }: { dossier: Dossier }) {
  const { organisation, call } = application
  const hours = application.activities.reduce((sum, { plannedChildHours }) => sum + Number(plannedChildHours), 0)
  return (
    <>
      <SideBlock title="Aanvraag">
        <FigureList
          rows={[
            { term: 'Gevraagd', value: application.requestedCents === null ? '–' : formatEuro(application.requestedCents), strong: true },
            { term: 'Activiteiten', value: String(application.activities.length) },
            { term: 'Geplande kinduren', value: hours.toLocaleString('nl-BE') },
          ]}
        />
        <p><a href={`/beheer/oproepen/${call.code}`}>{call.name}</a></p>
      </SideBlock>
      <SideBlock title="Ingediend">
        <p><Instant at={submission.submittedAt} precision="second" /> door {people.get(submission.submittedById) ?? 'een gemachtigde'}{submission.underReservation ? ', onder voorbehoud van het mandaat' : ''}.</p>
        <p>Controlegetal: <Checksum hex={submission.sha256} /></p>
      </SideBlock>
      <SideBlock title="Organisatie">
        <p>{organisation.legalName}<br />{organisation.municipality?.name}</p>
        {application.partnership && <p>{application.partnership.name}</p>}
      </SideBlock>
      <SideBlock title="Verantwoordelijke">
        <p>{(application.handlerId && people.get(application.handlerId)) ?? 'nog niemand'}</p>
      </SideBlock>
    </>
  )
}
