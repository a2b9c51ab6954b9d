import { Form } from '@/app/_form/form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Actions, Button, ButtonLink } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Warning } from '@/app/_ui/warning'
import { moved, questionSteps, type Question } from '@/lib/calls/questions'
import { AdminTabs } from '../../../admin-tabs'
import { move, remove } from '../../question-actions'
import { loadQuestions } from './load-questions'
import { MoveButtons } from './move-buttons'
import { conditionWords, stepWords, typeWords } from './question-words'

type Props = { params: Promise<{ code: string }> }

export const generateMetadata = async ({ params }: Props) => ({ title: `Extra vragen van ${(await params).code}` })

export default async function QuestionsPage({ params }: Props) {
  const { code } = await params
  const { call, items, version, editable, open } = await loadQuestions(code)
  const base = `/admin/oproepen/${code}`
  return (
    <OfficePage>
      <AdminTabs current="/admin/oproepen" />
      <Breadcrumb items={[{ label: 'Oproepen voorbereiden', href: '/admin/oproepen' }, { label: call.name, href: base }]} />
      <PageHeading title="Extra vragen" kicker={code} lead="Wat deze oproep vraagt naast het formulier. Elke wijziging is een nieuwe versie; de antwoorden in concepten blijven." />
      {open && <Warning>De oproep is open. U kunt nog woorden verbeteren, vragen makkelijker maken en niet-verplichte vragen toevoegen.</Warning>}
      {!editable && <Warning>De oproep neemt geen aanvragen meer aan. Haar vragen liggen vast.</Warning>}
      <DataTable
        label="Extra vragen"
        caption={`Versie ${version}`}
        rows={items.toSorted((one, other) => questionSteps.indexOf(one.step) - questionSteps.indexOf(other.step))}
        rowKey={({ id }) => id}
        empty="Deze oproep stelt geen extra vragen."
        columns={[
          { key: 'label', head: 'Vraag', rowHead: true, cell: ({ id, label }) => editable ? <a href={`${base}/vragen/${id}`}>{label}</a> : label },
          { key: 'step', head: 'Deel', cell: ({ step }) => stepWords(step) },
          { key: 'type', head: 'Antwoord', cell: ({ type }) => typeWords[type] },
          { key: 'required', head: 'Verplicht', cell: ({ required }) => required ? 'ja' : 'nee' },
          { key: 'note', head: 'Wanneer', cell: (question) => [conditionWords(question, items) || 'altijd', ...(question.contact ? ['niet voor beoordelaars'] : [])].join(', ') },
          ...(editable ? [{ key: 'order', head: 'Volgorde', cell: ({ id, label }: Question) => (
            <Form action={move} hidden={{ code, id, version: String(call.version) }} label={`Verplaats ${label}`}>
              <MoveButtons label={label} up={moved(items, id, 'UP') !== null} down={moved(items, id, 'DOWN') !== null} />
            </Form>
          ) }] : []),
          ...(editable && !open ? [{ key: 'remove', head: <span className="visually-hidden">Verwijderen</span>, cell: ({ id, label }: Question) => (
            <Form action={remove} hidden={{ code, id, version: String(call.version) }} label={`Verwijder ${label}`}><Button small kind="danger">Verwijder<span className="visually-hidden"> {label}</span></Button></Form>
          ) }] : []),
        ]}
      />
      {editable && <Actions><ButtonLink href={`${base}/vragen/nieuw`}>Voeg een vraag toe</ButtonLink></Actions>}
    </OfficePage>
  )
}
