'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { changeScenario } from '@/lib/decisions/change-scenario'
import { makeScenario } from '@/lib/decisions/make-scenario'
import { changedScenario, newScenario } from '@/lib/decisions/schema'

const makeAction = formAction(newScenario, async (actor, input) => {
  const { scenarioId, code } = await makeScenario(actor, input)
  return { redirectTo: `/beheer/oproepen/${code}/scenarios?toon=${scenarioId}#scenario` }
})

const changeAction = formAction(changedScenario, async (actor, input) => {
  await changeScenario(actor, input)
  return { message: 'Het scenario is bewaard.' }
})

export const make = async (state: FormState, form: FormData): Promise<FormState> => makeAction(state, form)
export const change = async (state: FormState, form: FormData): Promise<FormState> => changeAction(state, form)
