import type { Values } from './form-state'

/** What the form notes beside what was typed: the framework's own names, and what says where and on what it was typed. */
const NOTES = new Set(['basis', 'page', 'version'])

export const typedValues = (formData: FormData): Values => {
  const values: Values = {}
  for (const name of new Set(formData.keys())) {
    if (NOTES.has(name) || name.startsWith('$')) continue
    const texts = formData.getAll(name).filter(value => typeof value === 'string')
    values[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return values
}

/** The same of values that were already read. */
export const withoutNotes = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([name]) => !NOTES.has(name)))
