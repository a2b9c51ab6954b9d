import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '@/lib/applications/form'
import { mergePage, removesUnseen, typedContent, type PageChange } from '@/lib/applications/merge-page'
import { draftSchema } from '@/lib/applications/schema'
import type { FormObject } from '@/lib/filings/from-form-data'
import { none, note } from '@/tests/support/figures'

/** How many histories of three people; `npm run faults` asks for the full count. */
const HISTORIES = Number(process.env['PROPERTY_RUNS'] ?? 1_000)

type Page = Pick<PageChange, 'step' | 'rowId'>
/** One open window: what it showed when last acknowledged, what was sent without an answer, what it shows now. */
type Window = { page: Page; basis: FormObject; sent: FormObject | null; shown: FormObject; drawn: number; seen: Set<string> }
type World = { draft: Draft; version: number; windows: (Window | null)[]; words: number; kept: Set<string>; lost: string[]; saves: number; conflicts: number; blind: boolean }

const pages: readonly Page[] = [{ step: 'doelgroepen' }, { step: 'activiteiten', rowId: 'a1' }, { step: 'activiteiten', rowId: 'a2' }, { step: 'activiteiten' }]

const begin = (): Draft => draftSchema.parse({
  title: 'dossier', genderApproach: 'aanpak', accessibilityMeasures: '',
  targetGroups: [{ id: 't1', measure: 'een' }, { id: 't2', measure: 'twee' }],
  activities: [{ id: 'a1', title: 'bruggen', sessions: [{ id: 's1', date: 'maandag' }, { id: 's2', date: 'dinsdag' }] }, { id: 'a2', title: 'torens' }],
})

/** What stands on a page, as its form would post it untouched. */
const shownBy = (draft: Draft, { step, rowId }: Page): FormObject | null => {
  const all: FormObject = JSON.parse(JSON.stringify(typedContent(draft)))
  if (rowId !== undefined) return (rowsIn(all['activities']).find(({ id }) => id === rowId)) ?? null
  if (step === 'activiteiten') return { title: all['title'] ?? '' }
  return { genderApproach: all['genderApproach'] ?? '', accessibilityMeasures: all['accessibilityMeasures'] ?? '', targetGroups: all['targetGroups'] ?? [] }
}

const rowsIn = (value: FormObject[string] | undefined): FormObject[] =>
  Array.isArray(value) ? value.filter((row): row is FormObject => typeof row === 'object' && !Array.isArray(row) && !(row instanceof File)) : []

/** Every text with the field it stands in, by the ids of the rows. */
const textsOf = (value: unknown, at = ''): string[] => {
  if (typeof value === 'string') return value === '' ? [] : [`${at}=${value}`]
  if (Array.isArray(value)) return value.flatMap((row: unknown) => typeof row === 'object' && row !== null ? textsOf(row, `${at}/${Reflect.get(row, 'id')}`) : [])
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => name === 'id' ? [] : textsOf(inner, at === '' ? name : `${at}/${name}`))
}
const onPage = ({ rowId }: Page, shown: FormObject): string[] => textsOf(rowId === undefined ? shown : { activities: [{ ...shown, id: rowId }] })

type Step = { who: number; what: 'open' | 'type' | 'typeRow' | 'add' | 'remove' | 'move' | 'save' | 'lose' | 'drop'; pick: number }
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2), pick: fc.nat(11),
  what: fc.constantFrom('open', 'type', 'type', 'typeRow', 'typeRow', 'add', 'remove', 'move', 'save', 'save', 'save', 'lose', 'drop'),
})

const play = (world: World, { who, what, pick }: Step): void => {
  if (what === 'open' || !world.windows[who]) {
    const page = pages[pick % pages.length] ?? { step: 'doelgroepen' }
    const shown = shownBy(world.draft, page)
    world.windows[who] = shown && { page, basis: shown, sent: null, shown: structuredClone(shown), drawn: world.version, seen: new Set(textsOf(typedContent(world.draft))) }
    return
  }
  const open = world.windows[who]
  const { page, shown } = open
  const table = page.step === 'doelgroepen' ? 'targetGroups' : 'sessions'
  const rows = rowsIn(shown[table])
  const word = () => `woord ${++world.words}`
  if (what === 'type') shown[page.step === 'doelgroepen' ? (['genderApproach', 'accessibilityMeasures'][pick % 2] ?? '') : 'title'] = word()
  else if (what === 'save' || what === 'lose') send(world, open, what === 'lose')
  else if (page.step === 'activiteiten' && page.rowId === undefined) { if (what === 'drop') removeActivity(world, open, `a${1 + pick % 2}`) }
  else if (what === 'add') shown[table] = [...rows, { id: `nieuw${++world.words}`, [table === 'sessions' ? 'date' : 'measure']: word() }]
  else if (what === 'typeRow' && rows.length > 0) Object.assign(rows[pick % rows.length] ?? {}, { [table === 'sessions' ? ['date', 'begin'][pick % 2] ?? '' : 'measure']: word() })
  else if (what === 'remove' && rows.length > 0) shown[table] = rows.toSpliced(pick % rows.length, 1)
  else if (what === 'move') shown[table] = rows.toReversed()
}

/** What the page does: a post whose answer got lost goes again just so, before anything newer. */
const send = (world: World, open: Window, answerLost: boolean): void => {
  const posted = open.sent ?? structuredClone(open.shown)
  const typed = onPage(open.page, posted).filter(text => !onPage(open.page, open.basis).includes(text))
  if (!save(world, { ...open.page, basis: open.basis, posted: structuredClone(posted) }, new Set(onPage(open.page, open.basis)), typed)) open.sent = null
  else if (answerLost) open.sent = posted
  else Object.assign(open, { basis: posted, sent: null })
}

const removeActivity = (world: World, open: Window, id: string): void => {
  const change: PageChange = { ...open.page, basis: open.basis, posted: structuredClone(open.shown), rows: { remove: 'activities', id, drawn: open.drawn } }
  if (removesUnseen(world.draft, change)) return
  const known = new Set([...onPage(open.page, open.basis), ...[...open.seen].filter(text => text.startsWith(`activities/${id}/`))])
  if (save(world, change, known, [])) open.basis = structuredClone(open.shown)
}

/**
 * Saves, and notes what vanished: a text that its remover never saw, or one just typed that is neither in the draft nor kept for its writer.
 * More rows than the form allows are refused: nothing changes, and what was typed stays on the page.
 */
const save = (world: World, change: PageChange, known: ReadonlySet<string>, typed: readonly string[]): boolean => {
  const merged = mergePage(world.draft, world.blind ? { ...change, basis: undefined } : change, () => `los${++world.words}`)
  if (!merged.ok) {
    expect(merged.problems).toEqual([{ field: 'targetGroups', message: 'U kunt ten hoogste 6 rijen toevoegen.' }])
    return false
  }
  const after = new Set(textsOf(typedContent(merged.draft)))
  world.conflicts += merged.conflicts.length
  for (const { field, mine } of merged.conflicts) world.kept.add(`${field}=${String(mine)}`)
  world.lost.push(...textsOf(typedContent(world.draft)).filter(text => !after.has(text) && !known.has(text)))
  world.lost.push(...typed.filter(text => !after.has(text) && !world.kept.has(text)))
  world.saves += 1
  if (!merged.changed) return true
  world.version += 1
  world.draft = { ...merged.draft, saved: { ...world.draft.saved, [change.rowId === undefined ? change.step : `${change.step}/${change.rowId}`]: world.version } }
  return true
}

const history = fc.array(step, { minLength: 10, maxLength: 40, size: 'max' })
const playAll = (steps: readonly Step[], blind: boolean): World => {
  const world: World = { draft: begin(), version: 0, windows: [null, null, null], words: 0, kept: new Set(), lost: [], saves: 0, conflicts: 0, blind }
  for (const one of steps) play(world, one)
  return world
}

test('in thousands of histories of three people on shared pages no text is lost unseen', () => {
  let [saves, conflicts] = [0, 0]
  fc.assert(fc.property(history, steps => {
    const world = playAll(steps, false)
    expect(world.lost).toEqual([])
    saves += world.saves
    conflicts += world.conflicts
  }), { numRuns: HISTORIES })
  console.info(`${HISTORIES} histories, ${saves} saves, ${conflicts} texts kept beside another, 0 lost`)
  expect(conflicts).toBeGreaterThan(HISTORIES / 50)
  note({ row: 'B12', what: 'histories of three people in which a text was lost', figure: 0, of: HISTORIES, bar: none(10_000) })
}, 1_800_000)

test('a save that only replaces what stands does lose texts here, so these histories can see a loss', () => {
  expect(fc.sample(history, 200).some(steps => playAll(steps, true).lost.length > 0)).toBe(true)
})
