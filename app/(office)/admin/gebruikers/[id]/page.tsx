import { notFound } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import { CheckboxesField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { staffRoles } from '@/lib/access/actor'
import { roleWords } from '@/lib/access/role-words'
import { staffMember } from '@/lib/accounts/queries'
import { requireActor } from '@/lib/auth'
import { AdminTabs } from '../../admin-tabs'
import { reinstate, resetFactor, saveRoles, suspend } from '../actions'

export const metadata = { title: 'Gebruiker' }

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound()
  const person = await readPage(actor, (tx) => staffMember(tx, actor, id))
  const oneself = person.id === actor.userId
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Gebruikers', href: '/admin/gebruikers' }]} />
      <AdminTabs current="/admin/gebruikers" />
      <PageHeading title={person.name} kicker={person.email} />
      {oneself && <p>Uw eigen rollen en uw eigen app wijzigt een andere beheerder.</p>}
      {!oneself && (
        <Section title="Wat deze persoon mag">
          <Form action={saveRoles} hidden={{ userId: id }} values={{ roles: person.roles.map(({ role }) => role) }} submit="Bewaar" label="Rollen">
            <CheckboxesField name="roles" label="Rollen" hint="Een wijziging telt vanaf de volgende pagina die deze persoon opent." options={staffRoles.map((value) => ({ value, label: roleWords[value] }))} />
          </Form>
        </Section>
      )}
      {!oneself && person.totp?.confirmedAt && (
        <Section title="Tweede stap bij het aanmelden" intro="Voor wie zijn telefoon en zijn herstelcodes kwijt is. De persoon wordt overal afgemeld, krijgt een mail en koppelt bij de volgende aanmelding opnieuw een app.">
          <Form action={resetFactor} hidden={{ userId: id }} submit="Ontkoppel de app" label="App ontkoppelen">
            <p>
              App gekoppeld op <Instant at={person.totp.confirmedAt} />.
            </p>
            <TextAreaField name="check" label="Hoe controleerde u wie het vraagt?" hint="Bijvoorbeeld: teruggebeld op het nummer dat we al kenden." rows={2} minimum={10} maximum={500} />
          </Form>
        </Section>
      )}
      {!oneself && person.suspendedAt && (
        <Section title="Geschorst">
          <Form action={reinstate} hidden={{ userId: id }} submit="Laat opnieuw toe" label="Schorsing opheffen">
            <p>
              Geschorst op <Instant at={person.suspendedAt} />.
            </p>
          </Form>
        </Section>
      )}
      {!oneself && !person.suspendedAt && (
        <Section title="Schorsen" intro="De persoon wordt meteen overal afgemeld. Wat die deed, blijft bewaard.">
          <Form action={suspend} hidden={{ userId: id }} submit="Schors deze gebruiker" danger label="Schorsen">
            <TextAreaField name="reason" label="Reden" rows={2} minimum={10} maximum={500} />
          </Form>
        </Section>
      )}
    </OfficePage>
  )
}
