import { createRoot } from 'react-dom/client'
import { AutosaveForm } from '@/app/_form/autosave-form'
import type { AutosaveResult } from '@/app/_form/autosave-result'
import { CheckboxesField, RadiosField } from '@/app/_form/choice-fields'
import type { FormState } from '@/app/_form/form-state'
import { FileField } from '@/app/_form/file-field'
import { RepeatRows } from '@/app/_form/repeat-rows'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'

type Posted = [string, string][]

declare global {
  interface Window {
    /** what the server would answer; the test decides */
    save: (posted: Posted) => Promise<AutosaveResult>
    submit: (posted: Posted) => Promise<FormState>
  }
}

const posted = (formData: FormData): Posted => [...formData].map(([name, value]) => [name, String(value)])

const options = [
  { value: 'a', label: 'Kamp' },
  { value: 'b', label: 'Reeks' },
]

createRoot(document.body).render(
  <AutosaveForm
    action={(_state, formData) => window.submit(posted(formData))}
    save={(formData) => window.save(posted(formData))}
    version={4}
    delay={200}
    submit="Bewaar"
    values={{ title: 'Bruggen', kind: 'a', ages: ['a', 'b'], nis: 'b' }}
  >
    <TextField name="title" label="Titel" />
    <TextAreaField name="why" label="Waarom" minimum={5} maximum={10} />
    <RadiosField name="kind" label="Soort" options={options} />
    <CheckboxesField name="ages" label="Leeftijd" options={options.map(({ value }) => ({ value, label: `Groep ${value}` }))} />
    <FileField name="proof" label="Bewijs" optional />
    <SelectField name="nis" label="Gemeente" options={options} />
    <RepeatRows
      name="sessions"
      rowLabel="Sessie"
      columns={[{ name: 'date', label: 'Datum', kind: 'date' }, { name: 'end', label: 'Einde', kind: 'time' }]}
      rows={[{ date: '06/02/2027', end: '16.00' }, { date: '13/02/2027', end: '11.30' }]}
    />
  </AutosaveForm>,
)
