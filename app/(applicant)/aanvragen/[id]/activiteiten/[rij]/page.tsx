import type { Metadata } from 'next'
import { FieldGroup } from '@/app/_form/field-group'
import { Actions, Button } from '@/app/_ui/button'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Warning } from '@/app/_ui/warning'
import { readAnswers } from '@/lib/applications/answers'
import { missing } from '@/lib/applications/completeness'
import { counts } from '@/lib/applications/computed'
import { inPartnership } from '@/lib/applications/activity-rules'
import { activityFields } from '@/lib/applications/fields/activity'
import { form } from '@/lib/applications/form'
import { minutesBetween } from '@/lib/applications/session-times'
import { decimal, typedProblems } from '@/lib/applications/step-status'
import { activityParts } from '@/lib/applications/steps'
import { ActivityBlock } from '../../../_steps/activity-block'
import { ActivityGone } from '../../../_steps/activity-gone'
import { activityAt } from '../../../_steps/activity-place'
import { CopiedNotice } from '../../../_steps/copied-notice'
import { DraftField } from '../../../_steps/draft-field'
import { DraftNotices } from '../../../_steps/draft-notices'
import { HereNow } from '../../../_steps/here-now'
import { DraftRows } from '../../../_steps/draft-rows'
import { loadRequest } from '../../../_steps/load-request'
import { pageValues } from '../../../_steps/page-values'
import { RemovedNotice } from '../../../_steps/removed-notice'
import { SectionForm } from '../../../_steps/section-form'

export const metadata: Metadata = { title: 'Activiteit' }

type ActivityPageProps = { params: Promise<{ id: string; rij: string }>; searchParams: Promise<{ nakijken?: string; rij?: string }> }

/** One activity; `rij` counts from one, as the page says it, and the fields from zero, as the list does. */
export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const { id, rij } = await params
  const request = await loadRequest(id)
  const { draft, context, marks, editable } = request
  const { nakijken, rij: named } = await searchParams
  const found = activityAt(`/aanvragen/${id}`, draft, rij, named, { nakijken })
  const { reading } = readAnswers(draft, context.reference)
  const activity = found && reading.activities[found.index]
  if (!found || !activity) return <ActivityGone request={request} />
  const { typed, index } = found
  const name = `activities.${index}`
  const all = missing(draft, context)
  const problems = nakijken === undefined
    ? typedProblems(draft, context, 'activiteiten', typed.id)
    : all.problems.filter(({ field }) => field.startsWith(`${name}.`))
  const warnings = all.warnings.filter(({ field }) => field.startsWith(`${name}.`))
  const { fields, one, max } = form.sessions
  const [what, place, people] = activityParts
  const asked = inPartnership(reading, context)
  const draw = (field: keyof typeof activityFields) => field === 'notInPartnershipBudget' && !asked ? null
    : <DraftField key={field} name={`${name}.${field}`} field={activityFields[field]} reference={context.reference} marks={marks} />

  return (
    <LayPage aside={<ActivityBlock activity={activity} call={context.call} />}>
      <Breadcrumb items={[{ label: 'Aanvraag', href: `/aanvragen/${id}` }, { label: 'Activiteiten', href: `/aanvragen/${id}/activiteiten` }]} />
      <DraftNotices request={request} />
      {editable && request.together.others > 0 && <HereNow href={`/aanvragen/${id}/aanwezig`} step="activiteiten" names={request.together.here.filter((other) => other.step === 'activiteiten').map(({ name }) => name)} />}
      <SectionForm
        request={request}
        hidden={{ step: 'activiteiten', rowId: typed.id }}
        path={`activiteiten/${index + 1}`}
        values={pageValues(draft, 'activiteiten', typed.id)}
        problems={problems}
        heading={<PageHeading kicker={`Activiteit ${index + 1} van ${reading.activities.length}`} title={activity.title ?? 'Nieuwe activiteit'} />}
      >
        {editable && <RemovedNotice by={request.revived.get(typed.id)} rowId={typed.id} />}
        <CopiedNotice request={request} step="activiteiten" rowId={typed.id} />
        {what && <FieldGroup legend={what.title}>{what.fields.map(draw)}</FieldGroup>}
        {place && <FieldGroup legend={place.title} hint="Niet nodig voor een digitaal traject.">{place.fields.map(draw)}</FieldGroup>}
        <FieldGroup legend="Sessies" hint={`Minstens ${context.call.minSessions} sessies na elkaar voor dezelfde deelnemers. Vul de data in voor één groep.`}>
          <DraftRows
            name={`${name}.sessions`} one={one} fields={fields} rows={typed.sessions ?? []} maximum={max} reference={context.reference} warnings={warnings}
            computed={{ head: 'Duur', values: activity.sessions.map(session => counts(session) ? `${decimal((minutesBetween(session.begin, session.end) ?? 0) / 60)} uur` : 'geen duur') }}
          />
          {editable && <p className="small"><a href={`/aanvragen/${id}/activiteiten/${rij}/plakken?rij=${typed.id}`}>Plak sessies uit een rekenblad</a></p>}
        </FieldGroup>
        {people && <FieldGroup legend={people.title}>{people.fields.map(draw)}</FieldGroup>}
        {warnings.filter(({ field }) => !field.includes('.sessions.')).map(({ message }) => <Warning key={message}>{message}</Warning>)}
        {editable && reading.activities.length < form.rows.activities.max && (
          <Actions><Button kind="quiet" small name="daarna" value="kopieer">Kopieer deze activiteit</Button></Actions>
        )}
      </SectionForm>
    </LayPage>
  )
}
