import { DossierLinks } from '@/app/_file/dossier-links'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatEuro } from '@/app/_ui/amount'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { can } from '@/lib/access/policy'
import { applicationLifecycle } from '@/lib/applications/lifecycle'
import { applicantSentence, applicantWord } from '@/lib/applications/status-words'
import type { UnfiledChanges } from '@/lib/applications/unfiled-changes'
import { formatDeadline } from '@/lib/time'
import { reopenRequest, withdrawRequest } from '../actions'
import { DeadlineBlock } from './deadline-block'
import type { LoadedRequest } from './load-request'
import { UnfiledSection } from './unfiled-section'

type FiledRequestProps = {
  request: LoadedRequest
  unfiled: readonly UnfiledChanges[]
  unread: number
  /** which of its filings the page shows */
  round: number
}

/** A request that is no draft any more: where it stands, and what its organisation may still do. */
export function FiledRequest({ request, unfiled, unread, round }: FiledRequestProps) {
  const { application, actor, now } = request
  const { call, status } = application
  const base = `/aanvragen/${application.id}`
  const resource = { organisationId: application.organisationId, applicationId: application.id }
  const open = call.status === 'OPEN' && call.deadlineAt !== null && now < call.deadlineAt
  const decided = ['GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'INELIGIBLE'].includes(status)

  return (
    <LayPage aside={open && call.deadlineAt ? <DeadlineBlock at={call.deadlineAt} now={now} applicationId={application.id} /> : undefined}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }]} />
      <PageHeading kicker={call.name} title={application.title || `Aanvraag van ${application.organisation.legalName}`} lead={applicantSentence(status)} />
      {request.completion && now < request.completion.dueAt && (
        <Notice action={<ButtonLink href={`${base}/aanvulling`}>Vul uw aanvraag aan</ButtonLink>}>
          <strong>We vroegen u om {request.completion.points === 1 ? 'een punt' : `${request.completion.points} punten`} aan te vullen.</strong> Dien de aanvulling in {formatDeadline(request.completion.dueAt)}. Bewaren is niet genoeg.
        </Notice>
      )}
      <Actions>
        {decided && <ButtonLink href={`${base}/beslissing`}>Bekijk de beslissing</ButtonLink>}
        {application.number !== null && <ButtonLink href={`${base}/bewijs`} kind="secondary">Bekijk het bewijs</ButtonLink>}
        <a href={`${base}/nakijken`}>Bekijk wat u indiende</a>
        <a href={`${base}/berichten`}>{unread === 0 ? 'Berichten' : `Berichten (${unread} nieuw)`}</a>
      </Actions>
      <Section title="Uw dossier" ruled>
        <SummaryList
          rows={[
            { term: 'Dossiernummer', value: application.number ?? 'nog geen' },
            { term: 'Toestand', value: applicantWord(status) },
            ...(application.submittedAt ? [{ term: 'Ingediend op', value: <Instant at={application.submittedAt} /> }] : []),
            ...(application.requestedCents === null ? [] : [{ term: 'Gevraagd bedrag', value: formatEuro(application.requestedCents) }]),
            ...(application.number === null ? [] : [{ term: 'Om te bewaren', value: <DossierLinks applicationId={application.id} /> }]),
            { term: 'Vragen over dit dossier', value: `${call.contactName}, ${call.contactEmail}, ${call.contactPhone}` },
          ]}
        />
      </Section>
      {request.reopened && <p>De aanvrager heropende deze aanvraag. U leest de ingediende versie; die blijft gelden tot er opnieuw ingediend wordt.</p>}
      <UnfiledSection unfiled={unfiled} />
      {status === 'SUBMITTED' && !request.reopened && open && can(actor, 'application.submit', resource) && (
        <Section title="Nog iets wijzigen?" intro="Tot het uiterste tijdstip kunt u de aanvraag heropenen, wijzigen en opnieuw indienen. Wat u al indiende, blijft gelden tot u opnieuw indient. Dient u niet opnieuw in, dan telt de ingediende versie. Uw dossiernummer blijft hetzelfde.">
          <details>
            <summary>Heropen deze aanvraag</summary>
            <Form action={reopenRequest} hidden={{ applicationId: application.id, round: String(round) }} submit="Heropen" label="Heropenen" />
          </details>
        </Section>
      )}
      {applicationLifecycle.withdraw.from.some(from => from === status) && can(actor, 'application.withdraw', resource) && (
        <Section title="Aanvraag intrekken" intro="Na intrekken behandelen we uw aanvraag niet verder. Dit kunt u niet ongedaan maken.">
          <details>
            <summary>Trek deze aanvraag in</summary>
            <Form action={withdrawRequest} hidden={{ applicationId: application.id }} submit="Trek in" danger label="Intrekken">
              <TextAreaField name="reason" label="Waarom trekt u de aanvraag in?" optional maximum={500} rows={3} />
            </Form>
          </details>
        </Section>
      )}
    </LayPage>
  )
}
