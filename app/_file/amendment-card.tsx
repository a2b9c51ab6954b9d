import { formatEuro } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { StatusWord } from '@/app/_ui/status-word'
import { SummaryList } from '@/app/_ui/summary-list'
import type { ShownAmendment } from '@/lib/grants/execution'
import { amendmentWords } from '@/lib/grants/words'

/** One change: what was and what becomes, why, and what was answered. `nowCents` is what the grant is worth while it is open. */
export function AmendmentCard({ amendment, nowCents, density = 'lay' }: { amendment: ShownAmendment; nowCents: bigint; density?: 'lay' | 'dense' }) {
  const { word, tone } = amendmentWords[amendment.status]
  return (
    <>
      <p><StatusWord tone={tone}>{word}</StatusWord> <span className="muted small">gevraagd op <Instant at={amendment.askedAt} precision="day" /></span></p>
      <DataTable
        label={`Wijziging ${amendment.position}: nu en straks`}
        density={density}
        rows={[...amendment.lines, ...(amendment.open && amendment.amountCents < nowCents ? [{ what: 'Subsidie, ten hoogste', from: formatEuro(nowCents), to: formatEuro(amendment.amountCents) }] : [])]}
        rowKey={({ what }) => what}
        columns={[
          { key: 'what', head: 'Wat', rowHead: true, cell: ({ what }) => what },
          { key: 'from', head: 'Was', cell: ({ from }) => from },
          { key: 'to', head: 'Wordt', cell: (line) => <>{line.to}{'note' in line && line.note ? <span className="table__note">{line.note}</span> : null}</> },
        ]}
      />
      <SummaryList
        rows={[
          { term: 'Waarom', value: amendment.motivation },
          ...(amendment.question === '' ? [] : [{ term: 'Vraag van VLAIO', value: amendment.question }]),
          ...(amendment.reply === '' ? [] : [{ term: 'Antwoord van de begunstigde', value: amendment.reply }]),
          ...(amendment.status === 'ASKED' && amendment.dueAt ? [{ term: 'Antwoord van VLAIO', value: <Deadline at={amendment.dueAt} /> }] : []),
          ...(amendment.answer === '' || !amendment.answeredAt ? [] : [{ term: 'Motivering van het antwoord', value: <>{amendment.answer} (<Instant at={amendment.answeredAt} precision="day" />)</> }]),
        ]}
      />
    </>
  )
}
