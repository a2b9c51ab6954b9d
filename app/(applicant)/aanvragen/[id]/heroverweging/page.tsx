import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import { requireActor } from '@/lib/auth'
import { ownReconsideration, type OwnReconsideration } from '@/lib/reconsiderations/queries'
import { formatInstant } from '@/lib/time'
import { ask } from './actions'

export const metadata: Metadata = { title: 'Heroverweging' }

export default async function ReconsiderationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx, now) => ownReconsideration(tx, actor, id, now))
  const { application, current, requests } = view
  const earlier = requests.filter((request) => request !== current)
  return (
    <LayPage aside={<Aside view={view} />}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: application.number ?? application.title, href: `/aanvragen/${id}` }, { label: 'Beslissing', href: `/aanvragen/${id}/beslissing` }]} />
      <PageHeading title={current ? 'Uw verzoek tot heroverweging' : 'Vraag heroverweging'} kicker={`Dossier ${application.number ?? ''}`} />
      {current ? <Asked request={current} view={view} /> : <Ask view={view} />}
      {earlier.map((request) => (
        <Section key={request.id} title={`Uw verzoek van ${formatInstant(request.receivedAt)}`} ruled><Asked request={request} view={view} level={3} /></Section>
      ))}
    </LayPage>
  )
}

function Ask({ view: { application, dueAt, late, mayAsk } }: { view: OwnReconsideration }) {
  if (!mayAsk && late) return <p>De termijn om heroverweging te vragen is voorbij: u kon dat doen <Deadline at={dueAt} />. Een gemachtigde van uw organisatie kan nog een verzoek sturen; VLAIO kan het afwijzen omdat het te laat is.</p>
  if (!mayAsk) return <p>Een gemachtigde van uw organisatie kan om heroverweging vragen <Deadline at={dueAt} />.</p>
  return (
    <>
      <p>U vraagt VLAIO om de beslissing opnieuw te bekijken. Dat doet iemand die niet bij de eerste beslissing betrokken was. Intussen blijft de beslissing gelden.</p>
      {late ? <Warning title="De termijn is voorbij.">U kon heroverweging vragen <Deadline at={dueAt} />. U kunt uw verzoek nog sturen. Leg uit waarom het later komt. VLAIO kan het afwijzen omdat het te laat is.</Warning> : <p>U kunt dat doen <strong><Deadline at={dueAt} /></strong>, één keer voor deze beslissing.</p>}
      <Form action={ask} hidden={{ applicationId: application.id }} submit="Verstuur uw verzoek" label="Heroverweging vragen">
        <TextAreaField name="grounds" label="Waarom gaat u niet akkoord?" hint="Zeg wat er niet klopt, en waar dat in uw aanvraag staat." rows={10} minimum={60} maximum={5000} />
      </Form>
    </>
  )
}

type Request = OwnReconsideration['requests'][number]

const answered = { RECEIVED: '', IN_HANDLING: '', UPHELD: 'Uw verzoek is gegrond', DISMISSED: 'Uw verzoek is ongegrond', INADMISSIBLE: 'Uw verzoek is niet ontvankelijk' } as const

function Asked({ request, view, level = 2 }: { request: Request; view: OwnReconsideration; level?: 2 | 3 }) {
  const rows = [
    { term: 'Ontvangen', value: <><Instant at={request.receivedAt} precision="minute" />{request.receivedAt >= request.dueAt && ', na de termijn'}</> },
    request.answeredAt ? { term: 'Beantwoord', value: <Instant at={request.answeredAt} precision="minute" /> } : { term: 'Wij antwoorden', value: <Deadline at={request.answerDueAt} /> },
  ]
  return (
    <>
      {request.answeredAt && <Section title={answered[request.status]} level={level}>{request.answer.split(/\n{2,}/).map((text) => <p key={text}>{text}</p>)}<Next status={request.status} view={view} /></Section>}
      {!request.answeredAt && <p>We hebben uw verzoek ontvangen. U hoeft nu niets te doen. U krijgt een mail als het antwoord er is.</p>}
      <SummaryList rows={rows} />
      <Section title="Wat u vroeg" level={level}><p className="prose">{request.grounds}</p></Section>
    </>
  )
}

function Next({ status, view: { application } }: { status: Request['status']; view: OwnReconsideration }) {
  if (status === 'UPHELD') return <p>{application.status === 'ELIGIBILITY_CHECK' ? 'We onderzoeken opnieuw of uw aanvraag ontvankelijk is.' : 'Over uw aanvraag komt een nieuwe beslissing. De eerste blijft zichtbaar.'}</p>
  return <p>De beslissing blijft gelden. In de brief staat waar u nog terechtkunt.</p>
}

function Aside({ view: { application, answers } }: { view: OwnReconsideration }) {
  const { call } = application
  return (
    <>
      <SideBlock title="Documenten">
        <p className="small"><a href={`/aanvragen/${application.id}/beslissing`}>De beslissing</a></p>
        {answers.map(({ id, releasedAt, producedAt, overdue }) => (
          <p key={id} className="small">{producedAt ? <a href={`/aanvragen/${application.id}/beslissing/brief?brief=${id}`} download>Antwoord{releasedAt && <> van <Instant at={releasedAt} precision="day" /></>} (pdf)</a> : overdue ? 'Het antwoord als pdf is nog niet gemaakt. We kijken het na.' : 'Het antwoord als pdf staat hier binnen enkele minuten.'}</p>
        ))}
      </SideBlock>
      <SideBlock title="Vragen over dit dossier"><p className="small">{call.contactName}<br />{call.contactPhone}<br /><a href={`mailto:${call.contactEmail}`}>{call.contactEmail}</a></p></SideBlock>
    </>
  )
}
