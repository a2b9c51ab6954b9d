import type { Metadata } from 'next'
import { AskedTick } from '@/app/_form/asked-tick'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SummaryList } from '@/app/_ui/summary-list'
import { requireActor } from '@/lib/auth'
import { conflictTypes, conflictWords, refusalReasons, refusalWords } from '@/lib/reviews/conflicts'
import { interestView } from '@/lib/reviews/desk'
import { declare, refuse } from './actions'

export const metadata: Metadata = { title: 'Hebt u een belang?' }

export default async function InterestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { review, application } = await readPage(actor, (tx) => interestView(tx, actor, id))
  const { organisation, partners } = application
  const isNew = review.status === 'ASSIGNED'
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Beoordelen', href: '/beoordelen' }]} />
      <PageHeading
        kicker={application.call.name}
        title={isNew ? 'Hebt u een belang bij dit dossier?' : 'Meld een belang'}
        lead={isNew ? 'Antwoord vóór u het dossier leest.' : 'U ziet het dossier daarna niet meer. Wat u al scoorde, telt niet meer mee.'}
      />
      <SummaryList
        rows={[
          { term: 'Titel', value: application.title },
          { term: 'Organisatie', value: organisation.legalName },
          { term: 'Gemeente', value: organisation.municipality?.name ?? 'niet bekend' },
          { term: 'Partners', value: partners.length === 0 ? 'geen' : <ul>{partners.map(({ name }) => <li key={name}>{name}</li>)}</ul> },
        ]}
      />
      {isNew && <Form action={declare} hidden={{ reviewId: id, interest: 'geen' }} submit="Geen belang, open dossier" label="Geen belang" />}
      <details open={!isNew} className="fold">
        <summary>Ik heb een belang</summary>
        <Form action={declare} hidden={{ reviewId: id, interest: 'belang' }} submit="Meld het belang" label="Belang melden">
          <RadiosField name="type" label="Welk belang?" options={conflictTypes.map((type) => ({ value: type, label: conflictWords[type] }))} />
          <TextAreaField name="reason" label="Uitleg" hint="Alleen het kantoor leest dit. Nodig bij een ander belang." optional rows={3} />
          <AskedTick name="knows" label="Ik weet dat wat ik indiende, niet meer meetelt" />
        </Form>
      </details>
      {isNew && (
        <details className="fold">
          <summary>Ik kan dit dossier niet beoordelen</summary>
          <Form action={refuse} hidden={{ reviewId: id }} submit="Weiger de beoordeling" label="Weigeren">
            <p className="muted">Dit is geen belang. Het kantoor vraagt iemand anders.</p>
            <RadiosField name="refusedFor" label="Waarom niet?" options={refusalReasons.map((reason) => ({ value: reason, label: refusalWords[reason] }))} />
            <TextAreaField name="refusal" label="Toelichting" hint="Alleen het kantoor leest dit." optional rows={3} />
          </Form>
        </details>
      )}
    </LayPage>
  )
}
