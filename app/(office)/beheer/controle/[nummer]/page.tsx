import type { Metadata } from 'next'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SideBlock } from '@/app/_ui/side-block'
import { Tabs } from '@/app/_ui/tabs'
import { requireActor } from '@/lib/auth'
import { controlOfFile, type ControlOfFile } from '@/lib/controls/queries'
import { controlKinds, kindWords, reasonsInWords } from '@/lib/controls/words'
import { grantWords } from '@/lib/grants/words'
import { reportWords } from '@/lib/reports/words'
import { start } from '../actions'
import { Checklist } from './checklist'
import { Conclusion } from './conclusion'
import { Findings } from './findings'
import { Notes } from './notes'

export const metadata: Metadata = { title: 'Controle van een dossier' }

const parts = ['checklist', 'notas', 'vaststellingen', 'besluit'] as const

type Props = { params: Promise<{ nummer: string }>; searchParams: Promise<{ deel?: string | string[] }> }

export default async function ControlFilePage({ params, searchParams }: Props) {
  const { nummer } = await params
  const { deel } = await searchParams
  const actor = await requireActor()
  const view = await readPage(actor, (tx, now) => controlOfFile(tx, actor, nummer, now))
  const { grant, control, kind, weighing } = view
  const current = parts.find((part) => part === deel) ?? 'checklist'
  const tab = (part: (typeof parts)[number], label: string, count?: number) => ({ label, href: `/beheer/controle/${grant.number}?deel=${part}`, current: part === current, ...(count === undefined ? {} : { count }) })
  return (
    <OfficePage aside={<Aside view={view} />}>
      <Breadcrumb items={[{ label: 'Controle', href: '/beheer/controle' }]} />
      <PageHeading kicker={`${grant.number}, ${grant.call.name}`} title={grant.organisation.legalName} lead={leadOf(view)} />
      {!control && (weighing?.reasons.length === 0 ? <p>Dit dossier is gewogen en niet geselecteerd.</p> : view.mayStart ? <StartForm grantId={grant.id} /> : <p className="muted">Een controleur start de controle.</p>)}
      {control && (
        <>
          <Tabs label="Onderdelen van deze controle" tabs={[tab('checklist', 'Checklist'), tab('notas', 'Nota’s en bestanden', control.notes.length + control.files.length), tab('vaststellingen', 'Vaststellingen', control.findings.length), tab('besluit', 'Besluit')]} />
          {current === 'checklist' && <Checklist view={view} control={control} />}
          {current === 'notas' && <Notes view={view} control={control} visit={kind === 'ON_SITE'} />}
          {current === 'vaststellingen' && <Findings view={view} control={control} />}
          {current === 'besluit' && <Conclusion view={view} control={control} />}
        </>
      )}
    </OfficePage>
  )
}

const leadOf = ({ control, kind, grant }: ControlOfFile): string => (control ? `Controle ${kindWords[kind]}, ${control.concludedAt ? 'afgesloten' : 'lopend'}.` : `Nog niet in controle. Dossier ${grantWords[grant.status]}.`)

function StartForm({ grantId }: { grantId: string }) {
  return (
    <Form action={start} hidden={{ grantId }} submit="Start de controle" label="Controle starten">
      <RadiosField name="kind" label="Hoe controleert u?" options={controlKinds.map((kind) => ({ value: kind, label: kindWords[kind].replace(/^./, (first) => first.toUpperCase()) }))} />
    </Form>
  )
}

function Aside({ view: { grant, weighing, control, report, names } }: { view: ControlOfFile }) {
  return (
    <>
      {weighing && (
        <SideBlock title="Waarom deze controle">
          <p className="small">{weighing.reasons.length > 0 ? reasonsInWords(weighing.reasons) : 'niet geselecteerd'}</p>
          <p className="small"><a href={`/beheer/controle/selecties/${weighing.selectionId}`}>Selectie met alle gegevens</a></p>
          {weighing.startDueAt && !control && <p className="small">Starten <Deadline at={weighing.startDueAt} /></p>}
        </SideBlock>
      )}
      {control && <SideBlock title="Begonnen"><p className="small">{names.get(control.startedById) ?? 'onbekend'}, <Instant at={control.startedAt} /></p></SideBlock>}
      <SideBlock title="Dossier">
        <p className="small"><a href={`/beheer/dossiers/${grant.number}`}>{grant.number}</a></p>
        {report && <p className="small"><a href={`/beheer/verslagen/${report.id}`}>Eindverslag</a>, {reportWords[report.status]}</p>}
      </SideBlock>
    </>
  )
}
