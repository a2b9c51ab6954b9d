import { z } from 'zod'
import { keepFiled, isOpened, opensInside, type OpenedPath } from '@/lib/filings/opened'
import { leastCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import { amountsOf } from './amounts'
import { readAnswers } from './answers'
import type { AttachmentFacts, RequestContext } from './call-rules'
import { freezeCanonical } from './canonical'
import { missing } from './completeness'
import { extraAnswer, extraName, readExtra, type ExtraAnswer } from './extra-questions'
import { rowsNames, type Draft } from './form'
import { readFrozen } from './frozen-request'

const frozenExtra = z.object({ version: z.int(), answers: z.array(extraAnswer) })
const stored = z.looseObject({ extra: frozenExtra.optional(), answers: z.record(z.string(), z.unknown()), attachments: z.array(z.object({ kind: z.string(), name: z.string(), size: z.number(), sha256: z.string() })) })

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
  const { extra: filedExtra, ...rest } = filed
  const extra = completedExtra(filedExtra, readExtra(draft, context).answers, context, opened)
  return freezeCanonical({ ...rest, ...(extra ? { extra } : {}), answers: { ...answers, requestedCents }, attachments: context.attachments })
}

type FrozenExtra = z.infer<typeof frozenExtra>

/** The answers of then to what was not opened, those of now to what was; in the order of the call. What no answer asks any more is left out. */
const completedExtra = (filed: FrozenExtra | undefined, now: readonly ExtraAnswer[], { questions }: RequestContext, opened: readonly OpenedPath[]): FrozenExtra | undefined => {
  if (!opensInside(opened, 'extra')) return filed
  const isOpen = (one: ExtraAnswer): boolean => isOpened(opened, extraName(one))
  const answers = [...(filed?.answers ?? []).filter((one) => !isOpen(one)), ...now.filter(isOpen)]
  const place = ({ id }: ExtraAnswer): number => questions.items.findIndex((one) => one.id === id)
  return answers.length === 0 ? undefined : { version: filed?.version ?? questions.version, answers: answers.toSorted((one, other) => place(one) - place(other)) }
}

/** `activities.0.postcode` as the request counts, to `activities.<rowId>.postcode` as the opened paths do. */
export const pathOf = (draft: Draft, field: string): string => {
  const [head = '', index, ...rest] = field.split('.')
  const name = rowsNames.find((one) => one === head)
  const row = name && index !== undefined ? draft[name]?.[Number(index)] : undefined
  return row ? [head, row.id, ...rest.slice(0, 1)].join('.') : field.startsWith('declarations.') ? 'declarations' : field
}

const plain = (value: object): Record<string, unknown> => z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))))
