import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { StatusWord } from '@/app/_ui/status-word'
import type { ControlDesk } from '@/lib/controls/queries'
import { isControlKind, kindWords, reasonsInWords } from '@/lib/controls/words'

type Party = { number: string; organisation: { legalName: string }; call: { code: string } }
const file = ({ grant }: { grant: Party }) => <><a className="file-number" href={`/beheer/controle/${grant.number}`}>{grant.number}</a><span className="table__note">{grant.organisation.legalName}</span></>
const columns = {
  number: { key: 'number', head: 'Dossier', rowHead: true, cell: file },
  call: { key: 'call', head: 'Oproep', cell: ({ grant }: { grant: Party }) => grant.call.code },
}
const kindOf = (kind: string): string => (isControlKind(kind) ? kindWords[kind] : kind)

export function ToStartTable({ rows }: { rows: ControlDesk['toStart'] }) {
  return (
    <DataTable
      stacks
      label="Controles te starten"
      empty="Geen controle wacht op een start."
      rows={rows}
      rowKey={({ grantId }) => grantId}
      columns={[
        columns.number,
        columns.call,
        { key: 'why', head: 'Waarom', cell: ({ reasons }) => reasonsInWords(reasons) },
        { key: 'since', head: 'Geselecteerd', narrow: true, cell: ({ selection }) => <Instant at={selection.madeAt} short /> },
        { key: 'due', head: 'Starten tot en met', narrow: true, cell: ({ startDueAt, late }) => startDueAt && <>{<Deadline at={startDueAt} short />}{late && <> <StatusWord tone="refused">te laat</StatusWord></>}</> },
      ]}
    />
  )
}

export function RunningTable({ rows }: { rows: ControlDesk['running'] }) {
  return (
    <DataTable
      stacks
      label="Lopende controles"
      empty="Er loopt geen controle."
      rows={rows}
      rowKey={({ grantId }) => grantId}
      columns={[
        columns.number,
        columns.call,
        { key: 'why', head: 'Waarom', cell: ({ weighing }) => reasonsInWords(weighing.reasons) },
        { key: 'kind', head: 'Hoe', cell: ({ kind, startedAt }) => <>{kindOf(kind)}<span className="table__note">begonnen <Instant at={startedAt} short /></span></> },
        { key: 'findings', head: 'Vaststellingen', numeric: true, cell: ({ _count }) => _count.findings },
        { key: 'reply', head: 'Antwoord van de begunstigde', cell: ({ findingsSentAt, repliedAt, replyUntil }) => (repliedAt ? <>geantwoord op <Instant at={repliedAt} short /></> : findingsSentAt && replyUntil ? <>kan antwoorden <Deadline at={replyUntil} short /></> : 'nog niet gevraagd') },
      ]}
    />
  )
}

export function ConcludedTable({ rows }: { rows: ControlDesk['concluded'] }) {
  return (
    <DataTable
      stacks
      label="Afgesloten controles"
      empty="Er is nog geen controle afgesloten."
      rows={rows}
      rowKey={({ grantId }) => grantId}
      columns={[
        columns.number,
        columns.call,
        { key: 'why', head: 'Waarom', cell: ({ weighing }) => reasonsInWords(weighing.reasons) },
        { key: 'kind', head: 'Hoe', cell: ({ kind }) => kindOf(kind) },
        { key: 'at', head: 'Afgesloten', narrow: true, cell: ({ concludedAt }) => concludedAt && <Instant at={concludedAt} short /> },
        { key: 'standing', head: 'Vaststellingen die blijven', numeric: true, cell: ({ findings }) => findings.length },
      ]}
    />
  )
}
