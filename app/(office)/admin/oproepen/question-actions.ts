'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { moveQuestion, questionChoice, questionMove, removeQuestion, saveQuestion } from '@/lib/calls/change-questions'
import { questionForm } from '@/lib/calls/question-form'

const saveAction = formAction(questionForm, async (actor, input) => {
  await saveQuestion(actor, input)
  return { redirectTo: `/admin/oproepen/${input.code}/vragen` }
})

const removeAction = formAction(questionChoice, async (actor, input) => {
  await removeQuestion(actor, input)
  return { redirectTo: `/admin/oproepen/${input.code}/vragen` }
})

const moveAction = formAction(questionMove, async (actor, input) => {
  await moveQuestion(actor, input)
  return { message: 'Verplaatst' }
})

export const move = async (state: FormState, form: FormData): Promise<FormState> => moveAction(state, form)
export const save = async (state: FormState, form: FormData): Promise<FormState> => saveAction(state, form)
export const remove = async (state: FormState, form: FormData): Promise<FormState> => removeAction(state, form)
