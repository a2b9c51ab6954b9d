import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { earlierActivities } from '@/lib/applications/earlier-requests'
import { asActor } from '@/lib/db'
import { copyActivityInto } from '../../../copy-actions'
import { loadRequest } from '../../../_steps/load-request'

export const metadata: Metadata = { title: 'Neem een activiteit over' }

/** Activities of this request and of earlier ones, each with its own button. */
export default async function CopyActivityPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { actor, application, draft, editable } = await loadRequest(id)
  if (!editable) notFound()
  const earlier = await asActor(actor, (tx) => earlierActivities(tx, actor, application.organisationId))
  const own = (draft.activities ?? []).map(({ id: rowId, title = '' }, index) => ({ rowId, title: title || `Activiteit ${index + 1}` }))
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Aanvraag', href: `/aanvragen/${id}` }, { label: 'Activiteiten', href: `/aanvragen/${id}/activiteiten` }]} />
      <PageHeading title="Neem een activiteit over" lead="We zetten haar achteraan in uw lijst. Kijk daarna elk antwoord na. De sessies nemen we niet over: een nieuwe reeks heeft nieuwe data." />
      {earlier.length === 0 && own.length === 0 && <Empty>Er is nog geen activiteit om over te nemen: niet in deze aanvraag en niet in eerdere aanvragen van uw organisatie.</Empty>}
      {own.length > 0 && <Section title="Uit deze aanvraag" ruled><Activities applicationId={id} activities={own} /></Section>}
      {earlier.map(({ id: source, number, call, activities }) => (
        <Section key={source} title={`Uit ${number}`} intro={call.name} ruled><Activities applicationId={id} source={source} where={`, uit ${number}`} activities={activities} /></Section>
      ))}
    </LayPage>
  )
}

/** Two may have the same title: the place in the list tells them apart for whoever cannot see it. */
function Activities({ applicationId, source, where = '', activities }: { applicationId: string; source?: string; where?: string; activities: readonly { rowId: string; title: string }[] }) {
  return (
    <ul className="plain">
      {activities.map(({ rowId, title }, index) => (
        <li className="pick" key={rowId}>
          <p>{title}</p>
          <Form action={copyActivityInto} hidden={{ applicationId, rowId, ...(source === undefined ? {} : { source }) }} label={`Neem activiteit ${index + 1} over${where}`}>
            <Button kind="secondary" small>Neem over<span className="visually-hidden"> {title}{where}</span></Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
