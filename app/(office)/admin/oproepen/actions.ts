'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { announceCall } from '@/lib/calls/announce-call'
import { cancelCall, cancellation } from '@/lib/calls/cancel-call'
import { createCall, newCall } from '@/lib/calls/create-call'
import { extendCall, extension } from '@/lib/calls/extend-call'
import { newEnvelope, raiseEnvelope } from '@/lib/calls/raise-envelope'
import { callEditing, callWords } from '@/lib/calls/schema'
import { updateCall, updateCallWords } from '@/lib/calls/update-call'

const back = (code: string) => ({ redirectTo: `/admin/oproepen/${code}` })
const code = z.string().max(40)

/** Only the self-check has rows of the same fields. */
const labelOfRow = (field: string): string => {
  const [, index, name] = /^selfCheck\.(\d+)\.(question|help)$/.exec(field) ?? []
  return index === undefined ? '' : `Vraag ${Number(index) + 1}, ${name === 'help' ? 'uitleg' : 'vraag'}`
}

const createAction = formAction(newCall, async (actor, input) => back((await createCall(actor, input)).code))
const editAction = formAction(z.intersection(z.object({ code }), callEditing), async (actor, { code, ...input }) => {
  await updateCall(actor, code, input)
  return back(code)
}, labelOfRow)
const wordsAction = formAction(callWords.extend({ code }), async (actor, { code, ...input }) => {
  await updateCallWords(actor, code, input)
  return back(code)
}, labelOfRow)
const announceAction = formAction(z.object({ code }), async (actor, input) => {
  await announceCall(actor, input)
  return back(input.code)
})
const extendAction = formAction(extension, async (actor, input) => {
  await extendCall(actor, input)
  return back(input.code)
})
const envelopeAction = formAction(newEnvelope, async (actor, input) => {
  await raiseEnvelope(actor, input)
  return back(input.code)
})
const cancelAction = formAction(cancellation, async (actor, input) => {
  await cancelCall(actor, input)
  return back(input.code)
})

export const create = async (state: FormState, form: FormData): Promise<FormState> => createAction(state, form)
export const edit = async (state: FormState, form: FormData): Promise<FormState> => editAction(state, form)
export const editWords = async (state: FormState, form: FormData): Promise<FormState> => wordsAction(state, form)
export const announce = async (state: FormState, form: FormData): Promise<FormState> => announceAction(state, form)
export const extend = async (state: FormState, form: FormData): Promise<FormState> => extendAction(state, form)
export const changeEnvelope = async (state: FormState, form: FormData): Promise<FormState> => envelopeAction(state, form)
export const cancel = async (state: FormState, form: FormData): Promise<FormState> => cancelAction(state, form)
