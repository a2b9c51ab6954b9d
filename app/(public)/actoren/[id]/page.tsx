import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Form } from '@/app/_form/form'
import { RadiosField } from '@/app/_form/choice-fields'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { ButtonLink } from '@/app/_ui/button'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { StatusWord } from '@/app/_ui/status-word'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import type { Actor } from '@/lib/access/actor'
import { shownActor, type ShownActor } from '@/lib/actors/queries'
import { actorStatusWords, groupWords, helixWords } from '@/lib/actors/words'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { codeList } from '@/lib/reference/queries'
import { contact, judge, withdraw } from '../actions'

type Props = { params: Promise<{ id: string }> }

const view = cache(async (id: string) => {
  const actor = await currentActor()
  return asActor(actor, async (tx) => {
    const shown = await shownActor(tx, actor, id)
    return shown && { actor, shown, themes: await codeList(tx, 'theme') }
  })
})

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({ title: (await view((await params).id))?.shown.name ?? 'Actor' })

export default async function ActorPage({ params }: Props) {
  const found = await view((await params).id)
  if (!found) notFound()
  const { actor, shown, themes } = found
  return (
    <>
      <Breadcrumb items={[{ label: 'STEM-actoren', href: '/actoren' }]} />
      <LayPage aside={<Own shown={shown} />}>
        <PageHeading kicker={helixWords[shown.helixType]} title={shown.name} lead={shown.description} action={shown.rights.publish && <ButtonLink href={`/actoren/${shown.id}/wijzigen`} kind="secondary">{shown.status === 'WITHDRAWN' ? 'Laat u opnieuw vinden' : 'Wijzig'}</ButtonLink>} />
        <Section title="Biedt aan" ruled><p>{shown.offers || 'Hier staat nog niets.'}</p></Section>
        <Section title="Zoekt" ruled><p>{shown.needs || 'Hier staat nog niets.'}</p></Section>
        <Section title="Wie en waar" ruled>
          <SummaryList
            rows={[
              { term: 'STEM-actor', value: groupWords[shown.actorGroup] },
              { term: 'Plaats', value: `${shown.municipality}, ${shown.province}` },
              { term: 'Thema’s', value: shown.themes.map((theme) => themes.find(({ value }) => value === theme)?.label ?? theme).join(', ') },
              { term: 'Werkt met', value: `kinderen en jongeren van ${shown.ageMin} tot en met ${shown.ageMax} jaar` },
              ...(shown.website === '' ? [] : [{ term: 'Website', value: <a href={shown.website} rel="external noreferrer nofollow">{shown.website.replace(/^https?:\/\//, '')}</a> }]),
              { term: 'Wie antwoordt', value: shown.contactFunction },
            ]}
          />
        </Section>
        {shown.rights.contact && !shown.rights.publish && <Contact actor={actor} shown={shown} />}
        {shown.rights.judge && shown.status !== 'WITHDRAWN' && <Judge shown={shown} />}
      </LayPage>
    </>
  )
}

function Contact({ actor, shown }: { actor: Actor; shown: ShownActor }) {
  const signedIn = actor.userId !== null
  return (
    <Section title="Stuur een bericht" intro={signedIn ? `Uw bericht gaat meteen weg. Het antwoord komt op ${actor.email ?? 'uw e-mailadres'}.` : 'Uw bericht gaat via het loket. U krijgt eerst een mail om te bevestigen dat het adres van u is.'} ruled>
      <Form action={contact} hidden={{ actorId: shown.id }} submit="Verstuur bericht" label={`Bericht aan ${shown.name}`}>
        {!signedIn && <TextField name="senderName" label="Uw naam" autoComplete="name" maxLength={100} />}
        {!signedIn && <TextField name="senderAddress" label="Uw e-mailadres" kind="email" autoComplete="email" maxLength={254} />}
        <TextAreaField name="text" label="Uw bericht" hint="Wie bent u, wat wilt u samen doen, en waar? De ontvanger ziet uw naam en e-mailadres." rows={7} minimum={20} maximum={2000} />
      </Form>
    </Section>
  )
}

function Judge({ shown }: { shown: ShownActor }) {
  return (
    <Section title="Nazicht" intro="Kijk of de tekst klopt, of er geen persoonsgegevens of reclame in staan, en of het om STEM voor kinderen gaat." ruled>
      <Form action={judge} hidden={{ actorId: shown.id, version: String(shown.version) }} values={{ verdict: shown.status === 'SHOWN' ? '' : 'SHOW' }} submit="Bevestig" label="Nazicht">
        <RadiosField name="verdict" label="Is deze actor te vinden?" options={[...(shown.status === 'SHOWN' ? [] : [{ value: 'SHOW', label: 'Ja, toon deze actor' }]), { value: 'HIDE', label: 'Nee, toon deze actor niet' }]} />
        <TextAreaField name="reason" label="Waarom niet?" hint="Alleen als u de actor niet toont. De actor leest het." optional rows={3} maximum={500} />
      </Form>
    </Section>
  )
}

function Own({ shown }: { shown: ShownActor }) {
  const { status, rights, judgeReason, id, version } = shown
  if (!rights.publish && !rights.judge) return null
  return (
    <>
      <SideBlock title="In de lijst"><p><StatusWord tone={actorStatusWords[status].tone}>{actorStatusWords[status].words}</StatusWord></p></SideBlock>
      {status === 'HIDDEN' && <Warning title="Niet getoond.">{judgeReason}</Warning>}
      {status === 'WAITING' && rights.publish && <p>Een dossierbeheerder kijkt uw tekst na. U krijgt een mail zodra u te vinden bent.</p>}
      {rights.withdraw && (status === 'SHOWN' || status === 'WAITING') && <Form action={withdraw} hidden={{ actorId: id, version: String(version) }} submit="Haal uit de lijst" danger label="Uit de lijst halen" />}
    </>
  )
}
