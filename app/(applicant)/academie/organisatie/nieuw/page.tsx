import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { codeList, municipalities } from '@/lib/reference/queries'
import { register } from '../actions'
import { AddressFields, NameFields } from '../address-fields'

export const metadata = { title: 'Registreer uw organisatie' }

export default async function RegisterPage() {
  const actor = await requireActor()
  const { legalForms, places } = await asActor(actor, async (tx) => ({ legalForms: await codeList(tx, 'legalForm'), places: await municipalities(tx) }))
  return (
    <LayPage>
      <PageHeading title="Registreer uw organisatie" lead="Eén keer per organisatie. Werkt een collega er al mee in het loket? Vraag dan een uitnodiging aan een gemachtigde." />
      <Form action={register} submit="Registreer" label="Registratie">
        <TextField name="enterpriseNumber" label="Ondernemingsnummer" hint="U vindt het in de Kruispuntbank van Ondernemingen, bijvoorbeeld 0566.988.259." width="medium" maxLength={20} />
        <NameFields legalForms={legalForms} />
        <AddressFields places={places.map(({ nis, name }) => ({ value: nis, label: name }))} />
        <TextField name="functionTitle" label="Uw functie" optional maxLength={100} width="medium" autoComplete="organization-title" />
      </Form>
    </LayPage>
  )
}
