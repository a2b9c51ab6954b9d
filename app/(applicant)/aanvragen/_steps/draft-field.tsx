import { AmountField } from '@/app/_form/amount-field'
import { CheckboxesField, RadiosField } from '@/app/_form/choice-fields'
import { DateField } from '@/app/_form/date-field'
import { MunicipalityField } from '@/app/_form/municipality-field'
import { NumberField } from '@/app/_form/number-field'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { TickField } from '@/app/_form/tick-field'
import { TimeField } from '@/app/_form/time-field'
import type { Reference } from '@/lib/applications/call-rules'
import type { CopiedField } from '@/lib/applications/copied-fields'
import type { Field } from '@/lib/applications/fields/field'
import { options } from '@/lib/applications/read-field'
import { CopiedMark } from './copied-mark'

/** One line of the form as an input: what it is, not how it looks, stands in lib/applications/fields. */
export function DraftField({ marks, ...line }: DraftFieldProps & { marks?: Marks | undefined }) {
  const mark = marks?.get(line.name)
  return mark ? <CopiedMark from={mark.from}><FieldOf {...line} /></CopiedMark> : <FieldOf {...line} />
}

type DraftFieldProps = { name: string; field: Field; reference: Reference }
export type Marks = ReadonlyMap<string, CopiedField>

function FieldOf({ name, field, reference }: DraftFieldProps) {
  const common = { name, label: field.label, hint: field.hint, optional: !field.required && !field.conditional }
  const choices = options(field, reference).map(({ code, nl }) => ({ value: code, label: nl }))
  switch (field.type) {
    case 'prose': return <TextAreaField {...common} minimum={field.min} maximum={field.max} rows={(field.max ?? 0) > 1000 ? 8 : 4} />
    case 'choice': return choices.length <= 4
      ? <RadiosField {...common} options={choices} />
      : <SelectField {...common} options={choices} placeholder="Kies" />
    case 'choices': return <CheckboxesField {...common} options={choices} />
    case 'yesNo': return <RadiosField {...common} options={yesNo} inline />
    case 'tick': return <TickField {...common} />
    case 'whole': case 'decimal': return <NumberField {...common} suffix={field.unit} />
    case 'euro': return <AmountField {...common} />
    case 'date': return <DateField {...common} />
    case 'time': return <TimeField {...common} />
    case 'municipality': return <MunicipalityField {...common} options={reference.municipalities.map(({ nis, name: label }) => ({ value: nis, label }))} />
    case 'postcode': return <TextField {...common} inputMode="numeric" width="short" />
    case 'email': return <TextField {...common} kind="email" width="medium" />
    case 'phone': return <TextField {...common} kind="tel" width="medium" />
    case 'url': return <TextField {...common} inputMode="url" />
    case 'enterprise': case 'iban': return <TextField {...common} width="medium" />
    case 'line': return <TextField {...common} width={(field.max ?? 0) <= 40 ? 'short' : 'full'} />
  }
}

const yesNo = [{ value: 'ja', label: 'Ja' }, { value: 'nee', label: 'Nee' }]
