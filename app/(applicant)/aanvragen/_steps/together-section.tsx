import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Actions, Button } from '@/app/_ui/button'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { steps } from '@/lib/applications/steps'
import { giveBack, giveSection, tellDone } from '../together-actions'
import type { LoadedRequest } from './load-request'

type Person = { user: { id: string; name: string } }

/** Dividing the work: who takes which section, what is done, and back to who fills in. It stands apart from the sections, so that it never takes typed text with it. */
export function TogetherSection({ request, people }: { request: LoadedRequest; people: readonly Person[] }) {
  const { actor, application, together } = request
  const everyone = [...new Map(people.map(({ user }) => [user.id, user.name]))].map(([value, label]) => ({ value, label: value === actor.userId ? `${label} (u)` : label }))
  const others = everyone.filter(({ value }) => value !== actor.userId)
  const hidden = { applicationId: application.id }
  const sections = steps.map(({ code, title }) => ({ value: code, label: title }))
  const stateOf = (code: string) => (together.handovers.some(({ step, done }) => step === code && done) ? ' (klaar)' : '')
  const resource = { organisationId: application.organisationId, applicationId: application.id }
  return (
    <Section title="Samen werken" id="samen" ruled intro="Iedereen van uw organisatie kan elk onderdeel invullen. Spreek hier af wie wat doet.">
      {together.handovers.filter(({ remark, done }) => remark !== '' && !done).map(({ step, holder, givenBy, remark }) => (
        <p key={step}><strong>{steps.find(({ code }) => code === step)?.title}</strong>, {givenBy} aan {holder}: <span className="prose">{remark}</span></p>
      ))}
      {others.length > 0 && (
        <details>
          <summary>Geef een onderdeel aan een collega</summary>
          <Form action={giveSection} hidden={hidden} submit="Geef door" label="Onderdeel doorgeven">
            <SelectField name="step" label="Onderdeel" options={sections} placeholder="Kies een onderdeel" />
            <SelectField name="holderId" label="Wie werkt eraan?" options={everyone} placeholder="Kies een persoon" />
            <TextAreaField name="remark" label="Wat vraagt u?" optional rows={3} maximum={1000} />
          </Form>
        </details>
      )}
      <details>
        <summary>Meld een onderdeel klaar</summary>
        <Form action={tellDone} hidden={hidden} label="Onderdeel klaar melden">
          <SelectField name="section" label="Welk onderdeel?" options={sections.map(({ value, label }) => ({ value, label: `${label}${stateOf(value)}` }))} placeholder="Kies een onderdeel" />
          <Actions><Button name="done" value="ja">Meld klaar</Button><Button kind="secondary" name="done" value="nee">Toch niet klaar</Button></Actions>
        </Form>
      </details>
      {others.length > 0 && can(actor, 'application.return', resource) && (
        <details>
          <summary>Geef de aanvraag terug met een opmerking</summary>
          <Form action={giveBack} hidden={hidden} submit="Geef terug" label="Aanvraag teruggeven">
            <SelectField name="toUserId" label="Aan wie?" options={others} placeholder="Kies een collega" />
            <TextAreaField name="returnRemark" label="Wat moet er nog veranderen?" rows={4} maximum={2000} />
          </Form>
        </details>
      )}
      {others.length === 0 && <p>U werkt nu alleen. <a href="/academie/organisatie">Nodig een collega uit</a> om samen te werken.</p>}
    </Section>
  )
}
