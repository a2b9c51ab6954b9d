import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import type { StoredScenario } from '@/lib/decisions/scenario-view'
import { copy, drop, rename } from './actions'

/** Another name, a copy to go on from, or away with it. */
export function ManageScenario({ scenario: { id, name, version } }: { scenario: StoredScenario }) {
  const hidden = { scenarioId: id, version: String(version) }
  return (
    <details className="details">
      <summary>Hernoem, kopieer of verwijder</summary>
      <Form action={rename} hidden={hidden} values={{ newName: name }} submit="Hernoem" label={`Hernoem ${name}`}>
        <TextField name="newName" label="Andere naam" width="medium" maxLength={60} />
      </Form>
      <Form action={copy} hidden={hidden} values={{ copyName: `${name} (kopie)`.slice(0, 60) }} submit="Kopieer" label={`Kopieer ${name}`}>
        <TextField name="copyName" label="Naam van de kopie" width="medium" maxLength={60} />
      </Form>
      <Form action={drop} hidden={hidden} submit={`Verwijder ${name}`} danger label={`Verwijder ${name}`}>
        <p>Wat het koos, blijft in de geschiedenis van de oproep.</p>
      </Form>
    </details>
  )
}
