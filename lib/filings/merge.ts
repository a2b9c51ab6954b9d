/**
 * A draft as a tree: what was typed by name, groups of names, and rows that carry a stable id. Nothing is interpreted here, so requests and
 * reports merge alike.
 */
export type Tree = { readonly [name: string]: Branch | undefined }
export type Branch = Answer | readonly Row[] | Tree
export type Answer = string | readonly string[]
export type Row = Tree & { readonly id: string }

/** Two people changed one field. `merged` holds theirs; mine is kept apart until its writer chooses. */
export type Conflict = { field: string; mine: Answer; theirs: Answer }
export type Merge = {
  merged: Tree
  conflicts: Conflict[]
  /** The fields that I changed and that now hold what I typed. */
  edited: string[]
}

/**
 * Field-by-field three-way merge: `base` is what my page showed before I typed, `mine` what it shows now, `theirs` what stands by now. Who changed
 * a field gets it; who did not, takes the other's. A row that one removed and the other changed stays, as changed: no text goes unseen.
 * Empty and absent are the same. A field is named by the ids of its rows: `activities/7f0c…/sessions/41ab…/date`.
 * What is one and the same object for all three is not walked through, and is the same object in the result.
 */
export const merge = (base: Tree, mine: Tree, theirs: Tree): Merge => {
  const conflicts: Conflict[] = []
  const edited: string[] = []
  return { merged: mergeTrees(base, mine, theirs, '', { conflicts, edited }), conflicts, edited }
}

/** `changed`: what stands is another by it; `news`: my page shows less than what stands now. */
export type Merged = Merge & { changed: boolean; news: boolean }

/** One open page merged into what stands: `shown` and `mine` are all that stands with that page laid in it, as drawn and as typed. */
export const mergeShown = (shown: Tree, mine: Tree, theirs: Tree): Merged => {
  const outcome = merge(shown, mine, theirs)
  return { ...outcome, changed: !isSame(outcome.merged, theirs), news: !isSame(outcome.merged, mine) }
}

export const isEmpty = (branch: Branch | undefined): boolean =>
  typeof branch === 'object' ? (isList(branch) ? branch.length === 0 : Object.keys(branch).every((name) => name !== 'id' && isEmpty(branch[name]))) : !branch

/** The same, but for what is empty. */
export const isSame = (one: Branch | undefined, other: Branch | undefined): boolean => {
  if (one === other || (isEmpty(one) && isEmpty(other))) return true
  if (typeof one !== 'object' || typeof other !== 'object') return false
  if (isList(one) || isList(other)) return isList(one) && isList(other) && one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  return one['id'] === other['id'] && [...namesOf(one, other)].every(name => isSame(one[name], other[name]))
}

type Found = Pick<Merge, 'conflicts' | 'edited'>

const mergeTrees = (base: Tree, mine: Tree, theirs: Tree, at: string, found: Found): Tree => {
  const merged: [string, Branch][] = []
  for (const name of namesOf(theirs, mine, base)) {
    const branch = mergeBranches(base[name], mine[name], theirs[name], at + name, found)
    if (branch !== undefined) merged.push([name, branch])
  }
  return Object.fromEntries(merged)
}

const mergeBranches = (base: Branch | undefined, mine: Branch | undefined, theirs: Branch | undefined, at: string, found: Found): Branch | undefined => {
  if (base === mine && mine === theirs) return theirs
  if (isRows(base) || isRows(mine) || isRows(theirs)) return mergeRows(rowsIn(base), rowsIn(mine), rowsIn(theirs), at, found)
  if (isTree(base) || isTree(mine) || isTree(theirs)) return mergeTrees(treeIn(base), treeIn(mine), treeIn(theirs), `${at}/`, found)
  if (isSame(base, mine)) return theirs
  if (!isSame(base, theirs) && !isSame(mine, theirs)) {
    found.conflicts.push({ field: at, mine: answerIn(mine), theirs: answerIn(theirs) })
    return theirs
  }
  found.edited.push(at)
  return mine
}

const mergeRows = (base: readonly Row[], mine: readonly Row[], theirs: readonly Row[], at: string, found: Found): readonly Row[] => {
  const [before, ours, others] = [byId(base), byId(mine), byId(theirs)]
  const rows = new Map<string, Row>()
  for (const id of new Set([...others.keys(), ...ours.keys()])) {
    const kept = mergeRow(before.get(id), ours.get(id), others.get(id), `${at}/${id}/`, found)
    if (kept) rows.set(id, kept)
  }
  return inOrder([...before.keys()], [...ours.keys()].filter(id => rows.has(id)), [...others.keys()].filter(id => rows.has(id)))
    .flatMap(id => rows.get(id) ?? [])
}

/** Removed is a row that one left as it was and the other took away. */
const mergeRow = (base: Row | undefined, mine: Row | undefined, theirs: Row | undefined, at: string, found: Found): Row | undefined => {
  if (base === mine && mine === theirs) return theirs
  if (mine && theirs) return { ...mergeTrees(base ?? {}, mine, theirs, at, found), id: mine.id }
  if (base && isSame(base, mine ?? theirs)) return undefined
  if (mine) mergeTrees(base ?? {}, mine, base ?? {}, at, found)
  return mine ?? theirs
}

/**
 * Rows that both have stand in the order of whoever moved them (theirs if both did); a row of one side only follows the row it followed there.
 * Two rows added at one place stand in the order of their ids, so that it does not matter who saved first.
 */
const inOrder = (base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] => {
  const both = new Set(mine.filter(id => theirs.includes(id)))
  const moved = (rows: readonly string[]): boolean => {
    const places = rows.map(id => base.indexOf(id)).filter(index => index >= 0)
    return places.some((index, at) => at > 0 && index < (places[at - 1] ?? 0))
  }
  const spine = (moved(mine) && !moved(theirs) ? mine : theirs).filter(id => both.has(id))
  const [after, afterTheirs] = [following(mine, both), following(theirs, both)]
  return ['', ...spine].flatMap(id => [
    ...(id === '' ? [] : [id]),
    ...[after.get(id) ?? [], afterTheirs.get(id) ?? []].toSorted(([one = ''], [other = '']) => one < other ? -1 : 1).flat(),
  ])
}

/** The rows of one side only, by the shared row they stand after. */
const following = (rows: readonly string[], shared: ReadonlySet<string>): Map<string, string[]> => {
  const groups = new Map<string, string[]>()
  let anchor = ''
  for (const id of rows)
    if (shared.has(id)) anchor = id
    else groups.set(anchor, [...(groups.get(anchor) ?? []), id])
  return groups
}

const byId = (rows: readonly Row[]): Map<string, Row> => new Map(rows.map(row => [row.id, row]))
const namesOf = (...trees: readonly Tree[]): Set<string> => {
  const names = new Set<string>()
  for (const tree of trees) for (const name of Object.keys(tree)) names.add(name)
  names.delete('id')
  return names
}
const isList = (branch: Branch): branch is readonly string[] | readonly Row[] => Array.isArray(branch)
const isRows = (branch: Branch | undefined): branch is readonly Row[] => Array.isArray(branch) && branch.some(item => typeof item === 'object')
const isTree = (branch: Branch | undefined): branch is Tree => typeof branch === 'object' && !isList(branch)
const rowsIn = (branch: Branch | undefined): readonly Row[] => isRows(branch) ? branch : []
const treeIn = (branch: Branch | undefined): Tree => isTree(branch) ? branch : {}
const answerIn = (branch: Branch | undefined): Answer => typeof branch === 'string' ? branch : isAnswers(branch) ? branch : ''
const isAnswers = (branch: Branch | undefined): branch is readonly string[] => Array.isArray(branch) && branch.every(item => typeof item === 'string')
