import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSame, merge, type Answer, type Branch, type Row, type Tree } from '@/lib/filings/merge'

const activity = (id: string, title: string, ...sessions: Row[]): Row => ({ id, title, sessions })
const session = (id: string, date: string): Row => ({ id, date })

describe('two who change a draft', () => {
  test('on different fields both get what they typed', () => {
    expect(merge({ title: 'a', goal: 'b' }, { title: 'mijn', goal: 'b' }, { title: 'a', goal: 'hun' }))
      .toEqual({ merged: { title: 'mijn', goal: 'hun' }, conflicts: [], edited: ['title'] })
  })

  test('on the same field get both texts, and theirs stands until one chooses', () => {
    expect(merge({ title: 'a' }, { title: 'mijn' }, { title: 'hun' })).toEqual({ merged: { title: 'hun' }, conflicts: [{ field: 'title', mine: 'mijn', theirs: 'hun' }], edited: [] })
  })

  test('who typed the same are of one mind', () => {
    expect(merge({ title: 'a' }, { title: 'b' }, { title: 'b' })).toEqual({ merged: { title: 'b' }, conflicts: [], edited: ['title'] })
  })

  test('a field that was never there and an empty one are the same', () => {
    expect(merge({}, { title: '', themes: [], costs: [] }, { title: 'hun' })).toEqual({ merged: { title: 'hun' }, conflicts: [], edited: [] })
  })

  test('the answers of a row of boxes are one field', () => {
    expect(merge({ themes: ['A'] }, { themes: ['A', 'B'] }, { themes: ['A', 'C'] }).conflicts).toEqual([{ field: 'themes', mine: ['A', 'B'], theirs: ['A', 'C'] }])
  })

  test('declarations are ticked one by one', () => {
    expect(merge({ declarations: {} }, { declarations: { D01: 'ja' } }, { declarations: { D02: 'ja' } }).merged).toEqual({ declarations: { D01: 'ja', D02: 'ja' } })
  })
})

describe('rows', () => {
  const base: Tree = { activities: [activity('1', 'een', session('s', '01/02')), activity('2', 'twee')] }

  test('one adds, the other removes, a third changes: all three happen', () => {
    const added = merge(base, { activities: [activity('1', 'een', session('s', '01/02')), activity('3', 'drie'), activity('2', 'twee')] }, { activities: [activity('1', 'een', session('s', '01/02'))] })
    expect(added.merged).toEqual({ activities: [activity('1', 'een', session('s', '01/02')), activity('3', 'drie')] })
    expect(merge(base, { activities: [activity('1', 'anders', session('s', '01/02')), activity('2', 'twee')] }, added.merged).merged)
      .toEqual({ activities: [activity('1', 'anders', session('s', '01/02')), activity('3', 'drie')] })
  })

  test('a row that one moved stands where it was moved, with the other’s text', () => {
    const [one, two] = [activity('1', 'een', session('s', '01/02')), activity('2', 'twee')]
    expect(merge(base, { activities: [two, one] }, { activities: [one, activity('2', 'hun twee')] }).merged).toEqual({ activities: [activity('2', 'hun twee'), one] })
  })

  test('a row that one removed and the other changed stays, whoever saves last', () => {
    const removed: Tree = { activities: [activity('2', 'twee')] }
    const changed: Tree = { activities: [activity('1', 'een', session('s', '08/02')), activity('2', 'twee')] }
    expect(merge(base, changed, removed)).toEqual({ merged: changed, conflicts: [], edited: ['activities/1/sessions/s/date'] })
    expect(merge(base, removed, changed)).toEqual({ merged: changed, conflicts: [], edited: [] })
  })

  test('two add a session to one activity', () => {
    const withSessions = (...sessions: Row[]): Tree => ({ activities: [activity('1', 'een', session('s', '01/02'), ...sessions), activity('2', 'twee')] })
    expect(merge(base, withSessions(session('m', '08/02')), withSessions(session('h', '15/02')))).toEqual({ merged: withSessions(session('h', '15/02'), session('m', '08/02')), conflicts: [], edited: ['activities/1/sessions/m/date'] })
  })

  test('one session changed by both is named by its ids', () => {
    const dated = (date: string): Tree => ({ activities: [activity('1', 'een', session('s', date)), activity('2', 'twee')] })
    expect(merge(base, dated('02/02'), dated('03/02')).conflicts).toEqual([{ field: 'activities/1/sessions/s/date', mine: '02/02', theirs: '03/02' }])
  })
})

/** Few names, few texts and few ids, so that drafts meet. */
const answer: fc.Arbitrary<Answer> = fc.oneof(fc.constantFrom('', 'een', 'twee', 'drie', 'vier'), fc.subarray(['A', 'B', 'C']))
const text = fc.constantFrom('', 'een', 'twee', 'drie', 'vier')
const rowsOf = (fields: Record<string, fc.Arbitrary<Branch>>, ids: readonly string[]): fc.Arbitrary<Row[]> =>
  fc.shuffledSubarray([...ids]).chain(chosen => fc.tuple(...chosen.map(id => fc.record({ id: fc.constant(id), ...fields }))))
const draft: fc.Arbitrary<Tree> = fc.record({
  title: text, goal: text, themes: answer.filter(value => typeof value === 'object'),
  activities: rowsOf({ title: text, place: text, sessions: rowsOf({ date: text, end: text }, ['x', 'y', 'z']) }, ['1', '2', '3', '4']),
  declarations: fc.record({ D01: fc.constantFrom('', 'ja'), D02: fc.constantFrom('', 'ja') }),
})

/** Every text of a draft with the field it stands in. */
const textsOf = (branch: Branch | undefined, at = ''): [field: string, text: string][] => {
  if (branch === undefined) return []
  if (typeof branch === 'string') return branch === '' ? [] : [[at, branch]]
  if (Array.isArray(branch)) return branch.every(item => typeof item === 'string') ? (branch.length === 0 ? [] : [[at, branch.join()]]) : branch.flatMap((row: Row) => textsOf(row, `${at}/${row.id}`))
  return Object.entries(branch).flatMap(([name, inner]) => name === 'id' ? [] : textsOf(inner, at === '' ? name : `${at}/${name}`))
}
const runs = { numRuns: 3_000 }

describe('laws of the merge', () => {
  test('who changed nothing takes the other’s draft, on either side', () => {
    fc.assert(fc.property(draft, draft, (base, other) => {
      expect(isSame(merge(base, base, other).merged, other)).toBe(true)
      expect(isSame(merge(base, other, base).merged, other)).toBe(true)
      expect(merge(base, other, base).conflicts).toEqual([])
    }), runs)
  })

  test('no text is lost: what one of both typed is in the draft or in a conflict that is shown', () => {
    fc.assert(fc.property(draft, draft, draft, (base, mine, theirs) => {
      const { merged, conflicts } = merge(base, mine, theirs)
      const known = new Set(textsOf(base).map(String))
      const kept = new Set([...textsOf(merged), ...conflicts.flatMap(({ field, mine: own, theirs: other }) => [[field, String(own)], [field, String(other)]])].map(String))
      expect([...textsOf(mine), ...textsOf(theirs)].map(String).filter(typed => !known.has(typed) && !kept.has(typed))).toEqual([])
    }), runs)
  })

  test('it does not matter who saves first, but for whose text waits', () => {
    fc.assert(fc.property(draft, draft, draft, (base, mine, theirs) => {
      const [one, other] = [merge(base, mine, theirs), merge(base, theirs, mine)]
      expect(other.conflicts.map(({ field, mine: own, theirs: their }) => ({ field, mine: their, theirs: own })).toSorted(byField)).toEqual(one.conflicts.toSorted(byField))
      const disputed = new Set(one.conflicts.map(({ field }) => field))
      const settled = (tree: Tree) => textsOf(tree).filter(([field]) => !disputed.has(field)).map(String).toSorted()
      expect(settled(other.merged)).toEqual(settled(one.merged))
    }), runs)
  })

  test('saved twice is saved once', () => {
    fc.assert(fc.property(draft, draft, draft, (base, mine, theirs) => {
      const once = merge(base, mine, theirs)
      const again = merge(base, mine, once.merged)
      expect(again.merged).toEqual(once.merged)
      expect(again.conflicts.toSorted(byField)).toEqual(once.conflicts.toSorted(byField))
    }), runs)
  })
})

const byField = (one: { field: string }, other: { field: string }): number => one.field < other.field ? -1 : 1
