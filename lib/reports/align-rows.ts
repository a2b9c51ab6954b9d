import { isSame, type Branch, type Row, type Tree } from '@/lib/filings/merge'
import { parseDay } from '@/lib/time'

type Sides = { base: Tree; mine: Tree; theirs: Tree }

/**
 * A session that somebody typed and the log noted as well is one session: the typed row goes by the name of the logged one, so that what was typed
 * stands and the log only fills what is empty. They are the same on one day and half-day; two logged groups take two typed rows.
 */
export const alignSessions = ({ base, mine, theirs }: Sides): Sides => {
  const sides = [base, mine, theirs].map((side) => treeIn(side['activities']))
  const aligned = Object.keys(sides[2] ?? {}).map((index) => [index, alignActivity(...of(sides.map((side) => rowsIn(treeIn(side[index])['sessions']))))] as const)
  const laid = (side: Tree, pick: (rows: Aligned) => readonly Row[]): Tree => {
    const activities = treeIn(side['activities'])
    return { ...side, activities: { ...activities, ...Object.fromEntries(aligned.filter(([, rows]) => rows.changed).map(([index, rows]) => [index, { ...treeIn(activities[index]), sessions: pick(rows) }])) } }
  }
  return aligned.some(([, { changed }]) => changed) ? { base: laid(base, (rows) => rows.base), mine, theirs: laid(theirs, (rows) => rows.theirs) } : { base, mine, theirs }
}

type Aligned = { base: readonly Row[]; theirs: readonly Row[]; changed: boolean }

const alignActivity = (base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]): Aligned => {
  const logged = new Set(mine.map(({ id }) => id))
  /** The name of the logged session by the name of the typed one. */
  const names = new Map<string, string>()
  for (const row of mine) {
    const before = base.find(({ id }) => id === row.id)
    const own = theirs.find(({ id }) => id === row.id)
    // What the log says no other of is left alone, and so is a row that somebody typed in by its own name.
    if (slotOf(row) === null || isSame(before, row) || (own && (slotOf(own) === slotOf(row) || !isSame(before, own)))) continue
    const typed = theirs.find((other) => !logged.has(other.id) && !names.has(other.id) && slotOf(other) === slotOf(row))
    if (typed) names.set(typed.id, row.id)
  }
  if (names.size === 0) return { base, theirs, changed: false }
  const taken = new Set(names.values())
  const pairs = [...names].flatMap(([typedId, id]) => { const [typed, row] = [theirs.find((one) => one.id === typedId), mine.find((one) => one.id === id)]; return typed && row ? [{ typed, row }] : [] })
  return {
    base: [...base.filter(({ id }) => !names.has(id) && !taken.has(id)), ...pairs.map(({ typed, row }) => sharedBase(base.find(({ id }) => id === typed.id), typed, row))],
    theirs: theirs.filter(({ id }) => !taken.has(id)).map((row) => ({ ...row, id: names.get(row.id) ?? row.id })),
    changed: true,
  }
}

/** What both say alike is nobody's change; the day is the same day, however it was typed. */
const sharedBase = (before: Row | undefined, typed: Row, row: Row): Row => ({ ...before, ...Object.fromEntries(Object.entries(row).filter(([name, value]) => name === 'day' || isSame(value, typed[name]))), id: row.id })

const slotOf = ({ day, dayPart }: Row): string | null => {
  const read = parseDay(typeof day === 'string' ? day : '')
  return !read.ok || typeof dayPart !== 'string' || dayPart === '' ? null : `${read.day} ${dayPart}`
}

const of = (rows: readonly (readonly Row[])[]): [readonly Row[], readonly Row[], readonly Row[]] => [rows[0] ?? [], rows[1] ?? [], rows[2] ?? []]
const treeIn = (branch: Branch | undefined): Tree => (typeof branch === 'object' && !isList(branch) ? branch : {})
const rowsIn = (branch: Branch | undefined): readonly Row[] => (branch !== undefined && isRows(branch) ? branch : [])
const isList = (branch: Branch): branch is readonly string[] | readonly Row[] => Array.isArray(branch)
const isRows = (branch: Branch): branch is readonly Row[] => Array.isArray(branch) && branch.some((item) => typeof item === 'object')
