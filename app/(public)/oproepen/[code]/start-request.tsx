import { startRequest } from '@/app/(applicant)/aanvragen/actions'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { ButtonLink } from '@/app/_ui/button'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { SideBlock } from '@/app/_ui/side-block'
import { isStaff, type Actor } from '@/lib/access/actor'
import type { EarlierRequest } from '@/lib/applications/earlier-requests'
import { isOpenAt } from '@/lib/calls/is-open-at'
import type { PublicCall } from '@/lib/calls/queries'

type Organisation = { id: string; legalName: string }
type StartProps = { actor: Actor; call: PublicCall; now: Date; organisations: readonly Organisation[]; earlier: readonly EarlierRequest[] }

/** The one blue button of the page: begin, or go on with the draft that is there. */
export function StartRequest({ actor, call, now, organisations, earlier }: StartProps) {
  if (!isOpenAt(call, now) || !call.deadlineAt) return <NotOpen call={call} />
  return (
    <SideBlock title="Indienen" big={<Deadline at={call.deadlineAt} />}>
      <p className="muted small">Belgische tijd</p>
      <Act actor={actor} call={call} organisations={organisations} earlier={earlier} />
    </SideBlock>
  )
}

function Act({ actor, call, organisations, earlier }: Omit<StartProps, 'now'>) {
  if (actor.userId === null) return <ButtonLink href={`/aanmelden?terug=/oproepen/${call.code}`}>Start aanvraag</ButtonLink>
  if (organisations.length === 0) return isStaff(actor) ? null : <Register />
  const withoutDraft = organisations.filter(({ id }) => !call.drafts.some(({ organisationId }) => organisationId === id))
  return (
    <>
      {call.drafts.map(({ id, organisationId }) => (
        <p key={id}>
          <ButtonLink href={`/aanvragen/${id}`}>Ga verder met uw concept</ButtonLink>
          {organisations.length > 1 && <span className="small"> {organisations.find((one) => one.id === organisationId)?.legalName}</span>}
        </p>
      ))}
      {withoutDraft.length > 0 && <Start code={call.code} organisations={withoutDraft} earlier={earlier} secondary={call.drafts.length > 0} />}
    </>
  )
}

function Start({ code, organisations, earlier, secondary }: Pick<StartProps, 'organisations' | 'earlier'> & { code: string; secondary: boolean }) {
  const [first] = organisations
  const options = organisations.map(({ id, legalName }) => ({ value: id, label: legalName }))
  const own = earlier.filter(({ organisationId }) => organisations.some(({ id }) => id === organisationId))
  const beginnings = [
    { value: 'leeg', label: 'Een leeg formulier' },
    { value: 'organisatie', label: 'De gegevens van uw organisatie' },
    ...own.map(({ id, organisationId, number, title, call }) => {
      const owner = organisations.length > 1 && organisations.find((one) => one.id === organisationId)
      return { value: id, label: `${number}: ${title}`, hint: owner ? `Van ${owner.legalName}, ${call.name}` : call.name }
    }),
  ]
  const form = (
    <Form action={startRequest} submit="Start aanvraag" hidden={{ callCode: code, ...(organisations.length === 1 && first ? { organisationId: first.id } : {}) }}>
      {organisations.length > 1 && <RadiosField name="organisationId" label="Voor welke organisatie?" options={options} />}
      {own.length > 0 && <RadiosField name="begin" label="Waarmee begint u?" options={beginnings} defaultValue="organisatie" />}
    </Form>
  )
  if (!secondary) return form
  return (
    <details>
      <summary>Start een aanvraag voor een andere organisatie</summary>
      {form}
    </details>
  )
}

function Register() {
  return (
    <>
      <p className="small">Om aan te vragen hoort u bij een organisatie.</p>
      <ButtonLink href="/academie/organisatie/nieuw">Registreer uw organisatie</ButtonLink>
    </>
  )
}

function NotOpen({ call }: { call: PublicCall }) {
  if (call.status === 'ANNOUNCED' && call.opensAt) return <SideBlock title="Nog niet open" big={<>Opent op <Instant at={call.opensAt} /></>} />
  return <SideBlock title="Indienen kan niet meer" big={call.deadlineAt ? <>Dit kon <Deadline at={call.deadlineAt} />.</> : undefined} />
}
