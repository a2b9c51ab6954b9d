import { AskedTick } from '@/app/_form/asked-tick'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Section } from '@/app/_ui/section'
import { conflictTypes, conflictWords } from '@/lib/reviews/conflicts'
import { standInWords, type StandInChoice } from '@/lib/reviews/stand-ins'
import { declareOwn, nameFor } from './conflict-actions'

/** Who does for this one file what a colleague with an interest may not. */
export function StandInSection({ applicationId, choices }: { applicationId: string; choices: readonly StandInChoice[] }) {
  if (choices.length === 0) return null
  return (
    <Section title="Invallers" intro="Wie een belang heeft, doet niets in dit dossier. Duid iemand aan die dat overneemt, alleen hier.">
      {choices.map(({ role, current, candidates }) => (
        <details key={role} className="fold" open={current === null}>
          <summary>{current === null ? `Geen invaller voor de ${standInWords[role]}` : `${current} valt in voor de ${standInWords[role]}`}</summary>
          {candidates.length === 0 ? <p>Er is nu niemand die dit mag.</p> : (
            <Form action={nameFor} hidden={{ applicationId, role }} submit="Duid aan" label={`Invaller voor de ${standInWords[role]}`}>
              <SelectField name="standInId" label="Wie?" placeholder="Kies een persoon" options={candidates.map(({ id, name }) => ({ value: id, label: name }))} />
              <TextAreaField name="standInReason" label="Waarom?" hint="Blijft in het spoor van het dossier." rows={2} />
            </Form>
          )}
        </details>
      ))}
    </Section>
  )
}

/** Somebody of the office who finds that they have an interest themselves. */
export function OwnConflict({ applicationId }: { applicationId: string }) {
  return (
    <details className="fold">
      <summary>Ik heb zelf een belang in dit dossier</summary>
      <Form action={declareOwn} hidden={{ applicationId }} submit="Meld mijn belang" label="Eigen belang melden">
        <p>U ziet dit dossier daarna nergens meer. Wat u in een beoordeling schreef, telt niet meer mee.</p>
        <RadiosField name="ownType" label="Welk belang?" options={conflictTypes.map((type) => ({ value: type, label: conflictWords[type] }))} />
        <TextAreaField name="ownReason" label="Uitleg" hint="Nodig bij een ander belang." optional rows={2} />
        <AskedTick name="knows" label="Ik weet dat wat ik indiende, niet meer meetelt" />
      </Form>
    </details>
  )
}
