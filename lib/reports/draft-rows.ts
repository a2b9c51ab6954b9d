import type { ReportDraft, ReportPart } from './schema'

/** How many rows `activities.2.sessions.0.day`, `activities.2.sessions.1.day` … make. */
export const rowsOf = (draft: ReportDraft, name: string): number =>
  Object.keys(draft).reduce((count, key) => Math.max(count, key.startsWith(`${name}.`) ? Number(key.slice(name.length + 1).split('.')[0]) + 1 || 0 : 0), 0)

/** The fields of one page: what is saved with it, and only with it. */
export const belongsTo = (part: ReportPart, activity: number | undefined, name: string): boolean => {
  switch (part) {
    case 'activiteiten': return activity !== undefined && name.startsWith(`activities.${activity}.`)
    case 'verhaal': return name.startsWith('narrative.') || name.startsWith('targetGroups.') || name === 'estimatedChildren'
    case 'kosten': return name.startsWith('costs.') || name.startsWith('revenues.')
    case 'verklaringen': return name.startsWith('declarations.')
  }
}

/** One page put into the draft: what the page shows and was not posted (an unticked box, a row taken away) is gone, other pages stay. */
export const putPart = (draft: ReportDraft, part: ReportPart, activity: number | undefined, typed: ReportDraft): ReportDraft => {
  const rowId = `activities.${activity}.id`
  const kept = Object.entries(draft).filter(([name]) => !belongsTo(part, activity, name) || name === rowId)
  const posted = Object.entries(typed).filter(([name]) => belongsTo(part, activity, name) && name !== rowId)
  return withPasted(Object.fromEntries([...kept, ...posted]), part, activity)
}

export type RowCommand = { verb: 'add' | 'remove'; name: 'costs' | 'revenues'; row: number }

/** `add:costs` or `remove:costs:2`, the value of a button that works without JavaScript; null = another button. */
export const rowCommand = (text: unknown): RowCommand | null => {
  const typed = /^(?:(add):(costs|revenues)|(remove):(costs|revenues):(\d{1,3}))$/.exec(typeof text === 'string' ? text : '')
  if (!typed) return null
  const name = (typed[2] ?? typed[4]) === 'costs' ? 'costs' : 'revenues'
  return { verb: typed[1] ? 'add' : 'remove', name, row: Number(typed[5] ?? 0) }
}

export const changeRows = (draft: ReportDraft, { verb, name, row }: RowCommand): ReportDraft => {
  if (verb === 'add') return { ...draft, [`${name}.${rowsOf(draft, name)}.description`]: '' }
  return Object.fromEntries(Object.entries(draft).flatMap(([key, value]) => {
    const index = key.startsWith(`${name}.`) ? Number(key.slice(name.length + 1).split('.')[0]) : -1
    if (index < row) return [[key, value]]
    return index === row ? [] : [[key.replace(`${name}.${index}.`, `${name}.${index - 1}.`), value]]
  }))
}

/** Lines pasted from a spreadsheet ("44021;12" or "Gent<tab>12") become rows; a line that is no place with a number stays where it was typed. */
const withPasted = (draft: ReportDraft, part: ReportPart, activity: number | undefined): ReportDraft => {
  const paste = `activities.${activity}.residencePaste`
  const pasted = draft[paste]
  if (part !== 'activiteiten' || typeof pasted !== 'string' || pasted.trim() === '') return draft
  const rows = rowsOf(draft, `activities.${activity}.residence`)
  const lines = pasted.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const read = lines.flatMap((line) => { const found = /^([^;\t]+)[;\t]\s*(\d{1,6})$/.exec(line); return found ? [{ place: (found[1] ?? '').trim(), count: found[2] ?? '' }] : [] })
  const added = Object.fromEntries(read.flatMap(({ place, count }, index) => [[`activities.${activity}.residence.${rows + index}.place`, place], [`activities.${activity}.residence.${rows + index}.count`, count]]))
  return { ...draft, ...added, [paste]: lines.filter((line) => !/^([^;\t]+)[;\t]\s*(\d{1,6})$/.test(line)).join('\n') }
}
