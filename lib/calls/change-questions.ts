import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { loadCall } from '@/lib/calls/load-call'
import { changedMeanwhile } from '@/lib/calls/move-call'
import type { QuestionForm } from '@/lib/calls/question-form'
import { callQuestions, moved, questionProblems, refusedWhileOpen, type Question } from '@/lib/calls/questions'
import { callStatusWords } from '@/lib/calls/words'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

export const questionChoice = z.object({ code: z.string().max(40), version: z.coerce.number().int(), id: z.string().max(20) })
export const questionMove = questionChoice.extend({ direction: z.enum(['UP', 'DOWN']) })

/** Adds a question, or changes one; each time a new version. */
export const saveQuestion = (actor: Actor, { code, version, id, ...input }: QuestionForm): Promise<void> =>
  change(actor, code, version, (before) => {
    const old = before.find((one) => one.id === id)
    if (id !== undefined && !old) throw new Refusal('not-found', 'Deze vraag bestaat niet meer.')
    const edited: Question = { ...input, id: old?.id ?? `v${randomUUID().slice(0, 8)}`, options: coded(input.options, old?.options ?? []) }
    const after = old ? before.map((one) => one.id === old.id ? edited : one) : [...before, edited]
    const problems = questionProblems(after, edited)
    if (problems.length > 0) throw new Refusal('invalid', problems)
    return after
  })

export const removeQuestion = (actor: Actor, { code, version, id }: z.infer<typeof questionChoice>): Promise<void> =>
  change(actor, code, version, (before) => {
    const follower = before.find(({ condition }) => condition?.question === id)
    if (follower) throw new Refusal('conflict', `De vraag “${follower.label}” hangt van deze vraag af. Verwijder die eerst.`)
    if (!before.some((one) => one.id === id)) throw new Refusal('not-found', 'Deze vraag bestaat niet meer.')
    return before.filter((one) => one.id !== id)
  })

export const moveQuestion = (actor: Actor, { code, version, id, direction }: z.infer<typeof questionMove>): Promise<void> =>
  change(actor, code, version, (before) => {
    if (!before.some((one) => one.id === id)) throw new Refusal('not-found', 'Deze vraag bestaat niet meer.')
    const after = moved(before, id, direction)
    if (after === null) throw new Refusal('conflict', 'Deze vraag kan hier niet verder. Een vraag staat altijd na de vraag waarvan ze afhangt.')
    return after
  })

const change = (actor: Actor, code: string, version: number, changed: (before: readonly Question[]) => Question[]): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'call.update')
    const call = await loadCall(tx, code)
    if (call.status !== 'DRAFT' && call.status !== 'ANNOUNCED' && call.status !== 'OPEN') throw new Refusal('conflict', `Dat kan hier niet: deze oproep is ${callStatusWords[call.status]}.`)
    const before = callQuestions.parse(call.extraQuestions)
    const items = changed(before.items)
    const refused = call.status === 'OPEN' ? refusedWhileOpen(before.items, items) : null
    if (refused !== null) throw new Refusal('conflict', refused)
    const extraQuestions = { version: before.version + 1, items }
    const { count } = await tx.call.updateMany({ where: { id: call.id, status: call.status, version }, data: { extraQuestions, version: { increment: 1 } } })
    if (count === 0) throw changedMeanwhile()
    await recordEvent(tx, actor, { verb: 'call.change-questions', subjectType: 'call', subjectId: call.id, payload: { code, ...extraQuestions } })
  })

/** An answer keeps its code as long as its words stay; a code is never given to other words. */
const coded = (lines: readonly string[], old: Question['options']): Question['options'] =>
  lines.map((nl) => old.find((option) => option.nl === nl) ?? { code: `k${randomUUID().slice(0, 6)}`, nl })
