import { z } from 'zod'
import { keepFiled, isOpened, type OpenedPath } from '@/lib/filings/opened'
import { leastCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import { amountsOf } from './amounts'
import { readAnswers } from './answers'
import type { AttachmentFacts, RequestContext } from './call-rules'
import { freezeCanonical } from './canonical'
import { missing } from './completeness'
import { rowsNames, type Draft } from './form'
import { readFrozen } from './frozen-request'

const stored = z.looseObject({ answers: z.record(z.string(), z.unknown()), attachments: z.array(z.object({ kind: z.string(), name: z.string(), size: z.number(), sha256: z.string() })) })

/** What stops a completion from being filed: whatever is wrong in what was opened, and elsewhere only what was not wrong before. */
export const completionProblems = (filed: { draft: Draft; attachments: readonly AttachmentFacts[] }, draft: Draft, context: RequestContext, opened: readonly OpenedPath[]): Problem[] => {
  const before = missing(filed.draft, { ...context, attachments: [...filed.attachments] }).problems
  return missing(draft, context).problems.filter(({ field, message }) => isOpened(opened, pathOf(draft, field)) || !before.some((old) => old.field === field && old.message === message))
}

/**
 * The next frozen copy: the one before, in which what was opened holds the new answers and files, and nothing else differs, whatever the rules and
 * code lists of today would make of it. What is asked for never grows by it.
 */
export const completedRequest = (filedContent: string, draft: Draft, context: RequestContext, opened: readonly OpenedPath[]): { content: string; sha256: string } => {
  const filed = stored.parse(JSON.parse(filedContent))
  const { reading } = readAnswers(draft, context.reference)
  const answers = keepFiled(filed.answers, plain({ ...reading, requestedCents: amountsOf(reading, context).requestedCents }), opened, rowsNames)
  const was = readFrozen(filedContent).reading.requestedCents ?? 0n
  const requestedCents = isOpened(opened, 'requestedCents') ? answers['requestedCents'] : leastCents(was, amountsOf(reading, context).highestCents).toString()
  return freezeCanonical({ ...filed, answers: { ...answers, requestedCents }, attachments: context.attachments })
}

/** `activities.0.postcode` as the request counts, to `activities.<rowId>.postcode` as the opened paths do. */
export const pathOf = (draft: Draft, field: string): string => {
  const [head = '', index, ...rest] = field.split('.')
  const name = rowsNames.find((one) => one === head)
  const row = name && index !== undefined ? draft[name]?.[Number(index)] : undefined
  return row ? [head, row.id, ...rest.slice(0, 1)].join('.') : field.startsWith('declarations.') ? 'declarations' : field
}

const plain = (value: object): Record<string, unknown> => z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))))
