'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { changeScenario } from '@/lib/decisions/change-scenario'
import { makeScenario } from '@/lib/decisions/make-scenario'
import { copyScenario, dropScenario, renameScenario } from '@/lib/decisions/manage-scenario'
import { changedScenario, copiedScenario, droppedScenario, newScenario, renamedScenario } from '@/lib/decisions/schema'

const makeAction = formAction(newScenario, async (actor, input) => {
  const { scenarioId, code } = await makeScenario(actor, input)
  return { redirectTo: `/beheer/oproepen/${code}/scenarios?toon=${scenarioId}#scenario` }
})

const changeAction = formAction(changedScenario, async (actor, input) => {
  await changeScenario(actor, input)
  return { message: 'Het scenario is bewaard.' }
})

const renameAction = formAction(renamedScenario, async (actor, input) => {
  await renameScenario(actor, input)
  return { message: 'Het scenario heeft een andere naam.' }
})

const copyAction = formAction(copiedScenario, async (actor, input) => {
  const { scenarioId, code } = await copyScenario(actor, input)
  return { redirectTo: `/beheer/oproepen/${code}/scenarios?toon=${scenarioId}#scenario` }
})

const dropAction = formAction(droppedScenario, async (actor, input) => {
  const { code } = await dropScenario(actor, input)
  return { redirectTo: `/beheer/oproepen/${code}/scenarios` }
})

export const make = async (state: FormState, form: FormData): Promise<FormState> => makeAction(state, form)
export const change = async (state: FormState, form: FormData): Promise<FormState> => changeAction(state, form)
export const rename = async (state: FormState, form: FormData): Promise<FormState> => renameAction(state, form)
export const copy = async (state: FormState, form: FormData): Promise<FormState> => copyAction(state, form)
export const drop = async (state: FormState, form: FormData): Promise<FormState> => dropAction(state, form)
