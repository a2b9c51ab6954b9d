import { DataTable, type Column } from '@/app/_ui/data-table'
import { ScoreSpread } from '@/app/_ui/score-spread'
import type { ReviewerProgress, Spread } from '@/lib/reviews/progress'

/** Small multiples: one row per reviewer, one picture per criterion, all to the same scale. */
export function SpreadTable({ criteria, reviewers }: { criteria: readonly string[]; reviewers: readonly ReviewerProgress[] }) {
  const rows = reviewers.filter(({ spreads }) => spreads.size > 0)
  const largest = Math.max(1, ...rows.flatMap(({ spreads }) => [...spreads.values()].flatMap(({ counts }) => counts)))
  return (
    <DataTable
      label="Scores per criterium en beoordelaar" rows={rows} rowKey={({ id }) => id} empty="Er zijn nog geen ingediende beoordelingen."
      columns={[
        { key: 'name', head: 'Beoordelaar', rowHead: true, cell: ({ name }) => name },
        ...criteria.map((code): Column<ReviewerProgress> => ({ key: code, head: code, narrow: true, cell: ({ spreads }) => <Given spread={spreads.get(code)} largest={largest} /> })),
      ]}
    />
  )
}

function Given({ spread, largest }: { spread: Spread | undefined; largest: number }) {
  if (!spread) return '–'
  return (
    <>
      <ScoreSpread counts={spread.counts} largest={largest} />
      <span className="numeric">{spread.mean === null ? 'geen score' : spread.mean.toFixed(1).replace('.', ',')}</span>
      <span className="visually-hidden"> gemiddeld; {spread.counts.map((count, score) => `${count} keer ${score}`).join(', ')}</span>
      {spread.abstained > 0 && <span className="muted fine"> {spread.abstained} × onthouding</span>}
    </>
  )
}
