import type { Column } from '@/app/_ui/data-table'
import { IntervalBar } from '@/app/_ui/interval-bar'
import type { ExpectedPlace } from '@/lib/reviews/calibration-view'

/** Columns for a list of files: where the reviews place each, how surely, and how often above the line. `placeOf` answers nothing for a file outside. */
export const expectedColumns = <Row,>(files: readonly ExpectedPlace[], line: number | null, placeOf: (row: Row) => ExpectedPlace | undefined): Column<Row>[] => [
  {
    key: 'interval', head: 'Plaats met onzekerheid', unit: `1 tot ${files.length}`,
    cell: (row) => {
      const place = placeOf(row)
      return place && <IntervalBar from={1} to={files.length} lower={place.lower} value={place.expectedRank} upper={place.upper} reference={line === null ? undefined : line + 0.5} crossing={crosses(place, line)} />
    },
  },
  { key: 'expected', head: 'Verwacht', unit: 'plaats', numeric: true, cell: (row) => inDecimals(placeOf(row)?.expectedRank) },
  { key: 'range', head: '90%', unit: 'van – tot', numeric: true, cell: (row) => rangeOf(placeOf(row)) },
  ...(line === null ? [] : [{ key: 'above', head: 'Boven de lijn', unit: 'kans', numeric: true, cell: (row: Row) => chance(placeOf(row)?.above) }]),
]

/** Is it open on which side of the line it lies? */
export const crosses = ({ lower, upper }: ExpectedPlace, line: number | null): boolean => line !== null && lower <= line && upper > line

export const inDecimals = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(1).replace('.', ',').replace('-', '−'))

const rangeOf = (place: ExpectedPlace | undefined): string => (place ? `${place.lower} – ${place.upper}` : '')

/** Draws are finite: what never happened in them is rare, not impossible. */
const chance = (share: number | null | undefined): string => {
  if (share === null || share === undefined) return ''
  if (share < 0.01) return 'minder dan 1%'
  return share > 0.99 ? 'meer dan 99%' : `${Math.round(share * 100)}%`
}
