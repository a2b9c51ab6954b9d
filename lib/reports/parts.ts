import { REQUIRED } from '@/lib/text'
import type { Problem } from '@/lib/refusal'
import type { Completeness } from './completeness'
import { belongsTo } from './draft-rows'
import type { ReportContext } from './report-context'
import type { ReportDraft, ReportPart } from './schema'

export type PartState = {
  part: ReportPart
  /** Which activity, from 0. */
  activity?: number
  title: string
  /** Its page under the report. */
  path: string
  begun: boolean
  problems: Problem[]
}

/** The pages of a report in order, each with what is still wrong on it. */
export const partsOf = (draft: ReportDraft, context: ReportContext, { problems }: Pick<Completeness, 'problems'>): PartState[] => [
  ...context.activities.map(({ title }, index) => partState(draft, problems, { part: 'activiteiten', activity: index, title, path: `activiteiten/${index + 1}` })),
  ...(context.partnership ? [partState(draft, problems, { part: 'samenwerking', title: 'Samenwerking', path: 'samenwerking' })] : []),
  partState(draft, problems, { part: 'verhaal', title: 'Verhaal', path: 'verhaal' }),
  ...(context.asksMoney ? [partState(draft, problems, { part: 'kosten', title: 'Kosten en opbrengsten', path: 'kosten' })] : []),
  partState(draft, problems, { part: 'verklaringen', title: 'Verklaringen', path: 'verklaringen' }),
]

/** What is wrong with what was typed; what is simply not filled in yet is left for the check before filing. */
export const problemsSoFar = (draft: ReportDraft, { part, activity, begun, problems }: PartState): Problem[] => {
  const name = `activities.${activity}`
  const counted = part === 'activiteiten' ? filled(draft, `${name}.participants`) || draft[`${name}.status`] === 'CANCELLED' : begun && part !== 'verklaringen'
  // Who gave parts of a whole and not the whole forgot it.
  const forgotten = part === 'activiteiten' && begun && Object.keys(draft).some((typed) => PARTS.test(typed) && typed.startsWith(`${name}.`) && filled(draft, typed)) ? `${name}.participants` : null
  return problems.filter(({ field, message }) => (message === REQUIRED ? field === forgotten : filled(draft, field) || (counted && !ROWS.has(field))))
}

/** "1 fout, 3 ontbreken": the same count wherever a page is named. */
export const openWords = (draft: ReportDraft, page: PartState): string => {
  const wrong = problemsSoFar(draft, page).length
  const missing = page.problems.length - wrong
  return [...(wrong === 0 ? [] : [wrong === 1 ? '1 fout' : `${wrong} fouten`]), ...(missing === 0 ? [] : [missing === 1 ? '1 ontbreekt' : `${missing} ontbreken`])].join(', ')
}

const PARTS = /^activities\.\d+\.(?:ageBands|gender|residence)\.|Participants$/
/** Rows of which there is none yet. */
const ROWS: ReadonlySet<string> = new Set(['actions', 'risks'])

const partState = (draft: ReportDraft, problems: readonly Problem[], page: Omit<PartState, 'begun' | 'problems'>): PartState => ({
  ...page,
  // What stands ready from the plan is not yet work of the reporter.
  begun: page.part === 'activiteiten' ? filled(draft, `activities.${page.activity}.status`) : Object.keys(draft).some((name) => belongsTo(page.part, page.activity, name) && !/\.(id|category|description|budget)$/.test(name) && filled(draft, name)),
  problems: problems.filter(({ field }) => belongsTo(page.part, page.activity, `${field}.`) || belongsTo(page.part, page.activity, field)),
})

const filled = (draft: ReportDraft, name: string): boolean => {
  const typed = draft[name]
  return typeof typed === 'string' ? typed.trim() !== '' : (typed ?? []).length > 0
}
