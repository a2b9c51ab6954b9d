import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { StatusWord } from '@/app/_ui/status-word'
import type { Tone } from '@/app/_ui/tone'
import type { PartnershipStanding } from '@/lib/reports/partnership-page'
import { reportTypeWords, reportWords } from '@/lib/reports/words'
import { formatDay } from '@/lib/time'
import type { ReportStatus, ReportType } from '@/prisma/generated/enums'

const tones: Record<ReportStatus, Tone> = { DUE: 'yours', DRAFT: 'yours', SUBMITTED: 'waiting', INCOMPLETE: 'yours', ACCEPTED: 'done', REJECTED: 'refused' }

type Row = { key: string; name: string; period: string; state: React.ReactNode; due: React.ReactNode }

/** Every period of the subsidy with its report, those to come too. */
export function Periods({ periods: { made, coming, final } }: Pick<PartnershipStanding, 'periods'>) {
  const rows: Row[] = [
    ...made.map(({ id, type, status, start, end, dueAt }) => ({ key: id, name: reportTypeWords[type as ReportType], period: both(start, end), state: <a href={`/verslagen/${id}`}><StatusWord tone={tones[status as ReportStatus]}>{reportWords[status as ReportStatus]}</StatusWord></a>, due: <Deadline at={dueAt} short /> })),
    ...coming.map(({ start, end, dueDay, running }) => ({ key: end, name: reportTypeWords.INTERIM, period: both(start, end), state: running ? 'loopt nu' : 'nog niet', due: formatDay(dueDay) })),
    ...(final === null ? [] : [{ key: 'final', name: reportTypeWords.FINAL, period: `na ${formatDay(final.after)}`, state: 'nog niet', due: formatDay(final.dueDay) }]),
  ]
  return (
    <DataTable
      label="Periodes en verslagen"
      density="lay"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: 'Verslag', rowHead: true, cell: ({ name, period }) => <>{name}<span className="table__note">{period}</span></> },
        { key: 'state', head: 'Toestand', cell: ({ state }) => state },
        { key: 'due', head: 'Uiterste datum', narrow: true, cell: ({ due }) => due },
      ]}
    />
  )
}

const both = (start: string, end: string): string => `${formatDay(start)} tot en met ${formatDay(end)}`
