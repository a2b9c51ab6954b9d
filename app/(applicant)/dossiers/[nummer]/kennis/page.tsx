import type { Metadata } from 'next'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { consentView } from '@/lib/knowledge/queries'
import { lessonWords } from '@/lib/knowledge/words'
import { consent } from './actions'

export const metadata: Metadata = { title: 'Kennis delen' }

export default async function ConsentPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const { grant, said, lessons, maySay } = await readPage(actor, (tx) => consentView(tx, actor, nummer))
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: grant.number, href: `/dossiers/${grant.number}` }]} />
      <PageHeading kicker={`Dossier ${grant.number}, ${grant.call.name}`} title="Mogen anderen leren uit uw dossier?" lead="Uit aanvaarde verslagen halen we korte lessen voor de publieke kennisbank, met de naam van uw organisatie en zonder namen van personen." />
      <p>{said === null ? 'U antwoordde nog niet. Tot dan publiceren we niets.' : <>{said.given ? 'U gaf toestemming' : 'U gaf geen toestemming, of trok ze in'} op <Instant at={said.saidAt} precision="day" />.</>} Uw subsidie hangt er niet van af, en u kunt altijd van mening veranderen.</p>
      {maySay ? (
        <Form action={consent} hidden={{ number: grant.number }} values={said ? { given: said.given ? 'ja' : 'nee' } : {}} submit="Bewaar" label="Toestemming">
          <RadiosField name="given" label="Uw antwoord" options={[{ value: 'ja', label: 'Ja, lessen uit dit dossier mogen in de kennisbank' }, { value: 'nee', label: 'Nee, publiceer niets uit dit dossier', hint: 'Wat al gepubliceerd is, gaat meteen weg.' }]} />
        </Form>
      ) : (
        <p>Een gemachtigde van uw organisatie kan hier antwoorden.</p>
      )}
      <Section title="Lessen uit dit dossier" ruled>
        {lessons.length === 0 && <p>Er is nog geen les voorgesteld.</p>}
        {lessons.map(({ id, title, text, tip, status }) => (
          <details key={id} className="fold">
            <summary>{title} <StatusWord tone={lessonWords[status].tone}>{lessonWords[status].word}</StatusWord></summary>
            <p className="prose">{text}</p>
            {tip !== '' && <p className="prose">Tip: {tip}</p>}
          </details>
        ))}
      </Section>
    </LayPage>
  )
}
