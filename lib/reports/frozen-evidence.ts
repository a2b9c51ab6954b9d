import type { ReportAnswers } from './completeness'
import type { Evidence } from './evidence'

/** The files as a filing keeps them: by name, size and SHA-256, beside an activity (and one of its figures) or one of the costs, by its place among them. */
export const frozenEvidence = (files: readonly Evidence[], { costs }: Pick<ReportAnswers, 'costs'>) =>
  files.map(({ kind, at, name, size, sha256 }) => ({
    kind,
    activity: at.activity,
    figure: at.activity === null ? null : at.figure,
    cost: at.activity === null && at.cost !== null ? placeOf(costs.findIndex(({ id }) => id === at.cost)) : null,
    name, size, sha256,
  }))

/** The row may have gone since; then the file is about the costs as a whole. */
const placeOf = (index: number): number | null => (index === -1 ? null : index)
