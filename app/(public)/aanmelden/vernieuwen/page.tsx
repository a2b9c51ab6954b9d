import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { renewalOf, type Renewal } from '@/lib/sign-in/renewal'
import { ownPath } from '@/lib/sign-in/return-to'
import { askForLink, signInAsDemo } from '../actions'
import { recover, verify } from '../tweede-stap/actions'

export const metadata = { title: 'Meld u opnieuw aan' }

/** For whoever is signed in, and does something that asks them anew. Goes back to the page they came from. */
export default async function RenewPage({ searchParams }: { searchParams: Promise<{ terug?: string | string[] }> }) {
  const { terug } = await searchParams
  const actor = await requireActor()
  const renewal = await asActor(actor, (tx) => renewalOf(tx, actor))
  return (
    <LayPage>
      <PageHeading title="Meld u opnieuw aan" lead={`U bent aangemeld als ${actor.name}. Voor deze stap vragen we dat u zich nu opnieuw aanmeldt. Daarna komt u terug op de pagina waar u was.`} />
      <Again renewal={renewal} hidden={{ terug: ownPath(typeof terug === 'string' ? terug : '', '') }} />
    </LayPage>
  )
}

function Again({ renewal, hidden }: { renewal: Renewal; hidden: { terug: string } }) {
  if (renewal.by === 'DEMO') return <Form action={signInAsDemo} hidden={{ ...hidden, name: renewal.name }} submit={`Aanmelden als ${renewal.name}`} />
  if (renewal.by === 'MAIL') return <Form action={askForLink} hidden={{ ...hidden, email: renewal.email }} submit="Stuur mij een code"><p>We sturen een link en een code naar {renewal.email}.</p></Form>
  return (
    <>
      <Form action={verify} submit="Aanmelden" hidden={hidden} label="Code van uw app">
        <TextField name="code" label="Code" hint="6 cijfers. Wacht op een nieuwe code als u de huidige net gebruikte." inputMode="numeric" autoComplete="one-time-code" width="short" maxLength={10} />
      </Form>
      <Section title="Geen toegang tot uw app?" intro="Gebruik een van de herstelcodes die u bewaarde. Elke code werkt één keer.">
        <Form action={recover} submit="Gebruik herstelcode" hidden={hidden} label="Herstelcode">
          <TextField name="code" label="Herstelcode" hint="Bijvoorbeeld k7m2p-x4qrt" autoComplete="off" width="short" maxLength={20} />
        </Form>
      </Section>
    </>
  )
}
