import type { Metadata } from 'next'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Button } from '@/app/_ui/button'
import { DocumentBox } from '@/app/_ui/document-box'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { needView, type NeedView } from '@/lib/knowledge/need-queries'
import { needWords } from '@/lib/knowledge/words'
import { answer, remark, remove, vote } from '../actions'
import { AsOrganisation } from '../as-organisation'

export const metadata: Metadata = { title: 'Nood' }

export default async function NeedPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx) => needView(tx, actor, id))
  const { need, organisations, mayAnswer } = view
  const open = need.status === 'OPEN'
  return (
    <LayPage aside={<Votes view={view} />}>
      <Breadcrumb items={[{ label: 'Kennisbank', href: '/kennis' }, { label: 'Noden', href: '/kennis/noden' }]} />
      <PageHeading kicker={`Voorgesteld door ${need.organisation.legalName}`} title={need.title}>
        <p><StatusWord tone={needWords[need.status].tone}>{needWords[need.status].word}</StatusWord></p>
      </PageHeading>
      <p className="prose">{need.description}</p>
      {need.answer !== '' && <DocumentBox title="Antwoord van VLAIO"><p className="prose">{need.answer}</p>{need.answeredAt && <p className="muted small"><Instant at={need.answeredAt} precision="day" /></p>}</DocumentBox>}
      <Section title={need.remarks.length === 1 ? '1 opmerking' : `${need.remarks.length} opmerkingen`} ruled>
        {need.remarks.map(({ id: remarkId, text, organisation, writtenAt }) => (
          <div className="note" key={remarkId}>
            <p className="prose">{text}</p>
            <p className="muted small">{organisation.legalName}, <Instant at={writtenAt} precision="day" /></p>
            {mayAnswer && <Form action={remove} hidden={{ remarkId }} label={`Opmerking van ${organisation.legalName} weghalen`}><Button kind="danger" small>Haal weg</Button></Form>}
          </div>
        ))}
        {open && organisations.length > 0 && (
          <Form action={remark} hidden={{ needId: id }} submit="Plaats de opmerking" label="Opmerking">
            <AsOrganisation organisations={organisations} />
            <TextAreaField name="text" label="Uw opmerking" hint="Noem geen personen." rows={3} maximum={1000} />
          </Form>
        )}
      </Section>
      {mayAnswer && need.status !== 'CLOSED' && (
        <Section title="Antwoord of sluit af" ruled>
          <Form action={answer} hidden={{ needId: id }} submit="Bewaar" label="Antwoord">
            <RadiosField name="verb" label="Wat doet u?" options={[...(open ? [{ value: 'answer', label: 'Beantwoorden' }] : []), { value: 'close', label: 'Afsluiten, met de reden' }]} />
            <TextAreaField name="answer" label="Tekst" hint="Alle organisaties lezen dit." rows={5} minimum={20} maximum={3000} />
          </Form>
        </Section>
      )}
    </LayPage>
  )
}

/** Which organisations stand behind it, and one's own vote for each organisation one works for. */
function Votes({ view: { need, organisations } }: { view: NeedView }) {
  const behind = need.votes.map(({ organisation }) => organisation.legalName)
  return (
    <SideBlock title="Stemmen" big={String(behind.length)}>
      <p className="small">{behind.length === 0 ? 'Nog niemand steunt deze nood.' : behind.join(', ')}</p>
      {need.status === 'OPEN' && organisations.map(({ id, legalName }) => {
        const voted = need.votes.some(({ organisationId }) => organisationId === id)
        return (
          <Form key={id} action={vote} hidden={{ needId: need.id, organisationId: id, vote: voted ? 'nee' : 'ja' }} label={`Stem van ${legalName}`}>
            <Button kind={voted ? 'secondary' : 'primary'} small>{voted ? 'Trek de stem in' : 'Steun deze nood'}{organisations.length > 1 && `: ${legalName}`}</Button>
          </Form>
        )
      })}
    </SideBlock>
  )
}
