import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { DataTable } from '@/app/_ui/data-table'
import { LocalDate } from '@/app/_ui/local-date'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { reviewStatusWords } from '@/lib/applications/office-words'
import { refusalReasons, refusalWords } from '@/lib/reviews/conflicts'
import type { ReviewOverview } from '@/lib/reviews/overview'
import { lastDayOf } from '@/lib/time'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { assign, giveBack } from './actions'

type Props = { actor: Actor; applicationId: string; status: ApplicationStatus; overview: ReviewOverview }

/** Who reviews and how far they are; who may still be asked. */
export function ReviewsSection({ actor, applicationId, status, overview }: Props) {
  const resource = { applicationId }
  const assignable = (status === 'ELIGIBLE' || status === 'IN_REVIEW' || status === 'CONSENSUS') && can(actor, 'review.assign', resource)
  const final = overview.reviews.filter((review) => review.status === 'FINAL')
  const returnable = status === 'IN_REVIEW' && final.length > 0 && can(actor, 'review.return', resource)
  return (
    <Section id="beoordeling" title="Beoordeling" intro={`Dit dossier vraagt ${overview.needed} beoordelaars.`}>
      <DataTable
        label="Beoordelaars"
        rows={overview.reviews}
        rowKey={({ id }) => id}
        empty="Nog geen beoordelaars."
        columns={[
          { key: 'name', head: 'Beoordelaar', rowHead: true, cell: ({ reviewer }) => reviewer.name },
          { key: 'status', head: 'Toestand', cell: (review) => <StatusWord tone={reviewStatusWords[review.status].tone}>{reviewStatusWords[review.status].word}</StatusWord> },
          { key: 'scored', head: 'Criteria gescoord', numeric: true, cell: ({ scored }) => `${scored} van ${overview.criteria}` },
          { key: 'total', head: 'Totaal', numeric: true, cell: ({ total }) => total?.toLocaleString('nl-BE', { minimumFractionDigits: 1 }) ?? '' },
          { key: 'due', head: 'Klaar tegen', narrow: true, cell: ({ dueAt }) => dueAt && <LocalDate date={lastDayOf(dueAt)} short /> },
          { key: 'reason', head: 'Reden', cell: ({ refusedFor, reason }) => <>{refusalReasons.filter((known) => known === refusedFor).map((known) => <strong key={known}>{refusalWords[known]}. </strong>)}{reason}</> },
        ]}
      />
      {assignable && (
        <Form action={assign} hidden={resource} submit="Wijs toe" label="Beoordelaar toewijzen">
          <SelectField
            name="reviewerId"
            label="Beoordelaar"
            hint="Wie een bekend belang heeft, staat niet in de lijst. De minst belaste eerst."
            placeholder="Kies een beoordelaar"
            options={overview.free.map(({ id, name, load }) => ({ value: id, label: `${name} (${load} open)` }))}
          />
        </Form>
      )}
      {returnable && (
        <details className="fold">
          <summary>Stuur een beoordeling terug</summary>
          <Form action={giveBack} submit="Stuur terug" label="Beoordeling terugsturen">
            <SelectField name="reviewId" label="Welke beoordeling?" placeholder="Kies een beoordeling" options={final.map(({ id, reviewer }) => ({ value: id, label: reviewer.name }))} />
            <TextAreaField name="returnReason" label="Waarom?" hint="De beoordelaar leest dit." rows={3} />
          </Form>
        </details>
      )}
    </Section>
  )
}
