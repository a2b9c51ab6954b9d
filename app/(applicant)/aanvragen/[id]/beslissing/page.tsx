import type { Metadata } from 'next'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { ButtonLink } from '@/app/_ui/button'
import { DecisionHeading } from '@/app/_ui/decision-heading'
import { LayPage } from '@/app/_ui/lay-page'
import { Deadline } from '@/app/_ui/deadline'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { readPage } from '@/app/_frame/read-page'
import { requireActor } from '@/lib/auth'
import { decisionTitles } from '@/lib/decisions/words'
import { publishedDecision, type PublishedDecision } from '@/lib/grants/queries'
import { isOverdue } from '@/lib/letters/overdue'
import { formatLongDay, localDay } from '@/lib/time'
import { AnswerForms } from '../../../dossiers/answer-forms'
import { PaymentPlan, settledOf } from '../../../dossiers/payment-plan'
import { AdviceSection } from './advice-section'
import { AppealBox } from './appeal-box'
import { CriterionTable } from './criterion-table'
import { EarlierSection } from './earlier-section'

export const metadata: Metadata = { title: 'Beslissing' }

export default async function DecisionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { view, now } = await readPage(actor, async (tx, now) => { const view = await publishedDecision(tx, actor, id); return view && { view, now } })
  const { application, decision, grant, letter, knownAt } = view
  const granted = decision !== null && decision.grantedCents > 0n
  return (
    <LayPage aside={<Aside view={view} now={now} />}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: application.number ?? application.title, href: `/aanvragen/${id}` }]} />
      <DecisionHeading
        title={decisionTitles[decision?.outcome ?? 'INELIGIBLE']}
        kicker={`Beslissing van ${formatLongDay(localDay(knownAt))}, dossier ${application.number ?? ''}`}
        {...(granted ? { amountCents: decision.grantedCents } : {})}
      >
        {(decision?.motivation ?? '').split(/\n{2,}/).filter((text) => text !== '').map((text) => <p key={text}>{text}</p>)}
        {!decision && letter.content.sections.filter(({ heading }) => heading === 'Motivering').flatMap(({ paragraphs }) => paragraphs).map((text) => <p key={text}>{text}</p>)}
      </DecisionHeading>
      {grant && <NextStep view={view} grant={grant} />}
      {grant && grant.conditions.length > 0 && <Conditions grant={grant} />}
      {view.criteria.length > 0 && <CriterionTable view={view} />}
      <AdviceSection advice={view.advice} />
      <AppealBox view={view} />
      <EarlierSection decisions={view.earlier} applicationId={id} />
    </LayPage>
  )
}

type GrantOf = NonNullable<PublishedDecision['grant']>

function NextStep({ view, grant }: { view: PublishedDecision; grant: GrantOf }) {
  if (grant.status === 'AWARDED' && view.canSign) return <AnswerForms grant={grant} iban={view.application.organisation.iban} />
  if (grant.status === 'AWARDED') return <p>Een gemachtigde van uw organisatie aanvaardt de subsidie <Deadline at={grant.acceptDueAt} />.</p>
  if (grant.status === 'CONDITIONS_PENDING') return <p>U kunt de subsidie aanvaarden zodra alle voorwaarden vervuld zijn. Bezorg de stukken aan uw dossierbeheerder.</p>
  return <p><ButtonLink href={`/dossiers/${grant.number}`}>Ga naar uw dossier</ButtonLink></p>
}

function Conditions({ grant }: { grant: GrantOf }) {
  return (
    <Section title="Voorwaarden" ruled>
      <ul className="plain">
        {grant.conditions.map(({ id, text, dueAt, metAt }) => (
          <li key={id} className="term-line">
            <span>{text}</span>
            <span className="muted small">{metAt ? 'vervuld' : <Deadline at={dueAt} />}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Aside({ view: { grant, letter, application, call }, now }: { view: PublishedDecision; now: Date }) {
  return (
    <>
      {grant && <SideBlock title="Wat u krijgt en wanneer"><PaymentPlan payments={grant.payments} grantedCents={grant.grantedCents} grantStatus={grant.status} settled={settledOf(grant)} /></SideBlock>}
      <SideBlock title="Documenten">
        <p className="small">{letter.ready ? <a href={`/aanvragen/${application.id}/beslissing/brief`} download>Beslissing (pdf)</a> : isOverdue(letter, now) ? 'De beslissing als pdf is nog niet gemaakt. We kijken het na.' : 'De beslissing als pdf staat hier binnen enkele minuten.'}</p>
        <p className="small"><a href={`/aanvragen/${application.id}/bewijs`}>Bewijs van indiening</a></p>
      </SideBlock>
      <SideBlock title="Vragen over dit dossier"><p className="small">{call.contactName}<br />{call.contactPhone}<br /><a href={`mailto:${call.contactEmail}`}>{call.contactEmail}</a></p></SideBlock>
    </>
  )
}
