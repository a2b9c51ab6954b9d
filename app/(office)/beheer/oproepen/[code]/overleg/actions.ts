'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { attendance, closing, opening } from '@/lib/reviews/meeting-schema'
import { changeAttendance, closeMeeting, openMeeting } from '@/lib/reviews/open-meeting'

const openAction = formAction(opening, async (actor, input) => {
  await openMeeting(actor, input)
})
export const open = async (state: FormState, form: FormData) => openAction(state, form)

const attendAction = formAction(attendance, async (actor, input) => {
  await changeAttendance(actor, input)
  return { message: 'Bewaard' }
})
export const attend = async (state: FormState, form: FormData) => attendAction(state, form)

const closeAction = formAction(closing, async (actor, input) => {
  await closeMeeting(actor, input)
})
export const close = async (state: FormState, form: FormData) => closeAction(state, form)
