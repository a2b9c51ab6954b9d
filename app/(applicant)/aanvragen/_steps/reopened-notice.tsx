import { Form } from '@/app/_form/form'
import { Instant } from '@/app/_ui/instant'
import { Notice } from '@/app/_ui/notice'
import { can } from '@/lib/access/policy'
import { formatDeadline } from '@/lib/time'
import { letFiledVersionStand } from '../actions'
import type { LoadedRequest } from './load-request'

/** A filed request that is being changed: which version counts, until when, and the way back to it. */
export function ReopenedNotice({ request: { actor, application, reopened, editable } }: { request: LoadedRequest }) {
  if (!reopened) return null
  const { id, organisationId, number, call } = application
  const may = can(actor, 'application.let-stand', { organisationId, applicationId: id })
  return (
    <Notice action={<a href={`/aanvragen/${id}/bewijs`}>Bekijk het bewijs</a>}>
      <strong>{number}: u diende in op <Instant at={reopened.filedAt} precision="minute" /> en heropende op <Instant at={reopened.at} precision="minute" />.</strong>
      {editable
        ? <p>De ingediende versie blijft gelden tot u opnieuw indient.{call.deadlineAt && ` Dient u niet opnieuw in ${formatDeadline(call.deadlineAt)}, dan telt de ingediende versie en tellen uw wijzigingen niet mee.`}</p>
        : <p>De oproep is gesloten. De ingediende versie telt. Wat u daarna wijzigde, telt niet mee; u kunt het nog lezen.</p>}
      {editable && may && (
        <details>
          <summary>Toch niets wijzigen?</summary>
          <p>Dan sluit u de aanvraag weer zoals u ze indiende. Uw wijzigingen tellen niet mee; u kunt ze nog lezen. Intrekken kan daarna ook.</p>
          <Form action={letFiledVersionStand} hidden={{ applicationId: id }} submit="Laat de ingediende versie gelden" label="Ingediende versie laten gelden" />
        </details>
      )}
    </Notice>
  )
}
