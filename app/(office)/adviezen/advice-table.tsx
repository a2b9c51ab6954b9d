import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import type { AdviceLine } from '@/lib/advice/queries'
import { formatDay, lastDayOf } from '@/lib/time'
import { AdviceStatus } from './advice-status'

type AdviceTableProps = { label: string; lines: readonly AdviceLine[]; empty: string; withDomain?: boolean; withCall?: boolean }

/** Questions with their term and what came of them; each leads to its own page. */
export function AdviceTable({ label, lines, empty, withDomain = true, withCall = true }: AdviceTableProps) {
  return (
    <DataTable
      stacks
      label={label}
      rows={lines}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'about', head: 'Over', rowHead: true, cell: (line) => <a href={`/adviezen/${line.id}`}>{line.file ? `${line.file.number}, ${line.file.organisation}` : withCall ? line.call.name : 'de oproep als geheel'}</a> },
        ...(withCall ? [{ key: 'call', head: 'Oproep', cell: (line: AdviceLine) => line.call.code }] : []),
        ...(withDomain ? [{ key: 'domain', head: 'Beleidsdomein', cell: (line: AdviceLine) => line.domain }] : []),
        { key: 'asked', head: 'Gevraagd', narrow: true, cell: ({ askedAt }) => <Instant at={askedAt} precision="day" short /> },
        { key: 'due', head: 'Termijn', narrow: true, cell: ({ dueAt }) => formatDay(lastDayOf(dueAt)) },
        { key: 'status', head: 'Stand', cell: (line) => <AdviceStatus line={line} /> },
        { key: 'given', head: 'Gegeven', narrow: true, cell: ({ givenAt }) => (givenAt ? <Instant at={givenAt} precision="day" short /> : '–') },
      ]}
    />
  )
}
