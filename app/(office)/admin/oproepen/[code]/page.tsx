import { readPage } from '@/app/_frame/read-page'
import { Form } from '@/app/_form/form'
import { fieldId } from '@/app/_form/form-state'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { StatusWord } from '@/app/_ui/status-word'
import { Warning } from '@/app/_ui/warning'
import { requireActor } from '@/lib/auth'
import { checklist } from '@/lib/calls/checklist'
import { callFormValues } from '@/lib/calls/form-values'
import { callQuestions } from '@/lib/calls/questions'
import { editableCall, isNumberCodeTaken, versionChoices } from '@/lib/calls/queries'
import { textsOf } from '@/lib/calls/texts'
import { EDITABLE_WORDS } from '@/lib/calls/update-call'
import type { Call } from '@/prisma/generated/client'
import { CallStatusTag } from '../../../beheer/oproepen/call-status-tag'
import { AdminTabs } from '../../admin-tabs'
import { announce, edit, editWords } from '../actions'
import { DeclarationFields, WordFields } from './word-fields'
import { PublishedActs } from './published-acts'
import { RuleFields } from './rule-fields'

type Props = { params: Promise<{ code: string }> }

export const generateMetadata = async ({ params }: Props) => ({ title: `Oproep ${(await params).code} aanpassen` })

export default async function EditCallPage({ params }: Props) {
  const { code } = await params
  const actor = await requireActor()
  const { call, versions, check } = await readPage(actor, async (tx, now) => {
    const call = await editableCall(tx, actor, code)
    if (!call) return null
    return { call, versions: await versionChoices(tx), check: checklist(call, { now, numberCodeTaken: await isNumberCodeTaken(tx, call) }) }
  })
  const draft = call.status === 'DRAFT'
  return (
    <OfficePage aside={draft && <Checklist code={code} check={check} />}>
      <Breadcrumb items={[{ label: 'Oproepen voorbereiden', href: '/admin/oproepen' }]} />
      <AdminTabs current="/admin/oproepen" />
      <PageHeading title={call.name} kicker={call.code}>
        <p className="small">
          <CallStatusTag call={call} /> <a href={`/beheer/oproepen/${code}`}>Stand van de oproep</a>
        </p>
      </PageHeading>
      {!draft && <PublishedActs call={call} />}
      <Section title="Extra vragen" intro="Wat deze oproep vraagt naast het formulier: in welk deel, verplicht of niet, en aan wie.">
        <p><a href={`/admin/oproepen/${code}/vragen`}>{questionCount(call)}</a></p>
      </Section>
      <Editing call={call} versions={versions} />
      {draft && <PublishedActs call={call} />}
    </OfficePage>
  )
}

function Editing({ call, versions }: { call: Call; versions: Awaited<ReturnType<typeof versionChoices>> }) {
  const values = callFormValues(call)
  const hidden = { code: call.code, version: String(call.version) }
  const questions = textsOf(call.texts).selfCheck
  if (call.status === 'DRAFT') {
    return (
      <Form action={edit} values={values} hidden={hidden} submit="Bewaar" label="De oproep">
        <RuleFields versions={versions} />
        <WordFields questions={questions} />
        <DeclarationFields />
      </Form>
    )
  }
  if (!EDITABLE_WORDS.includes(call.status)) return <p>Deze oproep kan niet meer gewijzigd worden.</p>
  return (
    <Form action={editWords} values={values} hidden={hidden} submit="Bewaar" label="Teksten en contact">
      <p>De oproep is publiek: alleen haar teksten, wie vragen beantwoordt en de rekening van VLAIO kunnen nog wijzigen.</p>
      <WordFields questions={questions} />
    </Form>
  )
}

const questionCount = ({ extraQuestions }: Call): string => {
  const { length } = callQuestions.parse(extraQuestions).items
  return length === 0 ? 'Stel extra vragen op' : length === 1 ? 'Bekijk de extra vraag' : `Bekijk de ${length} extra vragen`
}

function Checklist({ code, check: { missing, warnings } }: { code: string; check: ReturnType<typeof checklist> }) {
  return (
    <SideBlock title="Klaar om te publiceren?">
      {missing.length > 0 ? (
        <>
          <p>Er ontbreekt nog:</p>
          <ul>
            {missing.map(({ field, message }) => (
              <li key={field + message}>
                <a href={`#${fieldId(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          <StatusWord tone="done">Alles is ingevuld</StatusWord>
        </p>
      )}
      {warnings.map(({ field, message }) => (
        <Warning key={field + message}>{message}</Warning>
      ))}
      {missing.length === 0 && (
        <Form action={announce} hidden={{ code }} submit="Publiceer de oproep" label="Publiceren">
          <p className="small">Daarna liggen bedragen en voorwaarden vast. Bewaar eerst wat u wijzigde.</p>
        </Form>
      )}
    </SideBlock>
  )
}
