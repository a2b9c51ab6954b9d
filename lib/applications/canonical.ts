import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
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
  const content = canonicalize(plain({
    ...request,
    attachments: request.attachments.map(({ kind, name, size, sha256 }) => ({ kind, name, size, sha256 }))
      .toSorted((a, b) => a.sha256 === b.sha256 ? (a.name < b.name ? -1 : 1) : a.sha256 < b.sha256 ? -1 : 1),
  }))
  if (content === undefined) throw new TypeError('a request without content')
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') }
}

const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}
