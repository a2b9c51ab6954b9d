import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { DataTable } from '@/app/_ui/data-table'
import { LocalDate } from '@/app/_ui/local-date'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { reviewStatusWords } from '@/lib/applications/office-words'
import { assignableStatuses } from '@/lib/reviews/asked-review'
import { refusalReasons, refusalWords } from '@/lib/reviews/conflicts'
import type { ReviewOverview } from '@/lib/reviews/overview'
import { lastDayOf } from '@/lib/time'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { assign } from './actions'
import { AskedReviewers } from './asked-reviewers'

type Props = { actor: Actor; applicationId: string; status: ApplicationStatus; overview: ReviewOverview }

/** Who reviews and how far they are; who may still be asked. */
export function ReviewsSection({ actor, applicationId, status, overview }: Props) {
  const resource = { applicationId }
  const inHand = assignableStatuses.includes(status)
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
      {inHand && can(actor, 'review.assign', resource) && (
        <Form action={assign} hidden={resource} submit="Wijs toe" label="Beoordelaar toewijzen">
          <SelectField
            name="reviewerId"
            label="Beoordelaar"
            hint="Wie een bekend belang heeft, staat niet in de lijst. De minst belaste eerst."
            placeholder="Kies een beoordelaar"
            options={overview.free.map(({ id, name, load, again }) => ({ value: id, label: `${name} (${load} open${again ? ', opnieuw' : ''})` }))}
          />
        </Form>
      )}
      {inHand && <AskedReviewers actor={actor} applicationId={applicationId} status={status} overview={overview} />}
    </Section>
  )
}
