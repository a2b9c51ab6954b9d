'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { answerChecklist } from '@/lib/controls/answer-checklist'
import { concludeControl } from '@/lib/controls/conclude-control'
import { sendFindings } from '@/lib/controls/hear-beneficiary'
import { makeSelection } from '@/lib/controls/make-selection'
import { addControlFile, noteControl, requireControlWork } from '@/lib/controls/note-control'
import { dropFinding, recordFinding } from '@/lib/controls/record-finding'
import { addingControlFile, answeringChecklist, concludingControl, makingSelection, notingControl, oneControl, oneFinding, recordingFinding, startingControl } from '@/lib/controls/schema'
import { startControl } from '@/lib/controls/start-control'
import { storeProof } from '@/lib/organisations/proof'
import { Refusal } from '@/lib/refusal'

const selectAction = formAction(makingSelection, async (actor, input) => {
  const { selectionId } = await makeSelection(actor, input)
  return { redirectTo: `/beheer/controle/selecties/${selectionId}` }
})

const startAction = formAction(startingControl, async (actor, input) => {
  await startControl(actor, input)
  revalidatePath('/beheer', 'layout')
  return { message: 'De controle is begonnen. De begunstigde kreeg een mail.' }
})

const answerAction = formAction(answeringChecklist, async (actor, input) => {
  const { open } = await answerChecklist(actor, input)
  revalidatePath('/beheer/controle', 'layout')
  return { message: open === 0 ? 'Bewaard. De checklist is volledig.' : `Bewaard. Nog ${open} te beantwoorden.` }
})

const noteAction = formAction(notingControl, async (actor, input) => {
  await noteControl(actor, input)
  revalidatePath('/beheer/controle', 'layout')
  return { message: 'De nota is bewaard.', values: { text: '', visitedOn: '' } }
})

const addFileAction = formAction(addingControlFile, async (actor, input, form) => {
  await requireControlWork(actor, input.grantId)
  const file = await storeProof(form.get('file'), 'file')
  if (!file) throw new Refusal('invalid', [{ field: 'file', message: 'Kies een bestand.' }])
  await addControlFile(actor, input, file)
  revalidatePath('/beheer/controle', 'layout')
  return { message: 'Het bestand is toegevoegd.' }
})

const findAction = formAction(recordingFinding, async (actor, input) => {
  await recordFinding(actor, input)
  revalidatePath('/beheer/controle', 'layout')
  return { message: 'De vaststelling is bewaard.', values: { subject: '', units: '', amount: '', motivation: '' } }
})

const dropAction = formAction(oneFinding, async (actor, input) => {
  await dropFinding(actor, input)
  revalidatePath('/beheer/controle', 'layout')
  return { message: 'Geschrapt.' }
})

const sendAction = formAction(oneControl, async (actor, input) => {
  await sendFindings(actor, input)
  revalidatePath('/beheer/controle', 'layout')
  return { message: 'De begunstigde kan nu antwoorden.' }
})

const concludeAction = formAction(concludingControl, async (actor, input) => {
  await concludeControl(actor, input)
  revalidatePath('/beheer', 'layout')
  return { message: 'De controle is afgesloten. Bereken nu de afrekening bij het verslag.' }
})

export const select = async (state: FormState, form: FormData): Promise<FormState> => selectAction(state, form)
export const start = async (state: FormState, form: FormData): Promise<FormState> => startAction(state, form)
export const answer = async (state: FormState, form: FormData): Promise<FormState> => answerAction(state, form)
export const note = async (state: FormState, form: FormData): Promise<FormState> => noteAction(state, form)
export const addFile = async (state: FormState, form: FormData): Promise<FormState> => addFileAction(state, form)
export const find = async (state: FormState, form: FormData): Promise<FormState> => findAction(state, form)
export const drop = async (state: FormState, form: FormData): Promise<FormState> => dropAction(state, form)
export const send = async (state: FormState, form: FormData): Promise<FormState> => sendAction(state, form)
export const conclude = async (state: FormState, form: FormData): Promise<FormState> => concludeAction(state, form)
