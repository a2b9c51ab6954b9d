import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { grantLifecycle } from '@/lib/grants/lifecycle'
import type { GrantStops } from '@/lib/payments/execution-view'
import type { GrantStatus } from '@/prisma/generated/enums'
import { announce, drop, revoke } from './actions'

const revocable: readonly GrantStatus[] = grantLifecycle.revoke.from

/** The revocation that was announced, what the beneficiary said of it, and the step of the second decider. */
export function RevokeSection({ stops: { grant, revocation, heard, mayRevoke, mayConfirm } }: { stops: GrantStops }) {
  if (!revocation && !(mayRevoke && revocable.includes(grant.status)) && grant.revocations.length === 0) return null
  return (
    <Section title="Intrekking" id="intrekking" ruled>
      {revocation && (
        <SummaryList
          rows={[
            { term: 'Aangekondigd op', value: <Instant at={revocation.proposedAt} precision="day" /> },
            { term: 'Motivering', value: revocation.motivation },
            ...(revocation.repliedAt ? [{ term: 'Reactie van de begunstigde', value: revocation.reply }] : [{ term: 'De begunstigde kan reageren', value: <Deadline at={revocation.hearingUntil} /> }]),
            ...(revocation.confirmedAt ? [{ term: 'Ingetrokken op', value: <Instant at={revocation.confirmedAt} precision="day" /> }] : []),
          ]}
        />
      )}
      {revocation && !revocation.confirmedAt && !heard && <p>Bevestigen kan na de termijn om te reageren.</p>}
      {revocation && !revocation.confirmedAt && heard && (mayConfirm ? <Form action={revoke} hidden={{ revocationId: revocation.id }} submit="Trek de subsidie in" danger label="Intrekking bevestigen" /> : <p className="muted">Een andere beslisser dan wie aankondigde, bevestigt.</p>)}
      {revocation && !revocation.confirmedAt && mayRevoke && (
        <details>
          <summary>De intrekking gaat niet door</summary>
          <Form action={drop} hidden={{ revocationId: revocation.id }} submit="Laat de subsidie doorgaan" label="Intrekking laten vallen">
            <TextAreaField name="reason" label="Reden" hint="Staat in de geschiedenis van het dossier." minimum={20} maximum={5000} rows={3} />
          </Form>
        </details>
      )}
      {!revocation && mayRevoke && revocable.includes(grant.status) && (
        <details>
          <summary>Kondig een intrekking aan</summary>
          <Form action={announce} hidden={{ grantId: grant.id }} submit="Kondig aan" label="Intrekking aankondigen">
            <TextAreaField name="motivation" label="Motivering" hint="De begunstigde leest dit en kan reageren. Een andere beslisser bevestigt daarna." minimum={60} maximum={5000} rows={5} />
          </Form>
        </details>
      )}
      {grant.revocations.filter(({ droppedAt }) => droppedAt !== null).map(({ id, proposedAt, dropReason }) => <p key={id} className="small">Aangekondigd op <Instant at={proposedAt} precision="day" />, niet doorgegaan: {dropReason}</p>)}
    </Section>
  )
}
