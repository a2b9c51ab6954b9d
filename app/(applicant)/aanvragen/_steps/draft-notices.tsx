import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { Countdown } from '@/app/_ui/countdown'
import { Instant } from '@/app/_ui/instant'
import { Notice } from '@/app/_ui/notice'
import { Warning } from '@/app/_ui/warning'
import { can } from '@/lib/access/policy'
import { missing } from '@/lib/applications/completeness'
import { stepOf, steps } from '@/lib/applications/steps'
import { formatDeadline } from '@/lib/time'
import { finishReturn } from '../together-actions'
import type { LoadedRequest } from './load-request'

const HOUR = 3_600_000

/** Above every page of a draft: what a gemachtigde sent back, and as the deadline comes near that it is not filed, with what is still missing in the last hour. */
export function DraftNotices({ request, overview = false }: { request: LoadedRequest; overview?: boolean }) {
  if (!request.editable) return null
  return <><ReturnNotice request={request} overview={overview} /><TimeNotice request={request} overview={overview} /></>
}

/** The button stands on the page of the task list only: elsewhere it would take what is being typed with it. */
function ReturnNotice({ request, overview }: { request: LoadedRequest; overview: boolean }) {
  const { returned } = request.together
  if (!returned) return null
  const base = `/aanvragen/${request.application.id}`
  return (
    <Notice action={overview ? undefined : <a href={base}>Naar het overzicht</a>}>
      <strong>{returned.by} gaf deze aanvraag terug aan {returned.toUserId === request.actor.userId ? 'u' : returned.to}</strong>, <Instant at={returned.at} precision="minute" />
      <p className="prose">{returned.remark}</p>
      {overview && <Form action={finishReturn} hidden={{ applicationId: request.application.id }} label="Teruggave afwerken"><Button kind="secondary">Dit is aangepast</Button></Form>}
    </Notice>
  )
}

function TimeNotice({ request, overview }: { request: LoadedRequest; overview: boolean }) {
  const { application, together, now } = request
  const title = titleOf(request)
  const { deadlineAt } = application.call
  if (!deadlineAt) return null
  const remaining = deadlineAt.getTime() - now.getTime()
  if (remaining <= HOUR) return <LastHour request={request} remaining={remaining} />
  if (remaining <= 24 * HOUR) return <Warning title={title}><Countdown remaining={remaining} /><Standing request={request} /></Warning>
  const near = overview && remaining <= (together.reminderHours[0] ?? 0) * HOUR
  return near ? <Warning title={title}>U kunt indienen {formatDeadline(deadlineAt).startsWith('tot') ? '' : 'op '}{formatDeadline(deadlineAt)}.<Standing request={request} /></Warning> : null
}

const titleOf = ({ reopened }: LoadedRequest): string => (reopened ? 'Nog niet opnieuw ingediend.' : 'Nog niet ingediend.')

/** Who reopened a filed request has filed, whatever happens. */
function Standing({ request: { reopened } }: { request: LoadedRequest }) {
  return reopened ? <p>De versie die u indiende op <Instant at={reopened.filedAt} precision="minute" />, blijft gelden tot u opnieuw indient.</p> : null
}

function LastHour({ request, remaining }: { request: LoadedRequest; remaining: number }) {
  const { actor, application, draft, context } = request
  const base = `/aanvragen/${application.id}`
  const { problems } = missing(draft, context)
  const open = steps.map(({ code, title }) => ({ code, title, count: problems.filter(({ field }) => stepOf(field) === code).length })).filter(({ count }) => count > 0)
  return (
    <Warning title={titleOf(request)}>
      <Countdown remaining={remaining} />
      <Standing request={request} />
      {open.length === 0
        ? <p>Alles is ingevuld. <a href={`${base}/nakijken`}>{can(actor, 'application.submit', { organisationId: application.organisationId, applicationId: application.id }) ? 'Kijk na en dien in' : 'Kijk na en meld het aan de gemachtigde'}</a>.</p>
        : (
          <>
            <p>Dit ontbreekt nog om te kunnen indienen:</p>
            <ul>{open.map(({ code, title, count }) => <li key={code}><a href={`${base}/${code}?nakijken=1`}>{title}</a>: {count === 1 ? '1 antwoord' : `${count} antwoorden`}</li>)}</ul>
          </>
        )}
    </Warning>
  )
}
