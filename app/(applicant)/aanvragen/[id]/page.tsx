import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { UnfinishedNotice } from '@/app/_file/unfinished-notice'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { FigureList } from '@/app/_ui/figure-list'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SaveState } from '@/app/_ui/save-state'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { TaskList } from '@/app/_ui/task-list'
import { Warning } from '@/app/_ui/warning'
import { can } from '@/lib/access/policy'
import { colleagues } from '@/lib/applications/queries'
import { applicantWord } from '@/lib/applications/status-words'
import { filedRound } from '@/lib/applications/reopening'
import { statusOfSteps } from '@/lib/applications/step-status'
import { unfiledChanges } from '@/lib/applications/unfiled-changes'
import { roleWords } from '@/lib/access/role-words'
import { asActor } from '@/lib/db'
import { unreadIn } from '@/lib/messages/queries'
import { discardRequest } from '../actions'
import { AmountBlock } from '../_steps/amount-block'
import { DeadlineBlock } from '../_steps/deadline-block'
import { DraftNotices } from '../_steps/draft-notices'
import { FiledRequest } from '../_steps/filed-request'
import { loadRequest } from '../_steps/load-request'
import { ReopenedNotice } from '../_steps/reopened-notice'
import { sectionsDone, taskGroups } from '../_steps/task-groups'
import { TogetherSection } from '../_steps/together-section'
import { UnfiledSection } from '../_steps/unfiled-section'
import { WaitingTexts } from '../_steps/waiting-texts'

export const metadata: Metadata = { title: 'Aanvraag' }

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const request = await loadRequest((await params).id)
  const { actor, application, context, draft, now } = request
  const unfiled = await asActor(actor, (tx) => unfiledChanges(tx, actor, application, context))
  if (application.status !== 'DRAFT') {
    const { unread, filed } = await asActor(actor, async (tx) => ({ unread: await unreadIn(tx, actor, application), filed: await filedRound(tx, application.id) }))
    return <FiledRequest request={request} unfiled={unfiled} unread={unread ?? 0} round={filed?.round ?? 1} />
  }
  const people = await asActor(actor, tx => colleagues(tx, application.organisationId))
  const statuses = statusOfSteps(draft, context)
  const next = statuses.find(({ status }) => status !== 'complete' && status !== 'not-started') ?? statuses.find(({ status }) => status === 'not-started')
  const base = `/aanvragen/${application.id}`
  const signatory = people.find(({ role }) => role === 'APPLICANT_SIGNATORY')?.user.name ?? null
  const tasks = taskGroups(request, statuses, signatory)
  const resource = { organisationId: application.organisationId, applicationId: application.id }
  const may = can(actor, 'application.submit', resource)

  return (
    <LayPage
      aside={
        <>
          {application.call.deadlineAt && <DeadlineBlock at={application.call.deadlineAt} now={now} applicationId={application.id} />}
          <AmountBlock request={request} />
          <SideBlock title="Wie werkt mee">
            <FigureList rows={[...Map.groupBy(people, ({ user }) => user.name)].map(([term, roles]) => ({ term, value: roles.map(({ role }) => roleWords[role]).join(', ') }))} />
            {request.editable && <p><a href="/academie/organisatie">Nodig een collega uit</a></p>}
          </SideBlock>
        </>
      }
    >
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }]} />
      <PageHeading
        kicker={`${request.reopened ? 'Heropende aanvraag' : applicantWord(application.status)} voor ${application.call.name}`}
        title={`Aanvraag van ${application.organisation.legalName}`}
        saveState={request.editable && application.draftSavedAt && <SaveState savedAt={application.draftSavedAt} />}
      >
        {request.savedBy && <p className="muted">Laatst bewaard door {request.savedBy}.{request.editable && ' U kunt stoppen en later verdergaan.'}</p>}
      </PageHeading>
      <ReopenedNotice request={request} />
      <DraftNotices request={request} overview />
      {!request.editable && !request.reopened && <Warning title="Niet ingediend.">De oproep is gesloten. U kunt dit concept nog lezen, maar niet meer wijzigen of indienen.</Warning>}
      <WaitingTexts request={request} />
      {request.editable && <UnfinishedNotice actor={actor} applicationId={application.id} />}
      <Actions>
        {request.editable && (next ? <ButtonLink href={`${base}/${next.step}`} arrow>Ga verder: {next.title}</ButtonLink> : <ButtonLink href={`${base}/nakijken`} arrow>{may ? 'Kijk na en dien in' : 'Kijk na en meld klaar'}</ButtonLink>)}
        {(next || !request.editable) && <a href={`${base}/nakijken`}>Bekijk al uw antwoorden</a>}
        <span className="muted">{sectionsDone(tasks)}</span>
      </Actions>
      <TaskList groups={tasks} />
      {request.editable && <TogetherSection request={request} people={people} />}
      {request.editable && application.leftOut.length > 0 && (
        <Section title="Niet overgenomen" intro="Dit stond in uw eerdere aanvraag en kon niet mee. Vul het opnieuw in waar het nog nodig is.">
          <ul>{application.leftOut.map((line) => <li key={line}>{line}</li>)}</ul>
        </Section>
      )}
      <UnfiledSection unfiled={unfiled} />
      {can(actor, 'application.discard', resource) && request.editable && application.number === null && (
        <Section title="Concept weggooien" level={2} intro="Het concept verdwijnt uit uw lijst. U kunt daarna een nieuwe aanvraag starten zolang de oproep open is.">
          <details>
            <summary>Gooi dit concept weg</summary>
            <Form action={discardRequest} hidden={{ applicationId: application.id }} submit="Ja, gooi weg" danger label="Concept weggooien" />
          </details>
        </Section>
      )}
    </LayPage>
  )
}
