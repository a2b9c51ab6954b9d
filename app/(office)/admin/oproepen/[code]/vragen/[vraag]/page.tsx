import { notFound } from 'next/navigation'
import { RadiosField } from '@/app/_form/choice-fields'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { TickField } from '@/app/_form/tick-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { questionValues } from '@/lib/calls/question-form'
import { questionSteps, questionTypes, type Question } from '@/lib/calls/questions'
import { AdminTabs } from '../../../../admin-tabs'
import { save } from '../../../question-actions'
import { loadQuestions } from '../load-questions'
import { stepWords, typeWords } from '../question-words'

type Props = { params: Promise<{ code: string; vraag: string }> }

export const metadata = { title: 'Extra vraag' }

export default async function QuestionPage({ params }: Props) {
  const { code, vraag } = await params
  const { call, items, editable } = await loadQuestions(code)
  const question = items.find(({ id }) => id === vraag)
  if (!editable || (!question && vraag !== 'nieuw')) notFound()
  const base = `/admin/oproepen/${code}`
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Oproepen voorbereiden', href: '/admin/oproepen' }, { label: call.name, href: base }, { label: 'Extra vragen', href: `${base}/vragen` }]} />
      <AdminTabs current="/admin/oproepen" />
      <Form
        action={save}
        values={question ? questionValues(question) : { type: 'short', step: 'activiteiten' }}
        hidden={{ code, version: String(call.version), ...(question ? { id: question.id } : {}) }}
        submit="Bewaar"
        heading={<PageHeading kicker={code} title={question ? question.label : 'Nieuwe vraag'} />}
        requiredNote
      >
        <TextField name="label" label="Vraag" hint="Zoals de aanvrager ze leest." maxLength={200} />
        <TextAreaField name="help" label="Uitleg" hint="Staat onder de vraag." optional maximum={500} rows={3} />
        <SelectField name="step" label="Deel van de aanvraag" options={questionSteps.map((step) => ({ value: step, label: stepWords(step) }))} />
        <RadiosField name="type" label="Soort antwoord" options={questionTypes.map((type) => ({ value: type, label: typeWords[type] }))} />
        <FieldGroup legend="Grenzen" hint="Bij tekst telt alleen het hoogste aantal tekens. Bij een getal, bedrag of datum de laagste en de hoogste waarde." inline>
          <TextField name="min" label="Minimum" optional width="medium" />
          <TextField name="max" label="Maximum" optional width="medium" />
        </FieldGroup>
        <TextAreaField name="options" label="Antwoorden om uit te kiezen" hint="Alleen bij een keuze. Elk antwoord op een regel." optional rows={5} />
        <SelectField name="condition" label="Wanneer stelt u deze vraag?" optional options={[{ value: '', label: 'Altijd' }, ...conditions(items, question)]} />
        <TickField name="required" label="Een antwoord is verplicht" optional />
        <TickField name="contact" label="Het antwoord is een contactgegeven: beoordelaars zien het niet" optional />
      </Form>
    </OfficePage>
  )
}

/** The answers of the choices before it. */
const conditions = (items: readonly Question[], question: Question | undefined) =>
  items.slice(0, question ? items.indexOf(question) : items.length).flatMap(({ id, label, options }) => options.map(({ code, nl }) => ({ value: `${id}:${code}`, label: `Alleen bij “${nl}” op “${label}”` })))
