import { FiledStep } from '@/app/_file/filed-step'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Deadline } from '@/app/_ui/deadline'
import { DocumentBox } from '@/app/_ui/document-box'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { SummaryList } from '@/app/_ui/summary-list'
import { adviceView, type AdviceView } from '@/lib/advice/queries'
import { adviceOutcomes, isAdviceOutcome, LEAST, outcomeWords } from '@/lib/advice/schema'
import { requireActor } from '@/lib/auth'
import { conflictTypes, conflictWords } from '@/lib/reviews/conflicts'
import { declareInterest, give, open, withdraw } from '../actions'
import { AdviceStatus } from '../advice-status'

export const metadata = { title: 'Advies' }

export default async function OneAdvicePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { view, now } = await readPage(actor, async (tx, now) => { const view = await adviceView(tx, actor, id); return view && { view, now } })
  const { advice, mayGive, opened, mayWithdraw, steps } = view
  const runs = advice.withdrawnAt === null && advice.status !== 'EXPIRED' && now < advice.dueAt
  const latest = advice.versions[0]
  return (
    <OfficePage aside={<Aside view={view} />}>
      <Breadcrumb items={[{ label: 'Adviezen', href: '/adviezen' }]} />
      <PageHeading kicker={advice.call.name} title={advice.application ? advice.application.title : 'Advies over de oproep'}>
        <p><AdviceStatus line={{ status: advice.status, withdrawn: advice.withdrawnAt !== null, outcome: latest && isAdviceOutcome(latest.outcome) ? latest.outcome : null }} /></p>
      </PageHeading>
      <Section title="De vraag"><p className="prose">{advice.question}</p></Section>
      {advice.withdrawnAt && <p>Ingetrokken op <Instant at={advice.withdrawnAt} />: {advice.withdrawReason}</p>}
      {latest && (
        <DocumentBox title={`Advies van ${advice.domain.name}`}>
          {isAdviceOutcome(latest.outcome) && <p><strong>{capital(outcomeWords[latest.outcome])}</strong></p>}
          <p className="prose">{latest.text}</p>
        </DocumentBox>
      )}
      {mayGive && runs && (opened ? <GiveForm view={view} /> : <Gate view={view} />)}
      {mayGive && runs && advice.application && <InterestForm adviceId={advice.id} />}
      {mayGive && !runs && !latest && advice.withdrawnAt === null && <p>De termijn is voorbij. VLAIO gaat verder zonder advies.</p>}
      {advice.versions.length > 1 && <Earlier versions={advice.versions.slice(1)} />}
      {mayWithdraw && runs && advice.status === 'ASKED' && (
        <details className="fold">
          <summary>Trek de vraag in</summary>
          <Form action={withdraw} hidden={{ adviceId: id }} submit="Trek in" danger label="Vraag intrekken">
            <TextAreaField name="reason" label="Waarom is het advies niet meer nodig?" hint="Het beleidsdomein leest dit." rows={2} minimum={10} maximum={500} />
          </Form>
        </details>
      )}
      {steps.length > 0 && (
        <Section title="De aanvraag" intro="De bevroren kopie, zoals ze is ingediend, zonder gegevens van contactpersonen en rekeningen.">
          {steps.map((step) => <details key={step.code} className="filed-step"><summary>{step.title}</summary><FiledStep step={step} /></details>)}
        </Section>
      )}
    </OfficePage>
  )
}

function GiveForm({ view: { advice } }: { view: AdviceView }) {
  const latest = advice.versions[0]
  return (
    <Section title={latest ? 'Uw advies' : 'Geef advies'} intro={latest ? <>Gegeven op <Instant at={latest.givenAt} />. U kunt het nog aanpassen <Deadline at={advice.dueAt} />, zolang er niet beslist is.</> : <>Antwoord <Deadline at={advice.dueAt} />.</>}>
      <Form action={give} hidden={{ adviceId: advice.id, seen: String(latest?.version ?? '') }} values={latest ? { outcome: latest.outcome, text: latest.text } : {}} submit={latest ? 'Pas het advies aan' : 'Geef advies'} label="Advies geven">
        <RadiosField name="outcome" label="Strekking" options={adviceOutcomes.map((value) => ({ value, label: capital(outcomeWords[value]) }))} />
        <TextAreaField name="text" label="Motivering" hint={`Minstens ${LEAST} tekens, behalve bij geen bezwaar.${advice.application ? ' De aanvrager leest het advies na de bekendmaking van de beslissing, zonder uw naam.' : ''}`} rows={8} maximum={6000} />
      </Form>
    </Section>
  )
}

/** Before the file opens: who asks, for what, and with whom; as a reviewer sees it. */
function Gate({ view: { advice, partners } }: { view: AdviceView }) {
  return (
    <Section title="Hebt u een belang bij dit dossier?" intro="U leest de aanvraag pas nadat u verklaarde dat u er geen belang bij hebt: geld, een functie, familie, een andere aanvraag of een partner.">
      <SummaryList rows={[{ term: 'Aanvrager', value: advice.application?.organisation.legalName ?? '' }, ...(partners.length > 0 ? [{ term: 'Partners', value: partners.join(', ') }] : [])]} />
      <Form action={open} hidden={{ adviceId: advice.id }} submit="Geen belang, open dossier" label="Geen belang" />
    </Section>
  )
}

function InterestForm({ adviceId }: { adviceId: string }) {
  return (
    <details className="fold">
      <summary>Ik heb wel een belang bij dit dossier</summary>
      <Form action={declareInterest} hidden={{ adviceId }} submit="Meld mijn belang" label="Belang melden">
        <p>Het dossier sluit dan voor u. Een collega van uw beleidsdomein kan nog advies geven.</p>
        <SelectField name="type" label="Welk belang" placeholder="Kies een belang" options={conflictTypes.map((value) => ({ value, label: conflictWords[value] }))} />
        <TextAreaField name="reason" label="Toelichting" hint="Verplicht bij een ander belang." rows={2} maximum={1000} optional />
      </Form>
    </details>
  )
}

function Earlier({ versions }: { versions: AdviceView['advice']['versions'] }) {
  return (
    <details className="fold">
      <summary>Eerdere versies ({versions.length})</summary>
      {versions.map(({ version, outcome, text, givenAt }) => (
        <div className="note" key={version}>
          <p><strong>{isAdviceOutcome(outcome) ? capital(outcomeWords[outcome]) : outcome}</strong>, <Instant at={givenAt} /></p>
          <p className="prose">{text}</p>
        </div>
      ))}
    </details>
  )
}

function Aside({ view: { advice, askedBy, mayWithdraw } }: { view: AdviceView }) {
  const { application, call } = advice
  return (
    <>
      <SideBlock title="Beleidsdomein"><p>{advice.domain.name}</p></SideBlock>
      <SideBlock title="Gevraagd"><p><Instant at={advice.askedAt} precision="day" /><br />door {askedBy}</p></SideBlock>
      <SideBlock title="Termijn"><p><Deadline at={advice.dueAt} /></p></SideBlock>
      {application && (
        <SideBlock title="Dossier">
          <p>{application.organisation.legalName}<br />{mayWithdraw ? <a href={`/beheer/dossiers/${application.number ?? ''}`}>{application.number}</a> : application.number}</p>
        </SideBlock>
      )}
      <SideBlock title="Oproep"><p>{mayWithdraw ? <a href={`/beheer/oproepen/${call.code}`}>{call.name}</a> : <a href={`/oproepen/${call.code}`}>{call.name}</a>}</p></SideBlock>
    </>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
