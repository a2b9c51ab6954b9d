import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { selectControls, type SelectionInput, type SelectionResult } from './select-controls'

/** Names the rule: whoever runs it on `input` gets `result`. */
const RULE = 'stem-loket/selectControls/1'

export type SelectionDocument = { type: 'stem-loket/control-selection/1'; rule: string; call: string; round: number; rulebookVersion: number; input: SelectionInput; result: SelectionResult }

/** A selection as canonical JSON (RFC 8785): the same reports give the same bytes. The grants stand in order of number, the other figures in order of cost. */
export const selectionDocument = (about: Pick<SelectionDocument, 'call' | 'round' | 'rulebookVersion'>, input: SelectionInput): { content: string; sha256: string; result: SelectionResult } => {
  const ordered: SelectionInput = {
    ...input,
    grants: input.grants.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    others: input.others.toSorted((a, b) => a.costCents.length - b.costCents.length || (a.costCents < b.costCents ? -1 : a.costCents > b.costCents ? 1 : a.childHours - b.childHours)),
  }
  const result = selectControls(ordered)
  const document: SelectionDocument = { type: 'stem-loket/control-selection/1', rule: RULE, ...about, input: ordered, result }
  const content = canonicalize(document)
  if (content === undefined) throw new TypeError('a selection without content')
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex'), result }
}
