import { createHash } from 'node:crypto'
import type { AttachmentFacts } from './call-rules'
import type { Declarations } from '@/lib/calls/declarations'
import type { ExtraAnswer } from './extra-questions'
import type { Answers } from './form'

export type FrozenRequest = {
  callCode: string
  rubric: { code: string; version: string }
  organisation: { kbo: string; name: string }
  answers: Answers
  declarations: Declarations
  attachments: readonly AttachmentFacts[]
  /** Left out where the call asks nothing of its own. */
  extra?: { version: number; answers: readonly ExtraAnswer[] }
}

/**
 * The frozen copy: canonical JSON (RFC 8785), amounts in cents as strings because JSON numbers lose them, files in the
 * order of their hash. The same request always gives the same bytes, so its SHA-256 (hex, of the UTF-8 bytes) proves what was filed.
 */
export const freezeRequest = (request: FrozenRequest): { content: string; sha256: string } =>
  freezeCanonical({
    type: 'stem-loket/request/1',
    call: request.callCode,
    rubric: request.rubric,
    organisation: request.organisation,
    answers: request.answers,
    declarations: request.declarations,
    ...(request.extra && request.extra.answers.length > 0 ? { extra: request.extra } : {}),
    attachments: request.attachments,
  })

/** The same of an earlier copy with other answers or files in it. */
export const freezeCanonical = (request: { readonly [name: string]: unknown; attachments: FrozenRequest['attachments'] }): { content: string; sha256: string } => {
  const content = canonicalText({
    ...request,
    attachments: request.attachments.map(({ kind, name, size, sha256 }) => ({ kind, name, size, sha256 }))
      .toSorted((a, b) => a.sha256 === b.sha256 ? (a.name < b.name ? -1 : 1) : a.sha256 < b.sha256 ? -1 : 1),
  })
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') }
}

/**
 * What the package canonicalize writes (receipts are written by it), with amounts as texts and without a copy of the whole request first: a test
 * compares the two. The names of an object stand in the order of their UTF-16 units.
 */
const canonicalText = (value: unknown): string => {
  if (typeof value === 'bigint') return `"${value}"`
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (isRecord(value)) {
    let members = ''
    for (const name of Object.keys(value).toSorted()) if (value[name] !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalText(value[name])}`
    return `{${members}}`
  }
  // JSON itself would write half a character as an escape, and a number that is none as null.
  if (typeof value === 'string' ? !value.isWellFormed() : value !== null && typeof value !== 'boolean' && !Number.isFinite(value)) throw new TypeError('a request with a value that has no canonical form')
  return JSON.stringify(value)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
