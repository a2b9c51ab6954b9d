import { notFound } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { TickField } from '@/app/_form/tick-field'
import { FilterBar } from '@/app/_ui/filter-bar'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import { can } from '@/lib/access/policy'
import { roleWords } from '@/lib/access/role-words'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { callerWith } from '@/lib/sign-in/queries'
import { issueCode } from './actions'

export const metadata = { title: 'Code via de telefoon' }

export default async function PhoneCodePage({ searchParams }: { searchParams: Promise<{ adres?: string | string[] }> }) {
  const actor = await requireActor()
  if (!can(actor, 'signin.read-phone-code')) notFound()
  const { adres } = await searchParams
  const asked = typeof adres === 'string' ? adres : ''
  const caller = asked ? await asActor(actor, (tx) => callerWith(tx, actor, asked)) : null
  return (
    <OfficePage>
      <PageHeading title="Code via de telefoon" lead="Voor een aanvrager die geen e-mail van het loket krijgt. U leest een code voor waarmee die persoon zich één keer aanmeldt." />
      <Section title="Voor u een code voorleest">
        <ol>
          <li>Vraag het e-mailadres en de organisatie van de persoon.</li>
          <li>Leg neer en bel terug op het nummer dat hieronder staat. Nooit op een nummer dat de beller opgeeft.</li>
          <li>Vraag de persoon om zijn of haar naam en organisatie te noemen, en vergelijk.</li>
          <li>Lees de code pas voor als de persoon de pagina “Typ uw code” voor zich heeft. De code komt in geen enkele e-mail.</li>
        </ol>
        <p>Uw naam, de persoon en het nummer komen in het auditspoor.</p>
      </Section>
      <Section title="Zoek de persoon">
        <FilterBar label="Zoek de persoon" submitLabel="Zoek">
          <TextField name="adres" label="E-mailadres van de persoon" kind="email" defaultValue={asked} maxLength={254} width="medium" />
        </FilterBar>
        {asked && !caller && <Warning>Er is geen aanvrager met dit e-mailadres.</Warning>}
      </Section>
      {caller && <Caller caller={caller} />}
    </OfficePage>
  )
}

function Caller({ caller }: { caller: NonNullable<Awaited<ReturnType<typeof callerWith>>> }) {
  return (
    <Section title={caller.name}>
      <SummaryList
        rows={[
          { term: 'E-mailadres', value: caller.email },
          { term: 'Bekend nummer', value: caller.phone ?? 'Geen' },
          { term: 'Organisatie', value: caller.memberships.map(({ role, organisation }) => `${organisation.legalName} (${roleWords[role]})`).join(', ') || 'Nog geen' },
        ]}
      />
      {caller.phone ? (
        <Form action={issueCode} submit="Maak een code" hidden={{ email: caller.email }}>
          <TickField name="calledBack" label={`Ik belde terug op ${caller.phone} en herken de persoon.`} />
        </Form>
      ) : (
        <Warning>Zonder bekend nummer kan dit niet. Laat een collega met een bekend nummer bellen, of vraag een gemachtigde om een nieuwe uitnodiging te sturen.</Warning>
      )}
    </Section>
  )
}
