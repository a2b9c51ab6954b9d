import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { countingReviewStatuses, openReviewStatuses } from '@/lib/reviews/lifecycle'
import type { ReviewOverview } from '@/lib/reviews/overview'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { giveBack, moveDue, withdraw } from './review-actions'

type Props = { actor: Actor; applicationId: string; status: ApplicationStatus; overview: ReviewOverview }

/** What the officer may still change for who was asked: look again, another day, not at all. */
export function AskedReviewers({ actor, applicationId, status, overview: { reviews } }: Props) {
  const named = (of: readonly typeof reviews[number][]) => of.map(({ id, reviewer }) => ({ value: id, label: reviewer.name }))
  const final = reviews.filter((review) => review.status === 'FINAL')
  const waiting = reviews.filter((review) => openReviewStatuses.includes(review.status))
  const resource = { applicationId }
  return (
    <>
      {status === 'IN_REVIEW' && final.length > 0 && can(actor, 'review.return', resource) && (
        <details className="fold">
          <summary>Stuur een beoordeling terug</summary>
          <Form action={giveBack} submit="Stuur terug" label="Beoordeling terugsturen">
            <SelectField name="reviewId" label="Welke beoordeling?" placeholder="Kies een beoordeling" options={named(final)} />
            <TextAreaField name="returnReason" label="Waarom?" hint="De beoordelaar leest dit." rows={3} />
            <DateField name="returnDueOn" label="Klaar tegen" hint="dd/mm/jjjj. Leeg: de helft van de termijn van de oproep, te tellen vanaf nu." optional />
          </Form>
        </details>
      )}
      {can(actor, 'review.move-due-date', resource) && (
        <details className="fold">
          <summary>Geef een beoordelaar een andere dag</summary>
          <Form action={moveDue} submit={waiting.length > 0 ? 'Geef deze dag' : undefined} label="Andere dag voor een beoordelaar">
            {waiting.length === 0 ? <p>{NOBODY}</p> : (
              <>
                <SelectField name="movedId" label="Welke beoordelaar?" placeholder="Kies een beoordelaar" options={named(waiting)} />
                <DateField name="dueOn" label="Klaar tegen" />
              </>
            )}
          </Form>
        </details>
      )}
      {can(actor, 'review.withdraw', resource) && (
        <details className="fold">
          <summary>Trek de vraag aan een beoordelaar in</summary>
          <Form action={withdraw} submit={waiting.length > 0 ? 'Trek de vraag in' : undefined} danger label="Vraag intrekken">
            {waiting.length === 0 ? <p>{NOBODY}</p> : (
              <>
                <p>{consequence(reviews)}</p>
                <SelectField name="withdrawnId" label="Welke beoordelaar?" placeholder="Kies een beoordelaar" options={named(waiting)} />
                <TextAreaField name="withdrawReason" label="Waarom?" hint="De beoordelaar leest dit." rows={2} />
              </>
            )}
          </Form>
        </details>
      )}
    </>
  )
}

/** The fold stays when the last one is gone, because it holds the answer. */
const NOBODY = 'Er wacht nu geen beoordeling op een beoordelaar.'

const consequence = (reviews: ReviewOverview['reviews']): string => {
  const counted = reviews.filter(({ status }) => countingReviewStatuses.includes(status)).length
  const filed = counted === 1 ? 'Er is 1 ingediende beoordeling.' : `Er zijn ${counted} ingediende beoordelingen.`
  return `De beoordelaar ziet het dossier dan niet meer. ${filed} Is dat genoeg, dan gaat het dossier meteen verder. U kunt dezelfde persoon later opnieuw vragen.`
}
