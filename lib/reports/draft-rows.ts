import type { ReportDraft, ReportPart } from './schema'

/** How many rows `activities.2.sessions.0.day`, `activities.2.sessions.1.day` … make. */
export const rowsOf = (draft: ReportDraft, name: string): number =>
  Object.keys(draft).reduce((count, key) => Math.max(count, key.startsWith(`${name}.`) ? Number(key.slice(name.length + 1).split('.')[0]) + 1 || 0 : 0), 0)

/** The fields of one page: what is saved with it, and only with it. */
export const belongsTo = (part: ReportPart, activity: number | undefined, name: string): boolean => {
  switch (part) {
    case 'activiteiten': return activity !== undefined && name.startsWith(`activities.${activity}.`)
    case 'samenwerking': return name.startsWith('actions.') || name.startsWith('risks.') || name.startsWith('cooperation.')
    case 'verhaal': return name.startsWith('narrative.') || name.startsWith('targetGroups.') || name === 'estimatedChildren'
    case 'kosten': return name.startsWith('costs.') || name.startsWith('revenues.')
    case 'verklaringen': return name.startsWith('declarations.')
  }
}

/** The pages on which two drafts differ, by their addresses from one (`activiteiten/2`, `verhaal`). */
export const changedPages = (before: ReportDraft, after: ReportDraft): string[] =>
  [...new Set(Object.keys({ ...before, ...after }).filter((name) => JSON.stringify(before[name] ?? '') !== JSON.stringify(after[name] ?? '')).flatMap((name) => pageOf(name) ?? []))]

/** The page of a field, by its name or by its path in the tree (`activities/2/participants`). */
export const pageOf = (field: string): string | undefined => {
  const name = field.replaceAll('/', '.')
  const activity = /^activities\.(\d+)\./.exec(name)?.[1]
  return activity === undefined ? (['samenwerking', 'verhaal', 'kosten', 'verklaringen'] as const).find((part) => belongsTo(part, undefined, name)) : `activiteiten/${Number(activity) + 1}`
}

/** What the inputs of one page hold, by their names. */
export const pageValues = (draft: ReportDraft, part: ReportPart, activity: number | undefined): ReportDraft =>
  Object.fromEntries(Object.entries(draft).filter(([name]) => belongsTo(part, activity, name)))

const rowsNames = ['costs', 'revenues', 'actions', 'risks'] as const
export type RowCommand = { add: (typeof rowsNames)[number] } | { remove: (typeof rowsNames)[number]; id: string }

/** `add:costs` or `remove:costs:<id>`, the value of a button that works without JavaScript; null = another button. By id, because a colleague may have moved the rows. */
export const rowCommand = (text: unknown): RowCommand | null => {
  const typed = /^(?:add:(\w+)|remove:(\w+):([\w-]{1,64}))$/.exec(typeof text === 'string' ? text : '')
  const name = rowsNames.find((one) => one === (typed?.[1] ?? typed?.[2]))
  if (!typed || name === undefined) return null
  return typed[1] !== undefined ? { add: name } : { remove: name, id: typed[3] ?? '' }
}
