import { notFound } from 'next/navigation'
import { SelectField } from '@/app/_form/select-field'
import { DataTable, type Column } from '@/app/_ui/data-table'
import { FilterBar } from '@/app/_ui/filter-bar'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { LETTERS_ON_A_PAGE, letterStates, letterStateWords, outgoingLetters, type LetterState, type OutgoingLetter } from '@/lib/letters/outgoing'
import { isOverdue } from '@/lib/letters/overdue'
import { OutgoingTabs } from '../outgoing-tabs'

export const metadata = { title: 'Uitgaande brieven' }

type Search = { toestand?: string | string[]; bladzijde?: string | string[] }

export default async function OutgoingLettersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireActor()
  if (!can(actor, 'outbox.read')) notFound()
  const asked = await searchParams
  const state = letterStates.find((one) => one === asked.toestand) ?? null
  const page = Math.min(Math.max(1, Math.trunc(Number(asked.bladzijde)) || 1), 100_000)
  const { lines, total, counts, now } = await asActor(actor, async (tx, now) => ({ now, ...(await outgoingLetters(tx, actor, { state, page })) }))
  return (
    <OfficePage>
      <PageHeading title="Uitgaande brieven" lead="Elke brief van het loket. Een brief wordt één keer gemaakt, zodra hij vrijgegeven is, en staat daarna bij de aanvrager." />
      <OutgoingTabs current="/beheer/uitgaand/brieven" />
      <FilterBar label="Filter de brieven" resetHref="/beheer/uitgaand/brieven">
        <SelectField name="toestand" label="Toestand" defaultValue={state ?? ''} options={[{ value: '', label: 'Alle' }, ...counts.map((one) => ({ value: one.state, label: `${letterStateWords[one.state]} (${one.count})` }))]} />
      </FilterBar>
      <DataTable stacks label="Uitgaande brieven" rows={lines} rowKey={({ id }) => id} empty="Er zijn geen brieven met deze toestand." columns={columns(now)} />
      <Pager page={page} pageCount={Math.ceil(total / LETTERS_ON_A_PAGE)} total={total} unit={['brief', 'brieven']} hrefFor={(number) => `/beheer/uitgaand/brieven?${new URLSearchParams({ ...(state ? { toestand: state } : {}), bladzijde: String(number) })}`} />
    </OfficePage>
  )
}

const tones: Record<LetterState, Tone> = { HELD: 'waiting', MAKING: 'busy', READY: 'done' }

const columns = (now: Date): Column<OutgoingLetter>[] => [
  { key: 'what', head: 'Brief', rowHead: true, cell: ({ what }) => what },
  { key: 'number', head: 'Dossier', narrow: true, cell: ({ number }) => <a href={`/beheer/dossiers/${number}`}>{number}</a> },
  { key: 'to', head: 'Aan', cell: ({ organisation }) => organisation },
  { key: 'state', head: 'Toestand', cell: (letter) => (isOverdue(letter, now) ? <StatusWord tone="refused">nog niet gemaakt</StatusWord> : <StatusWord tone={tones[letter.state]}>{letterStateWords[letter.state]}</StatusWord>) },
  { key: 'version', head: 'Sjabloon', narrow: true, cell: ({ version }) => version },
  { key: 'released', head: 'Vrijgegeven', narrow: true, cell: ({ releasedAt }) => (releasedAt ? <Instant at={releasedAt} short precision="minute" /> : '–') },
]
