import { isEmpty, mergeShown, type Branch, type Merged, type Row, type Tree } from '@/lib/filings/merge'
import { belongsTo, type RowCommand } from './draft-rows'
import { draftOf, keptName, treeOf } from './draft-tree'
import type { ReportDraft, ReportPart } from './schema'

export type ReportPage = { part: ReportPart; activity?: number | undefined }
export type ReportPageChange = ReportPage & {
  /** What the page showed before its writer typed; left out by who means to replace what stands. */
  basis?: ReportDraft | undefined
  typed: ReportDraft
  rows?: RowCommand | undefined
  /** Make rows of what was pasted: not while one types, for the page still shows it as text then. */
  unfold?: boolean | undefined
}

/** One page of a report put into what stands by now, field by field. Basis and post are laid in the same report, so that only the page itself can differ. */
export const mergeReport = (draft: ReportDraft, { part, activity, basis, typed, rows, unfold }: ReportPageChange, newId: () => string): { draft: ReportDraft } & Merged => {
  const stands = treeOf(draft, keptName)
  const lay = (values: ReportDraft): Tree => layPage(stands, { part, activity }, treeOf(values, newId))
  const posted = lay(typed)
  const mine = rows === undefined ? posted : changeRows(posted, rows, newId)
  const outcome = mergeShown(basis === undefined ? stands : lay(basis), mine, stands)
  if (!unfold || part !== 'activiteiten' || activity === undefined) return { draft: draftOf(outcome.merged, draft), ...outcome }
  // In what stands, so that what a colleague pasted is not made into rows twice.
  const merged = unfoldPaste(outcome.merged, activity, newId)
  const unfolded = merged !== outcome.merged
  return { draft: draftOf(merged, draft), ...outcome, merged, changed: outcome.changed || unfolded, news: outcome.news || unfolded }
}

/** What the page shows and was not posted (an unticked box, a row taken away) is gone, other pages stay. */
const layPage = (stands: Tree, { part, activity }: ReportPage, page: Tree): Tree => {
  if (part === 'activiteiten') {
    const given = treeIn(treeIn(page['activities'])[String(activity)])
    return { ...stands, activities: { ...treeIn(stands['activities']), [String(activity)]: withoutBlankEnds(given) } }
  }
  const isHere = (name: string): boolean => belongsTo(part, undefined, name) || belongsTo(part, undefined, `${name}.`)
  return { ...Object.fromEntries(Object.entries(stands).filter(([name]) => !isHere(name))), ...Object.fromEntries(Object.entries(page).filter(([name]) => isHere(name))) }
}

const changeRows = (tree: Tree, command: RowCommand, newId: () => string): Tree =>
  'add' in command
    ? { ...tree, [command.add]: [...rowsIn(tree[command.add]), { id: newId() }] }
    : { ...tree, [command.remove]: rowsIn(tree[command.remove]).filter(({ id }) => id !== command.id) }

/** In a table an empty last row is only paper. */
const withoutBlankEnds = (activity: Tree): Tree => {
  const tables = ['sessions', 'residence'].filter((name) => isRows(activity[name])).map((name) => {
    const rows = rowsIn(activity[name])
    return [name, rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1)] as const
  })
  return { ...activity, ...Object.fromEntries(tables) }
}

/** Lines pasted from a spreadsheet ("44021;12" or "Gent<tab>12") become rows; a line that is no place with a number stays where it was typed. */
const unfoldPaste = (tree: Tree, activity: number, newId: () => string): Tree => {
  const activities = treeIn(tree['activities'])
  const here = treeIn(activities[String(activity)])
  const pasted = here['residencePaste']
  const lines = typeof pasted === 'string' ? pasted.split('\n').map((line) => line.trim()).filter((line) => line !== '') : []
  const read = lines.flatMap((line) => { const found = PLACE.exec(line); return found ? [{ id: newId(), place: (found[1] ?? '').trim(), count: found[2] ?? '' }] : [] })
  if (read.length === 0) return tree
  const changed: Tree = { ...here, residence: [...rowsIn(here['residence']), ...read], residencePaste: lines.filter((line) => !PLACE.test(line)).join('\n') }
  return { ...tree, activities: { ...activities, [String(activity)]: changed } }
}

const PLACE = /^([^;\t]+)[;\t]\s*(\d{1,6})$/

const isRows = (branch: Branch | undefined): branch is readonly Row[] => Array.isArray(branch) && branch.some((item) => typeof item === 'object')
const rowsIn = (branch: Branch | undefined): readonly Row[] => (isRows(branch) ? branch : [])
const treeIn = (branch: Branch | undefined): Tree => (typeof branch === 'object' && !isList(branch) ? branch : {})
const isList = (branch: Branch): branch is readonly string[] | readonly Row[] => Array.isArray(branch)
