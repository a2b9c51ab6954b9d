import { rowsOf } from './draft-rows'
import { placeText, provenFigures, type EvidencePlace, type ProvenFigure } from './evidence-places'
import type { ReportDraft } from './schema'

const WHOLE_ACTIVITY = 'De hele activiteit'
const ALL_COSTS = 'Alle kosten samen'

/** The places on one page, the widest first; `draft` has an id in every row. */
export const placesOn = (whole: EvidencePlace, draft: ReportDraft): { value: string; label: string }[] =>
  whole.activity === null
    ? [{ value: placeText(whole), label: ALL_COSTS }, ...costsIn(draft).map(({ id, label }) => ({ value: placeText({ activity: null, cost: id }), label }))]
    : [{ value: placeText(whole), label: WHOLE_ACTIVITY }, ...figures.map((figure) => ({ value: placeText({ activity: whole.activity, figure }), label: provenFigures[figure] }))]

/** A cost that is no longer there leaves its files beside the costs as a whole. */
export const wordsOfPlace = (at: EvidencePlace, draft: ReportDraft): string =>
  at.activity === null ? costsIn(draft).find(({ id }) => id === at.cost)?.label ?? ALL_COSTS : at.figure === null ? WHOLE_ACTIVITY : provenFigures[at.figure]

const figures = ['I08', 'I01', 'I02', 'I03', 'I05', 'I13', 'I15', 'I16', 'I12', 'I18', 'I19', 'I20', 'I23'] as const satisfies readonly ProvenFigure[]

const costsIn = (draft: ReportDraft): { id: string; label: string }[] =>
  Array.from({ length: rowsOf(draft, 'costs') }, (_, row) => ({ id: String(draft[`costs.${row}.id`]), label: [`Kost ${row + 1}`, ...[draft[`costs.${row}.description`] ?? ''].flat()].filter((part) => part !== '').join(': ') }))
