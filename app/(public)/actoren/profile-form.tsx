import { CheckboxesField, RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import type { Values } from '@/app/_form/form-state'
import { MunicipalityField } from '@/app/_form/municipality-field'
import { NumberField } from '@/app/_form/number-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { TickField } from '@/app/_form/tick-field'
import { actorGroups, groupWords, helixTypes, helixWords } from '@/lib/actors/words'
import { publish } from './actions'

type Lists = { themes: { value: string; label: string }[]; places: { value: string; label: string }[] }

/** What an actor says of itself. `group`: citizens without an enterprise number, who have a name of their own and are one kind of partner. */
export function ProfileForm({ hidden, values, group, lists }: { hidden: Record<string, string>; values?: Values | undefined; group: boolean; lists: Lists }) {
  return (
    <Form action={publish} hidden={group ? { ...hidden, helixType: 'CIV' } : hidden} values={values} submit="Laat u vinden" label="Gegevens voor de lijst" requiredNote>
      {group && <TextField name="name" label="Naam van uw groep" maxLength={150} />}
      <TextAreaField name="description" label="Wie bent u?" hint="Twee of drie zinnen." rows={4} minimum={50} maximum={600} />
      <TextAreaField name="offers" label="Wat biedt u aan?" hint="Bijvoorbeeld een werkplaats, materiaal, mensen die iets kennen, een zaal." optional rows={4} maximum={600} />
      <TextAreaField name="needs" label="Wat zoekt u?" hint="Bijvoorbeeld een academie, begeleiders, een echte opdracht." optional rows={4} maximum={600} />
      {!group && <RadiosField name="helixType" label="Wat bent u?" options={helixTypes.map((value) => ({ value, label: helixWords[value] }))} />}
      <RadiosField name="actorGroup" label="Waar hoort u thuis?" options={actorGroups.map((value) => ({ value, label: groupWords[value] }))} />
      <CheckboxesField name="themes" label="Thema’s" hint="Kies er 1 tot 5." options={lists.themes} />
      <NumberField name="ageMin" label="Jongste leeftijd waarmee u werkt" width="short" suffix="jaar" />
      <NumberField name="ageMax" label="Oudste leeftijd" width="short" suffix="jaar" />
      <MunicipalityField name="municipality" label="Gemeente" options={lists.places} />
      <TextField name="website" label="Website" kind="url" hint="Bijvoorbeeld https://www.voorbeeld.be" optional maxLength={300} />
      <TextField name="contactFunction" label="Wie antwoordt?" hint="Alleen de functie, geen naam: bijvoorbeeld coördinator educatie. Berichten komen op uw eigen e-mailadres, dat niemand ziet." maxLength={80} />
      <TickField name="consent" label="Wij willen gevonden worden: wat hier staat, mag iedereen lezen." />
    </Form>
  )
}
