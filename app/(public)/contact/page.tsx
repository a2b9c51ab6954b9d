import type { Metadata } from 'next'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { currentActor } from '@/lib/auth'
import { publicCalls } from '@/lib/calls/queries'
import { asActor } from '@/lib/db'

export const metadata: Metadata = { title: 'Contact' }

export default async function ContactPage() {
  const actor = await currentActor()
  const calls = await asActor(actor, (tx) => publicCalls(tx, actor))
  const contacts = [...new Map(calls.map((call) => [call.contactEmail, call])).values()]
  return (
    <LayPage>
      <PageHeading title="Contact" lead="Hebt u al een dossier? Dan staat in elk bericht wie uw dossier behandelt. Vermeld altijd uw dossiernummer." />
      {contacts.map((call) => (
        <Section key={call.contactEmail} title={call.contactName} ruled>
          <SummaryList
            rows={[
              { term: 'E-mail', value: <a href={`mailto:${call.contactEmail}`}>{call.contactEmail}</a> },
              { term: 'Telefoon', value: call.contactPhone },
              { term: 'Oproepen', value: calls.filter(({ contactEmail }) => contactEmail === call.contactEmail).map(({ name }) => name).join('; ') },
            ]}
          />
        </Section>
      ))}
      <Section title="Niet tevreden over de behandeling?" ruled>
        <p>Dien een klacht in bij VLAIO. U krijgt een antwoord binnen 45 dagen. Daarna kunt u terecht bij de Vlaamse Ombudsdienst.</p>
      </Section>
    </LayPage>
  )
}
