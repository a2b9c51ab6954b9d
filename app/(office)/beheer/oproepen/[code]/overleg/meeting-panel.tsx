import { CheckboxesField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { MeetingAgenda } from '@/lib/decisions/meeting-agenda'
import { attend, close, open as openMeeting } from './actions'

/** The meeting that is open, or the form that opens one. */
export function MeetingPanel({ view: { call, open, assessing, mayLead, people } }: { view: MeetingAgenda }) {
  if (!open && (!mayLead || !assessing)) return null
  const choices = people.map(({ id, name }) => ({ value: id, label: name }))
  if (!open)
    return (
      <details className="fold">
        <summary className="button">Open een vergadering</summary>
        <Form action={openMeeting} hidden={{ callId: call.id }} submit="Open de vergadering" label="Vergadering openen">
          <CheckboxesField name="attendees" label="Wie is aanwezig?" hint="Uzelf staat er altijd bij. Wie een belang heeft in een dossier, verlaat dat punt; het verslag vermeldt dat." options={choices} optional />
        </Form>
      </details>
    )
  return (
    <Section title="Vergadering">
      <p>Open sinds <Instant at={open.openedAt} precision="minute" />, voorgezeten door {open.chair}. Aanwezig: {open.attendees.map(({ name }) => name).join(', ')}.</p>
      {mayLead && (
        <>
          <details className="filed-step">
            <summary>Wijzig wie aanwezig is</summary>
            <Form action={attend} hidden={{ meetingId: open.id }} values={{ attendees: open.attendees.map(({ id }) => id) }} submit="Bewaar aanwezigen" label="Aanwezigen">
              <CheckboxesField name="attendees" label="Wie is aanwezig?" options={choices} optional />
            </Form>
          </details>
          <details className="filed-step">
            <summary>Sluit de vergadering</summary>
            <Form action={close} hidden={{ meetingId: open.id }} submit="Sluit en maak het verslag" label="Vergadering sluiten">
              <p>Het verslag ligt dan vast. Wat nog niet besproken is, komt op de agenda van een volgende vergadering.</p>
            </Form>
          </details>
        </>
      )}
    </Section>
  )
}
