import { FieldGroup } from '@/app/_form/field-group'
import { MunicipalityField } from '@/app/_form/municipality-field'
import { SelectField, type Option } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'

/** Name, form and seat of an organisation, with the names of step 1 of a request. */
export function NameFields({ legalForms }: { legalForms: readonly Option[] }) {
  return (
    <>
      <TextField name="legalName" label="Officiële naam" hint="De naam zoals in de statuten." maxLength={150} autoComplete="organization" />
      <SelectField name="legalForm" label="Rechtsvorm" hint="Een natuurlijke persoon kan geen subsidie vragen." options={legalForms} placeholder="Kies" />
    </>
  )
}

export function AddressFields({ places }: { places: readonly Option[] }) {
  return (
    <FieldGroup legend="Adres van de zetel">
      <TextField name="street" label="Straat" maxLength={100} width="medium" />
      <TextField name="number" label="Huisnummer" maxLength={20} width="short" />
      <TextField name="box" label="Bus" maxLength={20} width="short" optional />
      <TextField name="postcode" label="Postcode" inputMode="numeric" maxLength={4} width="short" autoComplete="postal-code" />
      <MunicipalityField name="municipality" label="Gemeente" options={places} />
    </FieldGroup>
  )
}
