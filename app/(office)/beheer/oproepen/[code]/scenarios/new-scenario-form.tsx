import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { RadiosField } from '@/app/_form/choice-fields'
import { TextField } from '@/app/_form/text-field'
import { provincesOf, type ScenarioLine } from '@/lib/decisions/scenario-lines'
import { make } from './actions'

const starts = [
  { value: 'OFFICIAL', label: 'De officiële lijst, om met de hand te wijzigen' },
  { value: 'SOLVER', label: 'De beste keuze', hint: 'De meeste punten samen binnen de enveloppe, met de doelen hieronder.' },
]

/** A name and where to begin; the targets are for the search only. */
export function NewScenarioForm({ callId, lines, girlsPercent }: { callId: string; lines: readonly ScenarioLine[]; girlsPercent: number }) {
  const count = (of: (line: ScenarioLine) => boolean) => `${lines.filter(of).length} van de ${lines.length} dossiers tellen.`
  return (
    <Form action={make} hidden={{ callId }} values={{ start: 'OFFICIAL' }} submit="Maak scenario" label="Nieuw scenario">
      <TextField name="name" label="Naam van het scenario" maxLength={60} />
      <RadiosField name="start" label="Begin met" options={starts} />
      <FieldGroup legend="Doelen voor de beste keuze" hint="Laat leeg wat geen doel is. Een doel telt dossiers.">
        <NumberField name="unserved" label="Minstens zoveel dossiers in een gemeente zonder aanbod" hint={`Geen toegekend dossier van een andere oproep plant daar een activiteit. ${count(({ unserved }) => unserved)}`} suffix="dossiers" optional />
        <NumberField name="girls" label="Minstens zoveel dossiers met genoeg meisjes gepland" hint={`Streefcijfer van minstens ${girlsPercent.toLocaleString('nl-BE')}%. ${count(({ girls }) => girls)}`} suffix="dossiers" optional />
        {provincesOf(lines).map((province, index) => <NumberField key={province} name={`provinces.p${index}`} label={`Minstens zoveel dossiers uit ${province}`} hint={count((line) => line.province === province)} suffix="dossiers" optional />)}
        <NumberField name="perApplicant" label="Hoogstens per aanvrager" suffix="dossiers" optional />
      </FieldGroup>
    </Form>
  )
}
