import type { Row, Tree } from '@/lib/filings/merge'
import type { ReportDraft } from './schema'

/**
 * A report as the tree that merges: activities by their number, which never changes, and in them and beside them rows with an id. `nameless` names a
 * row that was kept or posted without one. Fields that never change (`activities.0.id`) are no part of it.
 */
export const treeOf = (draft: ReportDraft, nameless: (index: number) => string): Tree => {
  const tree: Record<string, Tree[string]> = {}
  const activities: Record<string, Record<string, Tree[string]>> = {}
  for (const [name, value] of Object.entries(draft)) {
    const [, index, field] = /^activities\.(\d+)\.(.+)$/.exec(name) ?? []
    if (index === undefined || field === undefined) { if (!isInRow(name)) tree[name] = value }
    else if (field !== 'id' && !isInRow(field)) (activities[index] ??= {})[field] = field === 'partnersTookPart' ? [value].flat().filter((one) => one !== '') : value
  }
  const inRows = rowsOf(draft)
  for (const index of new Set(Object.keys(draft).flatMap((name) => /^activities\.(\d+)\./.exec(name)?.[1] ?? [])))
    for (const rows of ['sessions', 'residence']) {
      const found = named(inRows.get(`activities.${index}.${rows}`), nameless)
      if (found.length > 0) (activities[index] ??= {})[rows] = found
    }
  for (const rows of ['costs', 'revenues', 'actions', 'risks']) {
    const found = named(inRows.get(rows), nameless)
    if (found.length > 0) tree[rows] = found
  }
  return { ...tree, ...(Object.keys(activities).length > 0 ? { activities } : {}) }
}

/** The way back: every text by the name of its input, every row with its id. */
export const draftOf = (tree: Tree, before: ReportDraft): ReportDraft => ({
  ...Object.fromEntries(Object.entries(before).filter(([name]) => /^activities\.\d+\.id$/.test(name))),
  ...flat(tree, ''),
})

/** A report in which every row has its id: what a page draws, so that a row stays itself wherever a colleague moves it. */
export const withRowIds = (draft: ReportDraft): ReportDraft => draftOf(treeOf(draft, keptName), draft)

/** Rows kept before rows had ids are known by the place they had then. */
export const keptName = (index: number): string => `r${index}`

const isInRow = (field: string): boolean => /^(sessions|residence|costs|revenues|actions|risks)\.\d+\./.test(field)

type Fields = Record<string, string | string[]>

/** The rows of each list by their place, read in one go: a report has thousands of fields. */
const rowsOf = (draft: ReportDraft): ReadonlyMap<string, Map<number, Fields>> => {
  const lists = new Map<string, Map<number, Fields>>()
  for (const [name, value] of Object.entries(draft)) {
    const [, list, index, field] = /^((?:activities\.\d+\.)?(?:sessions|residence|costs|revenues|actions|risks))\.(0|[1-9]\d*)\.(.*)$/s.exec(name) ?? []
    if (list === undefined || index === undefined || field === undefined) continue
    const rows = lists.get(list) ?? new Map<number, Fields>()
    lists.set(list, rows.set(Number(index), { ...rows.get(Number(index)), [field]: value }))
  }
  return lists
}

const named = (rows: ReadonlyMap<number, Fields> = new Map(), nameless: (index: number) => string): Row[] => {
  const known = new Set<string>()
  return [...rows].toSorted(([one], [other]) => one - other).map(([index, { id: given, '': _empty, ...fields }]) => {
    const id = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) && !known.has(given) ? given : nameless(index)
    known.add(id)
    return { ...fields, id }
  })
}

const flat = (tree: Tree, prefix: string): Record<string, string | string[]> => {
  const values: Record<string, string | string[]> = {}
  for (const [name, branch] of Object.entries(tree)) {
    if (typeof branch === 'string') values[prefix + name] = branch
    else if (Array.isArray(branch)) {
      const texts = branch.filter((one) => typeof one === 'string')
      if (texts.length > 0) values[prefix + name] = texts
      else branch.forEach((row: unknown, index) => { if (isTree(row)) Object.assign(values, flat(row, `${prefix}${name}.${index}.`)) })
    } else if (isTree(branch)) Object.assign(values, flat(branch, `${prefix}${name}.`))
  }
  return values
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
