import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { ButtonLink } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { isLate, Term } from '@/app/_ui/term'
import { can } from '@/lib/access/policy'
import { reviewStatusWords } from '@/lib/applications/office-words'
import { requireActor } from '@/lib/auth'
import { pathOfReview, reviewQueue, type QueuedReview } from '@/lib/reviews/desk'
import { consensusQueue } from '@/lib/reviews/overview'
import { lastDayOf } from '@/lib/time'

export const metadata: Metadata = { title: 'Beoordelen' }

export default async function QueuePage() {
  const actor = await requireActor()
  const isChair = can(actor, 'consensus.record')
  const { queue, meetings, now } = await readPage(actor, async (tx, now) =>
    actor.roles.includes('VLAIO_REVIEWER') || isChair ? { queue: await reviewQueue(tx, actor), meetings: await consensusQueue(tx, actor), now } : null,
  )
  const next = queue.find(({ open }) => open)
  const done = queue.filter(({ open }) => !open).length
  return (
    <OfficePage>
      <PageHeading
        title={actor.roles.includes('VLAIO_REVIEWER') ? 'Beoordelen' : 'Overleg'}
        lead={leadOf(queue.length, done)}
        action={next && <ButtonLink href={pathOfReview(next)} arrow>Volgende dossier</ButtonLink>}
      >
        {actor.roles.includes('VLAIO_REVIEWER') && <p className="small"><a href="/beoordelen/voorkeuren">Deskundigheid en voorkeuren</a></p>}
        <p className="small"><a href="/beoordelen/belangen">Meld een belang</a></p>
      </PageHeading>
      {isChair && <Meetings meetings={meetings} />}
      {actor.roles.includes('VLAIO_REVIEWER') && <Queue queue={queue} now={now} />}
    </OfficePage>
  )
}

const leadOf = (all: number, done: number): string | undefined => {
  if (all === 0) return undefined
  return done < all ? `${done} van ${all} dossiers ingediend.` : 'Al uw dossiers zijn ingediend. U hoeft nu niets te doen.'
}

function Queue({ queue, now }: { queue: readonly QueuedReview[]; now: Date }) {
  return (
    <Section title="Mijn dossiers" intro="De volgorde is voor elke beoordelaar anders geloot, zodat niet hetzelfde dossier bij iedereen als eerste of als laatste komt.">
      <DataTable
        stacks
        label="Mijn dossiers"
        density="lay"
        rows={queue}
        rowKey={({ id }) => id}
        empty="U hebt nu geen dossiers om te beoordelen. U krijgt een mail zodra er een klaarstaat."
        columns={[
          { key: 'place', head: 'Nr.', numeric: true, narrow: true, cell: (review) => queue.indexOf(review) + 1 },
          { key: 'title', head: 'Dossier', rowHead: true, cell: (review) => <a href={pathOfReview(review)}>{review.title}</a> },
          { key: 'organisation', head: 'Organisatie', cell: ({ organisation, municipality }) => <>{organisation} <span className="muted">{municipality}</span></> },
          { key: 'call', head: 'Oproep', cell: ({ call }) => call },
          { key: 'due', head: 'Klaar tegen', narrow: true, cell: ({ dueAt, open }) => open && dueAt && <><LocalDate date={lastDayOf(dueAt)} short />{isLate(dueAt, now) && <><br /><Term dueAt={dueAt} now={now} /></>}</> },
          { key: 'status', head: 'Toestand', cell: (review) => <StatusWord tone={reviewStatusWords[review.status].tone}>{review.status === 'ASSIGNED' ? 'nieuw: hebt u een belang?' : reviewStatusWords[review.status].word}</StatusWord> },
          { key: 'meeting', head: 'Overleg', cell: (review) => review.inConsensus && !review.open && <a href={`/beoordelen/${review.id}/overleg`}>Bekijk het overleg</a> },
        ]}
      />
    </Section>
  )
}

function Meetings({ meetings }: { meetings: Awaited<ReturnType<typeof consensusQueue>> }) {
  return (
    <Section title="Dossiers in overleg">
      <DataTable
        stacks
        label="Dossiers in overleg"
        rows={meetings}
        rowKey={({ id }) => id}
        empty="Er wacht geen dossier op overleg."
        columns={[
          { key: 'number', head: 'Dossier', rowHead: true, narrow: true, cell: ({ id, number }) => <a href={`/beoordelen/${id}/overleg`}>{number}</a> },
          { key: 'title', head: 'Titel', cell: ({ title, organisation }) => <>{title} <span className="muted">{organisation.legalName}</span></> },
          { key: 'call', head: 'Agenda', cell: ({ call }) => <a href={`/beheer/oproepen/${call.code}/overleg`}>{call.name}</a> },
          { key: 'since', head: 'Sinds', narrow: true, cell: ({ assessment }) => assessment?.consensus && <Instant at={assessment.consensus.recordedAt} short /> },
        ]}
      />
    </Section>
  )
}
