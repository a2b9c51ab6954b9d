'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { bidOnFiles } from '@/lib/reviews/bid-on-files'
import { employers } from '@/lib/reviews/conflict-schema'
import { bidding, expertiseStatement } from '@/lib/reviews/expertise-schema'
import { stateEmployers as act } from '@/lib/reviews/state-employers'
import { stateExpertise } from '@/lib/reviews/state-expertise'

const stateAction = formAction(expertiseStatement, async (actor, statement) => {
  await stateExpertise(actor, statement)
  return { message: 'Bewaard. Dit telt vanaf het volgende voorstel.' }
})
export const state = async (previous: FormState, form: FormData) => stateAction(previous, form)

const bidAction = formAction(bidding, async (actor, bids) => {
  const { changed } = await bidOnFiles(actor, bids)
  return { message: changed === 1 ? 'Eén voorkeur gewijzigd.' : `${changed} voorkeuren gewijzigd.` }
})
export const bid = async (previous: FormState, form: FormData) => bidAction(previous, form)

const employersAction = formAction(employers, async (actor, input) => {
  const { closed } = await act(actor, input)
  return { message: closed === 0 ? 'Bewaard.' : `Bewaard. ${closed === 1 ? 'Eén dossier is' : `${closed} dossiers zijn`} voor u gesloten: u hebt er een belang in.` }
})
export const stateEmployers = async (previous: FormState, form: FormData) => employersAction(previous, form)
