import type { ReactNode } from 'react'
import { AmountField } from '@/app/_form/amount-field'
import { DateField } from '@/app/_form/date-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { formatEuro } from '@/app/_ui/amount'
import type { AmendmentPage } from '@/lib/grants/amendment-view'
import { addCents, formatCents } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { ask } from '../../amendment-actions'

export const kindWords = { periode: 'De laatste dag van de subsidieperiode', plaats: 'De plaats van een activiteit', minder: 'Minder sessies, of een activiteit valt weg', begroting: 'Bedragen in de begroting' } as const
type Kind = keyof typeof kindWords
const isKind = (word: string): word is Kind => Object.hasOwn(kindWords, word)
export const kindsOf = (asked: string | string[] | undefined): Kind[] => [asked ?? []].flat().filter(isKind)

type ChangeFormProps = { view: AmendmentPage; kinds: readonly Kind[]; rowIds: readonly string[]; heading: ReactNode }

/** Only the fields of what one wants to change, each with what it is now. */
export function ChangeForm({ view: { grant, current, activities }, kinds, rowIds, heading }: ChangeFormProps) {
  const about = (kind: Kind) => kinds.includes(kind)
  const chosen = rowIds.length === 0 ? activities : activities.filter(({ rowId }) => rowIds.includes(rowId))
  return (
    <Form
      action={ask}
      hidden={{ grantId: grant.id, number: grant.number }}
      values={Object.fromEntries(current.costs.map(({ cents }, index) => [`costs.${index}.amount`, formatCents(cents)]))}
      submit="Vraag wijziging"
      label="Wijziging vragen"
      heading={heading}
      secondary={<a href="?">Kies iets anders</a>}
      requiredNote
    >
      {about('periode') && <DateField name="periodEnd" label="Nieuwe laatste dag" hint={`Nu: ${formatDay(current.periodEnd)}`} />}
      {(about('plaats') || about('minder')) && chosen.map(({ rowId, title, type, locationName, postcode, plannedSessions }, index) => (
        <FieldGroup key={rowId} legend={title} hint={`Nu: ${[locationName, postcode, `${plannedSessions} sessies`].filter(Boolean).join(', ')}`}>
          <input type="hidden" name={`activities.${index}.rowId`} value={rowId} />
          {about('plaats') && type !== 'ONLINE' && <TextField name={`activities.${index}.locationName`} label="Naam en adres van de nieuwe plaats" maxLength={200} optional />}
          {about('plaats') && type !== 'ONLINE' && <TextField name={`activities.${index}.postcode`} label="Postcode van de nieuwe plaats" width="short" inputMode="numeric" maxLength={4} optional />}
          {about('minder') && <NumberField name={`activities.${index}.sessions`} label="Nieuw aantal sessies" hint="0 als de activiteit wegvalt." optional />}
        </FieldGroup>
      ))}
      {about('begroting') && (
        <FieldGroup legend="Begroting" hint={`Samen nu ${formatEuro(addCents(current.costs.map(({ cents }) => cents)))}. Hoger kan niet.`}>
          {current.costs.map(({ id, description, cents }, index) => (
            <div key={id}>
              <input type="hidden" name={`costs.${index}.id`} value={id} />
              <AmountField name={`costs.${index}.amount`} label={description} hint={`Nu: ${formatEuro(cents)}`} />
            </div>
          ))}
          <TextField name="newCost.description" label="Nieuwe kost" hint="Alleen als de begroting die lijn nog niet heeft." maxLength={200} optional />
          <AmountField name="newCost.amount" label="Bedrag van de nieuwe kost" optional />
        </FieldGroup>
      )}
      <TextAreaField name="motivation" label="Waarom vraagt u deze wijziging?" rows={5} minimum={60} maximum={5000} />
    </Form>
  )
}
