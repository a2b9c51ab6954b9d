import { redirect } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { currentSession } from '@/lib/auth'
import { begunTotp } from '@/lib/sign-in/begin-totp'
import { ownPath } from '@/lib/sign-in/return-to'
import { begin, enrol, recover, verify } from './actions'
import { QrCode } from './qr-code'

export const metadata = { title: 'Tweede stap' }

/** For whoever proved the address: the code of the app, or the linking of one. Also how one who is signed in links an app. */
export default async function SecondStepPage({ searchParams }: { searchParams: Promise<{ terug?: string | string[] }> }) {
  const { terug } = await searchParams
  const session = await currentSession()
  if (!session) redirect('/aanmelden')
  const hidden = { terug: ownPath(typeof terug === 'string' ? terug : '', '') }
  return <LayPage>{session.step === 'verify' ? <Verify hidden={hidden} /> : <Enrol hidden={hidden} begun={await begunTotp(session)} />}</LayPage>
}

type Hidden = { hidden: { terug: string } }

function Verify({ hidden }: Hidden) {
  return (
    <>
      <PageHeading title="Typ de code van uw app" lead="Open de app op uw telefoon en typ de code die daar nu staat." />
      <Form action={verify} submit="Aanmelden" hidden={hidden} label="Code van uw app">
        <TextField name="code" label="Code" hint="6 cijfers" inputMode="numeric" autoComplete="one-time-code" width="short" maxLength={10} />
      </Form>
      <Section title="Geen toegang tot uw app?" intro="Gebruik een van de herstelcodes die u bewaarde. Elke code werkt één keer.">
        <Form action={recover} submit="Gebruik herstelcode" hidden={hidden} label="Herstelcode">
          <TextField name="code" label="Herstelcode" hint="Bijvoorbeeld k7m2p-x4qrt" autoComplete="off" width="short" maxLength={20} />
        </Form>
      </Section>
    </>
  )
}

function Enrol({ hidden, begun }: Hidden & { begun: { secret: string; uri: string } | null }) {
  if (!begun) {
    return (
      <>
        <PageHeading
          title="Koppel een app op uw telefoon"
          lead="Voortaan meldt u zich aan in twee stappen: met uw e-mail en met een code van een app. Zo komt niemand binnen die alleen uw e-mail kan lezen."
        />
        <p>Installeer eerst een app voor codes, bijvoorbeeld Microsoft Authenticator, Google Authenticator of Aegis.</p>
        <Form action={begin} submit="Koppel een app" hidden={hidden} />
      </>
    )
  }
  return (
    <>
      <PageHeading title="Scan de code met uw app" lead="Scan dit vierkant met de app. De app toont dan een code van 6 cijfers. Typ die code hieronder." />
      <QrCode text={begun.uri} label="QR-code voor uw app" />
      <p>
        Scannen lukt niet? Typ deze sleutel in de app: <code>{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Form action={enrol} submit="Bevestig" hidden={hidden}>
        <TextField name="code" label="Code" hint="6 cijfers" inputMode="numeric" autoComplete="one-time-code" width="short" maxLength={10} />
      </Form>
    </>
  )
}
