import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { Form } from '@/app/_form/form'
import { DataTable } from '@/app/_ui/data-table'
import { LocalDate } from '@/app/_ui/local-date'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { reviewStatusWords } from '@/lib/applications/office-words'
import { requireActor } from '@/lib/auth'
import { reviewProgress, type ListedReview, type ReviewerProgress } from '@/lib/reviews/progress'
import { lastDayOf } from '@/lib/time'
import { CallPath, CallTabs } from '../call-tabs'
import { remind } from './actions'
import { SpreadTable } from './spread-table'

export const metadata: Metadata = { title: 'Beoordelingen' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ beoordelaar?: string }> }

export default async function ReviewProgressPage({ params, searchParams }: Props) {
  const { code } = await params
  const { beoordelaar } = await searchParams
  const actor = await requireActor()
  const { call, criteria, reviewers, toReplace, late, chosen, mayRemind } = await readPage(actor, (tx, now) => reviewProgress(tx, actor, code, now, beoordelaar))
  const asked = total(reviewers, 'asked')
  const open = asked - total(reviewers, 'filed')
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title="Beoordelingen" kicker={call.name} />
      <CallTabs code={code} current="/beoordelingen" />
      <Section title="Per beoordelaar" intro={asked === 0 ? undefined : `${asked - open} van ${asked} gevraagde beoordelingen zijn ingediend${late.length > 0 ? `, ${late.length} ${late.length === 1 ? 'is' : 'zijn'} te laat` : ''}.`}>
        <Reviewers reviewers={reviewers} />
        {mayRemind && call.assessing && open > 0 && (
          <Form action={remind} hidden={{ callId: call.id }} submit="Herinner wie nog niet klaar is" label="Herinnering aan beoordelaars">
            <p>Wie nog dossiers heeft, krijgt één mail met hoeveel en tegen wanneer, ten hoogste één per dag.</p>
          </Form>
        )}
      </Section>
      {toReplace.length > 0 && (
        <Section title="Te vervangen" intro="Een beoordelaar viel weg door een belang of een weigering. Het dossier wacht op iemand anders.">
          <DataTable
            stacks
            label="Dossiers met een beoordelaar te vervangen" rows={toReplace} rowKey={({ id }) => id}
            columns={[
              { key: 'number', head: 'Dossier', rowHead: true, narrow: true, cell: ({ number }) => <a href={`/beheer/dossiers/${number}#beoordeling`}>{number}</a> },
              { key: 'missing', head: 'Nog te vragen', numeric: true, cell: ({ missing }) => missing },
            ]}
          />
        </Section>
      )}
      {chosen.length > 0 && (
        <Section id="dossiers" title={`Dossiers van ${chosen[0]?.reviewer ?? ''}`} intro="Een ingediende beoordeling stuurt u terug met een reden op de pagina van het dossier.">
          <Reviews label={`Dossiers van ${chosen[0]?.reviewer ?? ''}`} reviews={chosen} />
        </Section>
      )}
      {late.length > 0 && <Section title="Te laat"><Reviews label="Beoordelingen die te laat zijn" reviews={late} /></Section>}
      <Section title="Scores per criterium" intro="Hoe vaak elke beoordelaar 0 tot 5 gaf, met het gemiddelde; alleen ingediende beoordelingen tellen. Wie andere dossiers las, kan om die reden andere scores hebben.">
        <SpreadTable criteria={criteria} reviewers={reviewers} />
      </Section>
    </OfficePage>
  )
}

function Reviewers({ reviewers }: { reviewers: readonly ReviewerProgress[] }) {
  return (
    <DataTable
      stacks
      label="Voortgang per beoordelaar" rows={reviewers} rowKey={({ id }) => id} empty="Er zijn nog geen beoordelaars gevraagd. Wijs ze toe aan de ontvankelijke dossiers."
      columns={[
        { key: 'name', head: 'Beoordelaar', rowHead: true, cell: ({ id, name }) => <a href={`?beoordelaar=${id}#dossiers`}>{name}</a> },
        { key: 'filed', head: 'Ingediend', numeric: true, cell: ({ filed, asked }) => `${filed} van ${asked}` },
        { key: 'bar', head: <span className="visually-hidden">Aandeel ingediend</span>, cell: ({ filed, asked }) => <Share part={filed} whole={asked} /> },
        { key: 'busy', head: 'Bezig', numeric: true, cell: ({ busy }) => busy },
        { key: 'waiting', head: 'Niet begonnen', numeric: true, cell: ({ waiting }) => waiting },
        { key: 'returned', head: 'Teruggestuurd', numeric: true, cell: ({ returned }) => returned },
        { key: 'late', head: 'Te laat', numeric: true, cell: ({ late }) => (late > 0 ? <strong className="late">{late}</strong> : 0) },
        { key: 'due', head: 'Eerste tegen', narrow: true, cell: ({ dueAt }) => dueAt && <LocalDate date={lastDayOf(dueAt)} short /> },
        { key: 'fell', head: 'Weggevallen', unit: 'belang, geweigerd', numeric: true, cell: ({ fellAway }) => fellAway },
      ]}
    />
  )
}

function Share({ part, whole }: { part: number; whole: number }) {
  return (
    <svg width="120" height="10" aria-hidden="true">
      <rect className="bar__ground" width="100%" height="10" />
      <rect className="bar__ink" width={`${(100 * part) / Math.max(1, whole)}%`} height="10" />
    </svg>
  )
}

function Reviews({ label, reviews }: { label: string; reviews: readonly ListedReview[] }) {
  return (
    <DataTable
      stacks
      label={label} rows={reviews} rowKey={({ id }) => id}
      columns={[
        { key: 'number', head: 'Dossier', rowHead: true, narrow: true, cell: ({ number }) => <a href={`/beheer/dossiers/${number}#beoordeling`}>{number}</a> },
        { key: 'who', head: 'Beoordelaar', cell: ({ reviewer }) => reviewer },
        { key: 'status', head: 'Toestand', cell: ({ status }) => <StatusWord tone={reviewStatusWords[status].tone}>{reviewStatusWords[status].word}</StatusWord> },
        { key: 'due', head: 'Klaar tegen', narrow: true, cell: ({ dueAt }) => dueAt && <LocalDate date={lastDayOf(dueAt)} short /> },
      ]}
    />
  )
}

const total = (reviewers: readonly ReviewerProgress[], key: 'asked' | 'filed'): number => reviewers.reduce((sum, reviewer) => sum + reviewer[key], 0)
