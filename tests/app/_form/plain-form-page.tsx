import { createRoot } from 'react-dom/client'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import type { FormState } from '@/app/_form/form-state'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'

declare global {
  interface Window {
    /** what the server would answer; the test decides */
    answer: (text: string) => Promise<FormState>
  }
}

const options = [{ value: 'a', label: 'Kamp' }, { value: 'b', label: 'Reeks' }]

createRoot(document.body).render(
  <>
    <Form action={(_state, formData) => window.answer(String(formData.get('text')))} hidden={{ id: '1' }} submit="Verstuur" values={{ kind: 'a' }}>
      <TextAreaField name="text" label="Uw bericht" maximum={40} />
      <RadiosField name="kind" label="Soort" options={options} />
      <SelectField name="nis" label="Gemeente" options={options} />
    </Form>
    <Form action={async () => ({ status: 'refused', problems: [{ field: '', message: 'Dit kan niet meer.' }], values: { id: '2' }, at: 'nu' })} hidden={{ id: '2' }} submit="Keur goed" label="Oordeel" />
  </>,
)
