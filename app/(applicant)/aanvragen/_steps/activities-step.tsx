import { FieldGroup } from '@/app/_form/field-group'
import { Actions, Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { StatusWord } from '@/app/_ui/status-word'
import { readAnswers } from '@/lib/applications/answers'
import { missing } from '@/lib/applications/completeness'
import { plannedOf } from '@/lib/applications/computed'
import { requestFields as fields } from '@/lib/applications/fields/activity'
import { form } from '@/lib/applications/form'
import { decimal } from '@/lib/applications/step-status'
import { activityPath } from './activity-place'
import { DraftField } from './draft-field'
import type { LoadedRequest } from './load-request'
import { RemoveActivity } from './remove-activity'

/** The list of activities; each has a page of its own. */
export function ActivitiesStep({ request, removing }: { request: LoadedRequest; /** the activity of which one asked to remove it */ removing: string | undefined }) {
  const { application, context, draft, editable, marks } = request
  const { reading } = readAnswers(draft, context.reference)
  const { problems } = missing(draft, context)
  const open = (index: number) => problems.filter(({ field }) => field.startsWith(`activities.${index}.`)).length
  return (
    <>
      <div className="tasks__group" id="activities" tabIndex={-1}>
        <h2 className="tasks__title">Uw activiteiten</h2>
        {reading.activities.length === 0 && <Empty>Nog geen activiteiten. Voeg uw eerste activiteit toe.</Empty>}
        <ol className="plain">
          {reading.activities.map((activity, index) => (
            <li className="task" key={activity.id}>
              <div>
                <a href={`/aanvragen/${application.id}/${activityPath(index, activity.id)}`}>{activity.title ?? `Activiteit ${index + 1}`}</a>
                <p className="task__detail">{substance(activity.sessions.length, plannedOf(activity).childHours, activity.postcode)}</p>
                {editable && request.revived.has(activity.id) && <p className="task__detail late">{request.revived.get(activity.id)} verwijderde deze activiteit terwijl ze gewijzigd werd. <a href={`/aanvragen/${application.id}/${activityPath(index, activity.id)}`}>Kies of ze blijft</a></p>}
              </div>
              {editable && (
                <p className="task__person">
                  {activity.id !== removing && <Button kind="danger" small name="daarna" value={`verwijder:${activity.id}`}>Verwijder<span className="visually-hidden"> activiteit {index + 1}</span></Button>}
                </p>
              )}
              <div className="task__status">
                {open(index) === 0 ? <StatusWord tone="done">Volledig</StatusWord> : <StatusWord tone="busy">Bezig</StatusWord>}
              </div>
              {editable && activity.id === removing && (
                <RemoveActivity activity={activity} number={index + 1} substance={substance(activity.sessions.length, plannedOf(activity).childHours, activity.postcode)} version={application.draftVersion} list={`/aanvragen/${application.id}/activiteiten`} />
              )}
            </li>
          ))}
        </ol>
        {editable && reading.activities.length < form.rows.activities.max && (
          <Actions>
            <Button kind="secondary" small name="rijen" value="add:activities">Voeg activiteit toe</Button>
            <a href={`/aanvragen/${application.id}/activiteiten/overnemen`}>Neem een activiteit over</a>
          </Actions>
        )}
      </div>
      <FieldGroup legend="Uw aanvraag in het kort">
        <DraftField name="title" field={fields.title} reference={context.reference} marks={marks} />
        <DraftField name="summary" field={fields.summary} reference={context.reference} marks={marks} />
      </FieldGroup>
    </>
  )
}

const substance = (sessions: number, childHours: number, postcode: string | null): string =>
  [`${sessions} ${sessions === 1 ? 'sessie' : 'sessies'}`, `${decimal(childHours)} kinduren`, ...(postcode === null ? [] : [`postcode ${postcode}`])].join(', ')
