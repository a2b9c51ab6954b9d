'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { endLesson, publishLesson } from '@/lib/knowledge/curate-lesson'
import { editLesson, proposeLesson } from '@/lib/knowledge/propose-lesson'
import { editedLesson, endedLesson, proposedLesson, publishedLesson } from '@/lib/knowledge/schema'

const proposeAction = formAction(proposedLesson, async (actor, input) => {
  const { id } = await proposeLesson(actor, input)
  return { redirectTo: `/beheer/kennis/${id}` }
})
export const propose = async (state: FormState, form: FormData): Promise<FormState> => proposeAction(state, form)

const editAction = formAction(editedLesson, async (actor, input) => {
  await editLesson(actor, input)
  return { redirectTo: `/beheer/kennis/${input.lessonId}` }
})
export const edit = async (state: FormState, form: FormData): Promise<FormState> => editAction(state, form)

const publishAction = formAction(publishedLesson, async (actor, input) => {
  await publishLesson(actor, input)
  return { message: 'De les staat in de kennisbank. De begunstigde krijgt een mail.' }
})
export const publish = async (state: FormState, form: FormData): Promise<FormState> => publishAction(state, form)

const endAction = formAction(endedLesson, async (actor, input) => {
  await endLesson(actor, input)
  return { message: 'Bewaard. De les is niet publiek.' }
})
export const end = async (state: FormState, form: FormData): Promise<FormState> => endAction(state, form)
