import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { Deadline } from '@/app/_ui/deadline'
import { DocumentBox } from '@/app/_ui/document-box'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { GrantToFollow } from '@/lib/grants/queries'
import { lastStartOf } from '@/lib/grants/start-term'
import { appealBlock } from '@/lib/letters/letter-texts'
import { formatDay, formatDeadline } from '@/lib/time'
import { start } from '../actions'
import { AnswerForms } from '../answer-forms'

/** What happens to the final report now, by its state. */
const filedWords: Record<string, string> = {
  SUBMITTED: 'Uw verslag is ingediend. We kijken het na en rekenen daarna de subsidie af.',
  ACCEPTED: 'Uw verslag is aanvaard. Nu rekenen we de subsidie af. U hoeft niets te doen.',
  REJECTED: 'Uw verslag is niet aanvaard. We laten u weten wat dat voor de subsidie betekent.',
}

/** The one thing to do now, or whom it waits for. */
export function NextStep({ view: { grant, now, canSign, canEdit } }: { view: GrantToFollow }) {
  const report = grant.reports.find(({ type }) => type === 'FINAL')
  const quarter = grant.reports.find(({ type, status }) => type === 'INTERIM' && (status === 'DUE' || status === 'DRAFT' || status === 'INCOMPLETE'))
  switch (grant.status) {
    case 'AWARDED':
      return canSign ? <AnswerForms grant={grant} iban={grant.organisation.iban} /> : <p>Een gemachtigde van uw organisatie aanvaardt de subsidie <Deadline at={grant.acceptDueAt} />.</p>
    case 'CONDITIONS_PENDING':
      return (
        <>
          <p>U kunt de subsidie aanvaarden zodra deze voorwaarden vervuld zijn. Bezorg de stukken aan uw dossierbeheerder.</p>
          <ul>{grant.conditions.map(({ id, text, dueAt, metAt }) => <li key={id}>{text} ({metAt ? 'vervuld' : <Deadline at={dueAt} />})</li>)}</ul>
        </>
      )
    case 'ACCEPTED':
      return canSign ? <StartForm grantId={grant.id} latest={lastStartOf(grant)} /> : <p>Een gemachtigde van uw organisatie meldt wanneer u start, uiterlijk op {formatDay(lastStartOf(grant))}. Daarna kan het voorschot worden betaald.</p>
    case 'ACTIVE':
      return (
        <>
          {quarter && <p><strong>We verwachten een kwartaalverslag.</strong> <FileBy dueAt={quarter.dueAt} now={now} /></p>}
          <p>De activiteiten lopen. Noteer na elke sessie hoeveel kinderen er waren: uw verslag wordt daarmee ingevuld. Loopt het anders dan gepland? Meld het meteen.</p>
          <Actions>
            {quarter && <ButtonLink href={`/verslagen/${quarter.id}`}>Ga naar uw kwartaalverslag</ButtonLink>}
            <ButtonLink href={`/dossiers/${grant.number}/activiteiten`} kind={quarter ? 'secondary' : 'primary'}>Activiteiten en tellen</ButtonLink>
            <ButtonLink href={`/dossiers/${grant.number}/wijziging`} kind="secondary">{canSign ? 'Vraag een wijziging' : 'Bekijk de wijzigingen'}</ButtonLink>
          </Actions>
        </>
      )
    case 'AMENDMENT_REQUESTED': {
      const questioned = grant.amendments.some(({ status }) => status === 'QUESTIONED')
      return (
        <>
          <p>{questioned ? <strong>We hebben een vraag over uw wijziging.</strong> : 'U vroeg een wijziging. Tot u antwoord krijgt, geldt het plan zoals het is.'}</p>
          <Actions><ButtonLink href={`/dossiers/${grant.number}/wijziging`} {...(questioned ? {} : { kind: 'secondary' as const })}>{questioned && canSign ? 'Beantwoord de vraag' : 'Bekijk de wijziging'}</ButtonLink></Actions>
        </>
      )
    }
    case 'REPORT_DUE':
    case 'REPORT_INCOMPLETE':
      return report ? (
        <>
          <p><strong>{grant.status === 'REPORT_DUE' ? 'We verwachten uw eindverslag.' : 'We hebben vragen over uw verslag.'}</strong> <FileBy dueAt={report.dueAt} now={now} /></p>
          {canEdit && <Actions><ButtonLink href={`/verslagen/${report.id}`}>{grant.status === 'REPORT_DUE' ? 'Ga naar uw verslag' : 'Vul uw verslag aan'}</ButtonLink></Actions>}
        </>
      ) : null
    case 'IN_CONTROL':
      return <InControl grant={grant} />
    case 'REPORT_SUBMITTED':
      return <p>{filedWords[report?.status ?? 'SUBMITTED'] ?? filedWords['SUBMITTED']}{report && <> <a href={`/verslagen/${report.id}`}>Bekijk uw verslag</a></>}</p>
    case 'SUSPENDED':
      return (
        <>
          <p><strong>Dit dossier is geschorst.</strong> Zolang dat zo is, betalen we niets. Neem contact op met uw dossierbeheerder.</p>
          {grant.suspensions.map(({ reason, suspendedAt }) => <p key={suspendedAt.getTime()}>De reden, sinds <Instant at={suspendedAt} precision="day" />: {reason}</p>)}
          <Section title="Niet akkoord?">
            <DocumentBox>{appealBlock(grant.call).paragraphs.map((text) => <p key={text}>{text}</p>)}</DocumentBox>
          </Section>
        </>
      )
    default:
      return null
  }
}

/** After its term a report is still asked for. */
function FileBy({ dueAt, now }: { dueAt: Date; now: Date }) {
  return now < dueAt ? <>Dien het in, uiterlijk op <time dateTime={dueAt.toISOString()}>{formatDeadline(dueAt).replace('tot en met ', '')}</time>.</> : <>U bent te laat: dat kon <Deadline at={dueAt} />. Doe het zo snel mogelijk.</>
}

function InControl({ grant: { number, control } }: Pick<GrantToFollow, 'grant'>) {
  const asked = control?.replyUntil && !control.repliedAt && !control.concludedAt
  return asked ? (
    <>
      <p><strong>We stelden iets vast bij de controle van uw dossier.</strong> U kunt antwoorden: {control.replyUntil && <Deadline at={control.replyUntil} />}.</p>
      <Actions><ButtonLink href={`/dossiers/${number}/controle`}>Lees de vaststellingen</ButtonLink></Actions>
    </>
  ) : <p>Uw dossier is in controle. Daarna rekenen we de subsidie af. <a href={`/dossiers/${number}/controle`}>Bekijk de controle</a></p>
}

function StartForm({ grantId, latest }: { grantId: string; latest: string }) {
  return (
    <>
      <p><strong>Meld nu uw start.</strong> Daarna vragen wij het voorschot voor u aan.</p>
      <Form action={start} hidden={{ grantId }} submit="Meld de start" label="Start melden">
        <DateField name="startDay" label="Eerste dag van uw project" hint={`Uiterlijk op ${formatDay(latest)}.`} />
      </Form>
    </>
  )
}
