import { formatEuroShort } from '@/app/_ui/amount'
import { DataTable, type Column } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import type { RankingLine } from '@/lib/decisions/queries'
import type { ExpectedPlace } from '@/lib/reviews/calibration-view'
import { expectedColumns } from './expected-columns'

/** Where the reviews expect each file, when that is shown beside the list. */
type Advice = { files: readonly ExpectedPlace[]; line: number | null }
type Threshold = { criterion: number; total: number }

/** The ranked files with the line of the envelope between them, and apart those under a threshold. `places` null: a file is hidden, and so are the places. */
export function RankingTable({ lines, threshold, places, advice }: { lines: readonly RankingLine[]; threshold: Threshold; places: ReadonlyMap<string, string> | null; advice: Advice | null }) {
  const ranked = lines.filter(({ rank }) => rank !== null)
  const failed = lines.filter(({ rank }) => rank === null)
  const last = ranked.filter(({ outcome }) => outcome === 'GRANT' || outcome === 'PARTIAL').at(-1)
  const columns = places === null ? columnsFor(threshold, new Map()).filter(({ key }) => key !== 'rank' && key !== 'why') : columnsFor(threshold, places)
  return (
    <>
      <DataTable
        stacks
        label="Officiële rangschikking"
        columns={advice ? withAdvice(columns, advice) : columns}
        rows={ranked}
        rowKey={({ applicationId }) => applicationId}
        dividers={places !== null && last && ranked.length > ranked.indexOf(last) + 1 ? [{ afterKey: last.applicationId, label: 'Hier stopt de enveloppe' }] : []}
        empty="Geen enkel dossier haalt alle drempels."
      />
      {failed.length > 0 && (
        <Section title="Onder een drempel" intro={`${failed.length} ${failed.length === 1 ? 'dossier' : 'dossiers'}, niet financierbaar.`}>
          <DataTable stacks label="Dossiers onder een drempel" columns={columns} rows={failed} rowKey={({ applicationId }) => applicationId} />
        </Section>
      )}
    </>
  )
}

/** After the total, so that each line shares its row; the sentences make room. */
const withAdvice = (columns: readonly Column<RankingLine>[], { files, line }: Advice): Column<RankingLine>[] => {
  const places = new Map(files.map((file) => [file.applicationId, file]))
  const after = 1 + columns.findIndex(({ key }) => key === 'total')
  return [...columns.slice(0, after), ...expectedColumns<RankingLine>(files, line, ({ applicationId }) => places.get(applicationId)), ...columns.slice(after).filter(({ key }) => key !== 'why')]
}

const columnsFor = (threshold: Threshold, places: ReadonlyMap<string, string>): Column<RankingLine>[] => [
  { key: 'rank', head: 'Plaats', numeric: true, narrow: true, cell: ({ rank }) => rank ?? '–' },
  { key: 'number', head: 'Dossier', narrow: true, cell: ({ number }) => <a href={`/beheer/dossiers/${number}`}>{number}</a> },
  { key: 'organisation', head: 'Academie en gemeente', rowHead: true, cell: ({ organisation, municipality }) => <>{organisation} <span className="muted">{municipality}</span></> },
  ...['C02', 'C06'].map((code): Column<RankingLine> => ({
    key: code,
    head: code,
    unit: `min. ${decimal((threshold.criterion * 5) / 100)}`,
    numeric: true,
    cell: ({ scores, reasons }) => <Score value={scores[code]} under={reasons.includes(code)} />,
  })),
  { key: 'total', head: 'Totaal', unit: `min. ${threshold.total}`, numeric: true, cell: ({ total, reasons }) => <strong><Score value={total} under={reasons.includes('TOTAL')} /></strong> },
  { key: 'requested', head: 'Aanvaard', unit: 'euro', numeric: true, cell: ({ requestedCents }) => formatEuroShort(requestedCents) },
  { key: 'granted', head: 'Voorstel', unit: 'euro', numeric: true, cell: ({ grantedCents, rank }) => (rank === null ? '–' : grantedCents > 0n ? formatEuroShort(grantedCents) : 'reserve') },
  { key: 'why', head: 'Waarom hier', cell: ({ applicationId }) => places.get(applicationId) },
]

function Score({ value, under }: { value: number | undefined; under: boolean }) {
  if (value === undefined) return '–'
  if (!under) return decimal(value)
  return <span className="table__under">{decimal(value)}<span className="visually-hidden"> onder drempel</span></span>
}

const decimal = (value: number): string => value.toFixed(1).replace('.', ',')
