import { formatEuro, formatEuroShort } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import type { PublicResults } from '@/lib/monitor/public-results'

/** What was granted in this call and what came of it, once it is public. Small numbers are not shown. */
export function Results({ results, rankingHref }: { results: PublicResults; rankingHref: string | null }) {
  const { rows, totals, girls } = results
  if (rows.length === 0) return null
  return (
    <Section title="Toegekende dossiers" intro={finding(results)} ruled>
      <DataTable
        label="Toegekende dossiers"
        density="lay"
        rows={rows}
        rowKey={({ number }) => number}
        columns={[
          { key: 'number', head: 'Dossier', cell: ({ number }) => number },
          { key: 'organisation', head: 'Organisatie en titel', rowHead: true, cell: ({ organisation, title }) => <>{organisation}<br /><span className="muted">{title}</span></> },
          { key: 'granted', head: 'Toegekend', unit: 'euro', numeric: true, cell: ({ grantedCents }) => formatEuroShort(grantedCents) },
          { key: 'final', head: 'Definitief', unit: 'euro', numeric: true, cell: ({ finalCents }) => (finalCents === null ? 'nog niet' : formatEuroShort(finalCents)) },
          { key: 'participations', head: 'Deelnames', numeric: true, cell: ({ participations, sessions }) => (sessions === null ? '–' : (participations ?? 'niet getoond')) },
        ]}
      />
      {totals.settled > 0 && <p>{totals.grants === 1 ? 'Afgerekend op' : `Afgerekend: ${totals.settled} van de ${totals.grants} dossiers, samen`} {formatEuro(totals.finalCents)}.</p>}
      {girls && <p>{girls.percent.toLocaleString('nl-BE')}% van de deelnames is van een meisje (gender gekend voor {girls.coverage.toLocaleString('nl-BE')}%).</p>}
      {rankingHref && <p>VLAIO kende toe volgens de <a href={rankingHref}>rangschikking van alle dossiers (JSON)</a>. Ze is ondertekend, zonder namen, en iedereen kan ze narekenen met de regel van de oproep.</p>}
      <p className="muted">Een deelname is één kind in één activiteit. Aantallen onder 5 tonen we niet, en soms een tweede niet dat ze zou verraden. Een nieuw verslag telt mee vanaf de volgende nacht. Bron: bekendgemaakte beslissingen en aanvaarde verslagen.</p>
    </Section>
  )
}

const finding = ({ totals }: PublicResults): string => {
  const granted = totals.grants === 1 ? `1 dossier kreeg ${formatEuro(totals.grantedCents)}` : `${totals.grants} dossiers kregen samen ${formatEuro(totals.grantedCents)}`
  if (totals.participations === null || totals.participations === 0) return `${granted}.`
  return `${granted} en ${totals.grants === 1 ? 'bereikte' : 'bereikten'} tot nu ${totals.participations} deelnames in ${totals.municipalities} ${totals.municipalities === 1 ? 'gemeente' : 'gemeenten'}.`
}
