import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { formatEuro } from '@/app/_ui/amount'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { Warning } from '@/app/_ui/warning'
import { addCents } from '@/lib/money'
import type { GrantStops } from '@/lib/payments/execution-view'
import { clear, resume, suspend } from './actions'

/** Why the payments stand still, or should, and what an officer may do about it. */
export function StopSection({ stops: { grant, earlier, maySuspend, mayClear } }: { stops: GrantStops }) {
  const open = grant.suspensions.find(({ liftedAt }) => liftedAt === null)
  const orderedCents = addCents(grant.payments.map(({ amountCents }) => amountCents))
  const maySuspendNow = maySuspend && grant.status === 'ACTIVE'
  if (!open && !maySuspendNow && earlier.length === 0 && grant.suspensions.length === 0) return null
  return (
    <Section title="Schorsing" id="schorsing" ruled>
      {earlier.length > 0 && <Warning title="Een eerdere subsidie is niet verantwoord">{earlier.map(({ key, number, words }) => <p key={key}>{words} <a href={`/beheer/dossiers/${number}`}>Bekijk {number}</a></p>)}<p>Tot iemand beslist, kan geen betaling van dit dossier worden goedgekeurd.</p></Warning>}
      {open && <p>Geschorst op <Instant at={open.suspendedAt} precision="day" />: {open.reason}</p>}
      {open && orderedCents > 0n && <p>Let op: {formatEuro(orderedCents)} was al aan de bank opgedragen en kan niet meer worden tegengehouden.</p>}
      {open && maySuspend && <MotivatedForm action={resume} grantId={grant.id} submit="Hef de schorsing op" label="Schorsing opheffen" hint="Staat in de geschiedenis van het dossier." />}
      {!open && maySuspendNow && (
        <details>
          <summary>Schors dit dossier</summary>
          {orderedCents > 0n && <p>Al aan de bank opgedragen: {formatEuro(orderedCents)}. Dat bedrag wordt nog betaald.</p>}
          <MotivatedForm action={suspend} grantId={grant.id} submit="Schors" danger label="Schorsen" hint="De begunstigde leest dit in de brief." />
        </details>
      )}
      {!open && earlier.length > 0 && mayClear && (
        <details>
          <summary>Laat de betalingen toch doorgaan</summary>
          <MotivatedForm action={clear} grantId={grant.id} submit="Laat doorgaan" label="Betalingen laten doorgaan" hint="Waarom betaalt u, al is een eerdere subsidie niet verantwoord? Staat in de geschiedenis." />
        </details>
      )}
      {grant.clearances.map(({ earlierGrantId, kind, reason, clearedAt }) => <p key={`${earlierGrantId}${kind}`} className="small">Op <Instant at={clearedAt} precision="day" /> mochten betalingen doorgaan: {reason}</p>)}
      {grant.suspensions.filter(({ liftedAt }) => liftedAt !== null).map(({ id, reason, suspendedAt, liftedAt, liftReason }) => (
        <p key={id} className="small">Geschorst van <Instant at={suspendedAt} precision="day" /> tot {liftedAt && <Instant at={liftedAt} precision="day" />}: {reason} Opgeheven: {liftReason}</p>
      ))}
    </Section>
  )
}

type MotivatedProps = { action: typeof suspend; grantId: string; submit: string; danger?: boolean; label: string; hint: string }

function MotivatedForm({ action, grantId, submit, danger, label, hint }: MotivatedProps) {
  return (
    <Form action={action} hidden={{ grantId }} submit={submit} danger={danger} label={label}>
      <TextAreaField name="reason" label="Reden" hint={hint} minimum={20} maximum={5000} rows={3} />
    </Form>
  )
}
