import { SelectField } from '@/app/_form/select-field'

/** Namens wie one speaks: asked only of whoever works for several organisations. */
export function AsOrganisation({ organisations }: { organisations: readonly { id: string; legalName: string }[] }) {
  const [only] = organisations
  if (organisations.length === 1 && only) return <input type="hidden" name="organisationId" value={only.id} />
  return <SelectField name="organisationId" label="Namens welke organisatie?" placeholder="Kies een organisatie" options={organisations.map(({ id, legalName }) => ({ value: id, label: legalName }))} />
}
