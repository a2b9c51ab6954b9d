import type { Metadata } from 'next'
import { AmendmentCard } from '@/app/_file/amendment-card'
import { CheckboxesField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Actions, Button } from '@/app/_ui/button'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { amendmentPage, type AmendmentPage } from '@/lib/grants/amendment-view'
import { replyQuestion, withdraw } from '../../amendment-actions'
import { ChangeForm, kindWords, kindsOf } from './change-form'

export const metadata: Metadata = { title: 'Wijziging vragen' }

type WijzigingProps = { params: Promise<{ nummer: string }>; searchParams: Promise<{ soort?: string | string[]; activiteit?: string | string[] }> }

/** First what one wants to change, then only those fields: two pages of one form, so that it works before JavaScript. */
export default async function AmendmentPageOf({ params, searchParams }: WijzigingProps) {
  const { nummer } = await params
  const { soort, activiteit } = await searchParams
  const actor = await requireActor()
  const view = await readPage(actor, (tx) => amendmentPage(tx, actor, nummer))
  const { grant, amendments } = view
  const open = amendments.find((one) => one.open)
  const kinds = kindsOf(soort)
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: `Dossier ${grant.number}`, href: `/dossiers/${grant.number}` }]} />
      {open || !view.mayAsk || grant.status !== 'ACTIVE' || kinds.length === 0 ? <Heading view={view} /> : null}
      {open ? <OpenAmendment view={view} open={open} /> : !view.mayAsk ? <p>Een gemachtigde van uw organisatie kan een wijziging vragen.</p>
        : grant.status !== 'ACTIVE' ? <p>Een wijziging vragen kan alleen terwijl de activiteiten lopen.</p>
        : kinds.length === 0 ? <Kinds view={view} /> : <ChangeForm view={view} kinds={kinds} rowIds={[activiteit ?? []].flat()} heading={<Heading view={view} />} />}
      {amendments.filter((one) => !one.open).map((amendment) => (
        <Section key={amendment.id} title={`Wijziging ${amendment.position}`} ruled>
          <AmendmentCard amendment={amendment} nowCents={grant.grantedCents} />
        </Section>
      ))}
    </LayPage>
  )
}

function Heading({ view: { grant, amendments, mayAsk } }: { view: AmendmentPage }) {
  const title = amendments.some(({ open }) => open) ? 'Gevraagde wijziging' : mayAsk && grant.status === 'ACTIVE' ? 'Wijziging vragen' : 'Wijzigingen'
  return <PageHeading kicker={`Dossier ${grant.number}, ${grant.application.title}`} title={title} />
}

function Kinds({ view: { activities, current, answerDays, sharePercent } }: { view: AmendmentPage }) {
  return (
    <form className="form" method="get" aria-label="Wat wilt u wijzigen?">
      <p>U krijgt binnen {answerDays} werkdagen antwoord. Tot dan geldt het plan zoals het is. Een kleine verschuiving in de begroting, tot {sharePercent}% van een lijn, geldt meteen.</p>
      <div className="form__fields">
        <CheckboxesField name="soort" label="Wat wilt u wijzigen?" options={Object.entries(kindWords).filter(([value]) => value !== 'begroting' || current.costs.length > 0).map(([value, label]) => ({ value, label }))} />
        {activities.length > 1 && <CheckboxesField name="activiteit" label="Over welke activiteiten gaat het?" hint="Alleen als u een plaats of sessies wijzigt." options={activities.map(({ rowId, title }) => ({ value: rowId, label: title }))} optional />}
      </div>
      <Actions><Button>Ga verder</Button></Actions>
    </form>
  )
}

function OpenAmendment({ view: { grant, mayAsk }, open }: { view: AmendmentPage; open: AmendmentPage['amendments'][number] }) {
  return (
    <>
      <AmendmentCard amendment={open} nowCents={grant.amendedCents ?? grant.grantedCents} />
      {mayAsk && open.status === 'QUESTIONED' && (
        <Form action={replyQuestion} hidden={{ amendmentId: open.id }} submit="Verstuur antwoord" label="Antwoord op de vraag">
          <TextAreaField name="reply" label="Uw antwoord" rows={5} maximum={5000} />
        </Form>
      )}
      {mayAsk && (
        <details className="details">
          <summary>Ik trek deze vraag in</summary>
          <Form action={withdraw} hidden={{ amendmentId: open.id }} submit="Trek de vraag in" danger label="Vraag intrekken" />
        </details>
      )}
    </>
  )
}
