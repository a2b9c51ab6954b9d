import type { Metadata } from 'next'
import { formatEuro } from '@/app/_ui/amount'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import { sessionsToNote } from '@/lib/activity-log/queries'
import { todosOf, type Todo } from '@/lib/applications/applicant-todos'
import { ownFiles } from '@/lib/applications/queries'
import { isReopened } from '@/lib/applications/reopening'
import { applicantSentence, applicantWord } from '@/lib/applications/status-words'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import type { ApplicationStatus } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: 'Overzicht' }

/** What waits for this organisation, its files with a sentence each, the next deadline. */
export default async function AcademyPage() {
  const actor = await requireActor()
  const { applications, organisations, openCalls, unread, now, toNote } = await asActor(actor, async (tx, at) => ({ ...(await ownFiles(tx, actor, at)), toNote: await sessionsToNote(tx, actor, at) }))
  const todos = [...todosOf(applications.map(file => ({ ...file, unread: unread.get(file.id) })), now), ...toNote.map(noteTodo)]
  const [first, ...others] = todos
  return (
    <LayPage
      aside={openCalls.map(call => (
        <SideBlock key={call.code} title={call.name} big={call.deadlineAt ? <Deadline at={call.deadlineAt} /> : undefined}>
          {applications.filter(({ callId, status }) => callId === call.id && status === 'DRAFT').map(({ id, organisation, ...file }) => (
            <p key={id}><a href={`/aanvragen/${id}`}>Ga verder met uw {isReopened(file) ? 'heropende aanvraag' : 'concept'}</a>{organisations.length > 1 && <span className="small"> {organisation.legalName}</span>}</p>
          ))}
          <p><a href={`/oproepen/${call.code}`}>Bekijk de oproep</a></p>
        </SideBlock>
      ))}
    >
      {organisations.length === 1 && organisations[0] ? <PageHeading title={organisations[0].legalName} kicker="Overzicht" /> : <PageHeading title="Overzicht" />}
      {organisations.length === 0 && (
        <Section title="Begin met uw organisatie" intro="U bent nog aan geen organisatie verbonden. Registreer uw organisatie, of vraag een gemachtigde om u uit te nodigen.">
          <Actions><ButtonLink href="/academie/organisatie">Registreer uw organisatie</ButtonLink></Actions>
        </Section>
      )}
      {first && <Notice action={<ButtonLink href={first.href}>{first.action}</ButtonLink>}><strong>{first.title}</strong><br />{first.sentence}</Notice>}
      {others.length > 0 && (
        <Section title="Ook nog te doen" ruled>
          <ul className="plain">
            {others.map(({ href, title, sentence }) => <li className="note" key={href}><a href={href}>{title}</a><p className="muted small">{sentence}</p></li>)}
          </ul>
        </Section>
      )}
      <Section title="Uw dossiers" ruled>
        {applications.length === 0
          ? <Empty>Nog geen aanvragen. Kies een <a href="/oproepen">open oproep</a> en start uw aanvraag.</Empty>
          : (
            <DataTable
              label="Uw dossiers" density="lay" rows={applications} rowKey={({ id }) => id}
              columns={[
                { key: 'title', head: 'Aanvraag', rowHead: true, cell: row => <><a href={`/aanvragen/${row.id}`}>{row.title || row.call.name}</a><br /><span className="muted small">{row.number ?? row.call.name}{organisations.length > 1 ? `, ${row.organisation.legalName}` : ''}</span></> },
                { key: 'status', head: 'Toestand', cell: row => isReopened(row) ? <Reopened file={row} /> : <><StatusWord tone={toneOf(row.status)}>{applicantWord(row.status)}</StatusWord><br /><span className="muted small">{applicantSentence(row.status)}</span></> },
                { key: 'amount', head: 'Gevraagd', numeric: true, cell: row => row.requestedCents !== null && formatEuro(row.requestedCents) },
              ]}
            />
          )}
      </Section>
    </LayPage>
  )
}

const noteTodo = ({ number, title, count }: { number: string; title: string; count: number }): Todo => ({
  title, sentence: count === 1 ? '1 geplande sessie is voorbij en staat nog niet in het logboek.' : `${count} geplande sessies zijn voorbij en staan nog niet in het logboek.`,
  href: `/dossiers/${number}/activiteiten`, action: 'Noteer sessies', dueAt: null,
})

/** Never only "concept": what was filed counts. */
function Reopened({ file: { id, submittedAt, reopenings, call } }: { file: { id: string; submittedAt: Date | null; reopenings: { reopenedAt: Date }[]; call: { status: string } } }) {
  const [open] = reopenings
  return (
    <>
      <StatusWord tone="busy">Ingediend, heropend</StatusWord><br />
      <span className="muted small">
        {submittedAt && <>Ingediend op <Instant at={submittedAt} precision="minute" /></>}{open && <>, heropend op <Instant at={open.reopenedAt} precision="minute" /></>}: de ingediende versie {call.status === 'OPEN' ? 'blijft gelden tot u opnieuw indient' : 'telt'}.{' '}
        <a href={`/aanvragen/${id}/bewijs`}>Bekijk het bewijs</a>
      </span>
    </>
  )
}

const toneOf = (status: ApplicationStatus): Tone =>
  status === 'DRAFT' ? 'busy'
  : status === 'COMPLETION_REQUESTED' ? 'yours'
  : status === 'GRANTED' || status === 'GRANTED_CONDITIONAL' ? 'done'
  : status === 'INELIGIBLE' || status === 'REJECTED' ? 'refused'
  : status === 'WITHDRAWN' || status === 'LAPSED' ? 'neutral'
  : 'waiting'
