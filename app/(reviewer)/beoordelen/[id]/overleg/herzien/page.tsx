import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TickField } from '@/app/_form/tick-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { toFieldValues } from '@/lib/filings/from-form-data'
import { consensusView } from '@/lib/reviews/overview'
import { answersOfRows } from '@/lib/reviews/review-answers'
import { Deviations } from '../../deviations'
import { revise } from '../actions'

export const metadata: Metadata = { title: 'Herzie uw beoordeling' }

/** In the meeting: one's own scores and texts once more, with the reason of the change first. */
export default async function RevisePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { mayRevise, ownReviewId, reviews, file, application } = await readPage(actor, (tx) => consensusView(tx, actor, id))
  const review = reviews.find((one) => one.id === ownReviewId)
  if (!mayRevise || !review) notFound()
  const { comments: _office, contests: _contested, ...answers } = answersOfRows(file.rubric, file.activities, file.struck, review)
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Beoordelen', href: '/beoordelen' }, { label: 'Overleg', href: `/beoordelen/${id}/overleg` }]} />
      <Form
        action={revise}
        hidden={{ reviewId: review.id, version: String(review.version) }}
        values={toFieldValues(answers)}
        submit="Bewaar herziening"
        label="Herziening"
        heading={
          <PageHeading kicker={`${application.number}, ${application.organisation.legalName}`} title="Herzie uw beoordeling">
            <p>Wijzig alleen wat u na het overleg anders ziet. De anderen van het panel lezen uw reden en wat u wijzigde; wat er stond, blijft bewaard.</p>
          </PageHeading>
        }
      >
        <TextAreaField name="reason" label="Waarom u herziet" hint="Minstens 10 tekens. Niet voor de aanvrager." rows={2} maximum={1000} />
        {file.rubric.scored.map(({ code, nameNl, scope }) => (
          <FieldGroup key={code} legend={`${code} ${nameNl}`}>
            <SelectField name={`all.${code}`} label={`${code}: score${scope === 'ACTIVITY' && file.activities.length > 1 ? ' voor alle activiteiten' : ''}`} placeholder="Kies" options={points} width="short" />
            {scope === 'ACTIVITY' && <Deviations code={code} activities={file.activities} />}
            <TickField name={`abstain.${code}`} label={`${code}: onthouding, ik kan dit criterium niet beoordelen`} optional />
            <TextAreaField name={`motivations.${code}`} label={`${code}: motivering voor de aanvrager`} rows={4} minimum={file.rubric.rules.motivationMinChars} />
          </FieldGroup>
        ))}
      </Form>
    </OfficePage>
  )
}

const points = ['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))
