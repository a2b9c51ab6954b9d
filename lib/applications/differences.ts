import { declarationCodes } from '@/lib/calls/declarations'
import type { AttachmentFacts } from './call-rules'
import type { Field, Fields } from './fields/field'
import { form, rowsNames } from './form'

/** `path` by row id, as a completion opens it; `before` is empty where something came, `after` where it went. */
export type Difference = { path: string; where: string; before: string; after: string }

type Content = { readonly [name: string]: unknown }
type InWords = (field: Field, value: unknown) => string

/**
 * What differs between two versions of a request, in the order of the form: field by field, rows that came or went, sessions, declarations. For
 * drafts as typed and for frozen answers alike; `inWords` says what a field holds, and what reads the same is no difference.
 */
export const differences = (before: Content, after: Content, inWords: InWords): Difference[] => [
  ...fieldDifferences(form.fields, before, after, '', '', inWords),
  ...rowsNames.flatMap((name) => rowDifferences(name, rowsOf(before[name]), rowsOf(after[name]), inWords)),
  ...declarationDifferences(before['declarations'], after['declarations']),
]

/** Files that came or went, whatever their order. */
export const attachmentDifferences = (before: readonly AttachmentFacts[], after: readonly AttachmentFacts[], words: Readonly<Record<string, string>>): Difference[] => {
  const key = ({ kind, name, sha256 }: AttachmentFacts): string => `${kind}/${name}/${sha256}`
  const only = (these: readonly AttachmentFacts[], those: readonly AttachmentFacts[]) => these.filter((one) => !those.some((other) => key(other) === key(one)))
  const where = (kind: string): string => `Bijlage: ${words[kind] ?? kind}`
  return [
    ...only(before, after).map(({ kind, name }) => ({ path: `attachments.${kind}`, where: where(kind), before: name, after: '' })),
    ...only(after, before).map(({ kind, name }) => ({ path: `attachments.${kind}`, where: where(kind), before: '', after: name })),
  ]
}

const fieldDifferences = (fields: Fields, before: Content, after: Content, prefix: string, where: string, inWords: InWords): Difference[] =>
  Object.entries(fields)
    .map(([name, field]) => ({ path: prefix + name, where: where === '' ? field.label : `${where}, ${field.label}`, before: inWords(field, before[name]), after: inWords(field, after[name]) }))
    .filter((one) => one.before !== one.after)

type Row = Content & { id: string }

const rowDifferences = (name: (typeof rowsNames)[number], before: readonly Row[], after: readonly Row[], inWords: InWords): Difference[] => {
  const { one, fields }: { one: string; fields: Fields } = form.rows[name]
  const whole = (row: Row): string => [...Object.entries(fields).map(([field, line]) => inWords(line, row[field])), ...sessionWords(row, inWords)].filter((words) => words !== '').join('; ')
  const changed = after.flatMap((row, index) => {
    const where = `${one} ${index + 1}`
    const path = `${name}.${row.id}`
    const old = before.find(({ id }) => id === row.id)
    if (!old) return [{ path, where, before: '', after: whole(row) }]
    const [then, now] = [sessionWords(old, inWords).join('\n'), sessionWords(row, inWords).join('\n')]
    return [...fieldDifferences(fields, old, row, `${path}.`, where, inWords), ...(then === now ? [] : [{ path: `${path}.sessions`, where: `${where}, sessies`, before: then, after: now }])]
  })
  const gone = before.flatMap((row, index) => (after.some(({ id }) => id === row.id) ? [] : [{ path: `${name}.${row.id}`, where: `${one} ${index + 1}`, before: whole(row), after: '' }]))
  return [...changed, ...gone]
}

const sessionWords = (row: Content, inWords: InWords): string[] =>
  rowsOf(row['sessions']).map((session) => Object.entries<Field>(form.sessions.fields).map(([field, line]) => inWords(line, session[field])).filter((words) => words !== '').join(', '))

const declarationDifferences = (before: unknown, after: unknown): Difference[] =>
  declarationCodes.flatMap((code, index) => {
    const [then, now] = [ticked(before, code), ticked(after, code)]
    return then === now ? [] : [{ path: 'declarations', where: `Verklaring ${index + 1}`, before: then ? 'aangevinkt' : '', after: now ? 'aangevinkt' : '' }]
  })

/** True in a frozen copy, 'ja' in a draft. */
const ticked = (declarations: unknown, code: string): boolean => {
  const value: unknown = typeof declarations === 'object' && declarations !== null ? Reflect.get(declarations, code) : undefined
  return value === true || (typeof value === 'string' && value !== '')
}

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter((row: unknown): row is Row => typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string') : [])
