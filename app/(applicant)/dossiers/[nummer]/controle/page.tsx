import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { requireActor } from '@/lib/auth'
import { findingInWords } from '@/lib/controls/findings'
import { controlToFollow, type ControlToFollow } from '@/lib/controls/queries'
import { answerFindings } from './actions'

export const metadata: Metadata = { title: 'Controle' }

/** The control of a file for its beneficiary: what it is, what was found, and the place to answer. */
export default async function FollowControlPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx, now) => controlToFollow(tx, actor, nummer, now))
  const { grant, control } = view
  return (
    <LayPage aside={<Aside view={view} />}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: grant.number, href: `/dossiers/${grant.number}` }]} />
      <PageHeading kicker={`Dossier ${grant.number}, ${grant.call.name}`} title="Controle van uw dossier" lead={leadOf(view)} />
      {!control.findingsSentAt && !control.concludedAt && (
        <p>Voor we de subsidie afrekenen, controleren we een deel van de dossiers. Dat betekent niet dat er iets fout is. {control.kind === 'ON_SITE' ? 'We komen ook ter plaatse kijken. We spreken dat met u af.' : 'We doen dat op stukken. Hebben we iets nodig, dan nemen we contact met u op.'} U hoeft nu niets te doen.</p>
      )}
      {control.findings.length > 0 && <Found view={view} />}
      {control.repliedAt && <Section title="Uw antwoord" ruled><p>{control.reply}</p><p className="muted">Verstuurd op <Instant at={control.repliedAt} />.</p></Section>}
      {view.mayReply && (
        <Section title="Antwoord op de vaststellingen" ruled>
          <Form action={answerFindings} hidden={{ grantId: grant.id }} submit="Verstuur uw antwoord" label="Antwoord op de vaststellingen">
            <TextAreaField name="reply" label="Uw antwoord" hint="Bent u het niet eens, of wilt u iets uitleggen? U kunt één keer antwoorden. We lezen dit voor we besluiten." maximum={5000} rows={6} />
          </Form>
        </Section>
      )}
      {view.hearing && !view.mayReply && <p>Een gemachtigde van uw organisatie kan antwoorden.</p>}
      {control.concludedAt && <Section title="Besluit" ruled><p>{control.conclusion}</p><p className="muted">Afgesloten op <Instant at={control.concludedAt} precision="day" />. We rekenen de subsidie nu af. U krijgt een brief.</p></Section>}
    </LayPage>
  )
}

const leadOf = ({ control, hearing }: ControlToFollow): string =>
  control.concludedAt ? 'De controle is afgesloten.' : hearing ? 'We vragen uw antwoord voor we besluiten.' : 'De controle loopt.'

function Found({ view: { grant, control } }: { view: ControlToFollow }) {
  return (
    <Section title="Wat we vaststelden" ruled>
      <ul>
        {control.findings.map(({ id, label, units, cents, motivation, stands, answer }) => (
          <li key={id}>
            <strong>{label}</strong>: {findingInWords({ units: units === null ? null : Number(units), cents }, grant.call)}.
            <p>{motivation}</p>
            {stands !== null && <p>{stands ? 'Dit blijft zo.' : 'Dit vervalt.'} {answer}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Aside({ view: { grant, control, hearing } }: { view: ControlToFollow }) {
  return (
    <>
      {hearing && control.replyUntil && <SideBlock title="Antwoorden kan"><p><Deadline at={control.replyUntil} /></p></SideBlock>}
      <SideBlock title="Vragen over de controle"><p className="small">{grant.call.contactName}<br />{grant.call.contactPhone}<br /><a href={`mailto:${grant.call.contactEmail}`}>{grant.call.contactEmail}</a></p></SideBlock>
    </>
  )
}
