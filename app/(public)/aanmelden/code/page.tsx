import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { parseAddress } from '@/lib/sign-in/address'
import { signInByCode } from '../actions'

export const metadata = { title: 'Code typen' }

/** The same page for every address, known or not. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ adres?: string | string[] }> }) {
  const { adres } = await searchParams
  const email = parseAddress(typeof adres === 'string' ? adres : '')
  return (
    <LayPage>
      {email ? (
        <PageHeading title="Kijk in uw mailbox" lead={`We stuurden een e-mail naar ${email}. Klik op de link in die e-mail, of typ hier de code.`} />
      ) : (
        <PageHeading title="Typ uw code" lead="De code staat in de e-mail die u kreeg, of u kreeg ze via de telefoon." />
      )}
      <Form action={signInByCode} submit="Aanmelden" values={email ? { email } : {}}>
        <TextField name="email" label="E-mailadres" kind="email" autoComplete="email" maxLength={254} width="medium" />
        <TextField name="code" label="Code" hint="8 cijfers" inputMode="numeric" autoComplete="one-time-code" width="short" maxLength={20} />
      </Form>
      <Section title="Geen e-mail gekregen?">
        <p>
          Wacht een paar minuten en kijk bij uw ongewenste e-mail. Daarna kunt u <a href="/aanmelden">een nieuwe link vragen</a>.
        </p>
        <p>
          Lukt het niet? Bel team STEM op 0800 00 000 (voorbeeldnummer). We bellen u terug op het nummer dat we van u kennen en lezen een code voor.
        </p>
      </Section>
    </LayPage>
  )
}
