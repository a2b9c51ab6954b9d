'use server'

import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideApplication, decideCall } from '@/lib/decisions/decide-application'
import { proposeFromReserve } from '@/lib/decisions/propose-from-reserve'
import { confirmingAll, confirmingOne, decidingAll, seenDecision, takingBack, takingBackAll, weighing } from '@/lib/decisions/schema'
import { remakeLetters } from '@/lib/decisions/remake-letters'
import { inspection } from '@/lib/decisions/inspection-schema'
import { recordInspection } from '@/lib/decisions/record-inspection'
import { takeBackFile, takeBackProposal } from '@/lib/decisions/take-back-proposal'
import { weighInterests } from '@/lib/decisions/weigh-interests'
import { writeTexts } from '@/lib/decisions/write-texts'
import { requirePermission } from '@/lib/access/require-permission'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { storeProof } from '@/lib/organisations/proof'

const files = (count: number): string => `${count} ${count === 1 ? 'dossier' : 'dossiers'}`

const decideAction = formAction(decidingAll, async (actor, input) => {
  const { decided } = await decideCall(actor, input)
  return { message: `U besliste over ${files(decided)}. Een andere beslisser bevestigt.` }
})
const decideOneAction = formAction(seenDecision, async (actor, { seen, ...input }) => {
  await decideApplication(actor, input, seen)
  return { message: 'Uw beslissing is bewaard. Een andere beslisser bevestigt.' }
})
const confirmOneAction = formAction(confirmingOne, async (actor, { seen, ...input }) => {
  await confirmDecision(actor, input, seen)
  return { message: 'De beslissing is bevestigd. De brief wordt gemaakt.' }
})
const confirmAction = formAction(confirmingAll, async (actor, { seen, ...input }) => {
  const { confirmed } = await confirmCall(actor, input, seen)
  return { message: `Bevestigd: ${files(confirmed)}. De brieven worden gemaakt.` }
})
const weighAction = formAction(weighing, async (actor, input) => {
  await weighInterests(actor, input)
  return { message: 'Bewaard. De beslissing kan worden bevestigd en bekendgemaakt.', values: { weighing: '' } }
})
const takeBackAllAction = formAction(takingBackAll, async (actor, input) => {
  const { files: taken, reviewedAgain, toReserve } = await takeBackProposal(actor, input)
  const again = toReserve ? 'De reservelijst staat zoals voor dit voorstel.' : reviewedAgain === 0 ? 'De rangschikking kan opnieuw bevroren worden.' : `Eerst ${reviewedAgain === 1 ? 'gaat 1 dossier' : `gaan ${files(reviewedAgain)}`} terug naar de beoordelaars.`
  return { message: `Teruggenomen: ${files(taken)}. ${again}`, values: { takeBackReason: '' } }
})
const takeBackOneAction = formAction(takingBack, async (actor, input) => {
  await takeBackFile(actor, input)
  return { message: 'Dit dossier is uit het voorstel genomen.', values: { takeBackReason: '' } }
})
const writeAction = formAction(seenDecision, async (actor, { seen, ...input }) => {
  const { changed } = await writeTexts(actor, input, seen)
  return { message: changed === 0 ? 'Er was niets gewijzigd.' : 'Bewaard. De gegenereerde tekst blijft ernaast staan.' }
})
const inspectAction = formAction(inspection, async (actor, input, form) => {
  requirePermission(actor, 'inspection.record', {}, 'ranking.read')
  await recordInspection(actor, input, await storeProof(form.get('document'), 'document'))
  return { message: 'Het advies is genoteerd.' }
})
const remakeAction = formAction(decidingAll, async (actor, input) => {
  const { letters } = await remakeLetters(actor, input)
  return { message: letters === 1 ? '1 brief is opnieuw gemaakt.' : `${letters} brieven zijn opnieuw gemaakt.` }
})
const publishAction = formAction(decidingAll, async (actor, input) => {
  const { published } = await publishDecisions(actor, input)
  return { message: `Bekendgemaakt: ${files(published)}. Elke aanvrager krijgt een mail.` }
})
const reserveAction = formAction(decidingAll, async (actor, input) => {
  await proposeFromReserve(actor, input)
  return { message: 'Het voorstel uit de reservelijst ligt voor ter beslissing.' }
})

export const decideAll = async (state: FormState, form: FormData): Promise<FormState> => decideAction(state, form)
export const decideOne = async (state: FormState, form: FormData): Promise<FormState> => decideOneAction(state, form)
export const confirmAll = async (state: FormState, form: FormData): Promise<FormState> => confirmAction(state, form)
export const confirmOne = async (state: FormState, form: FormData): Promise<FormState> => confirmOneAction(state, form)
export const weigh = async (state: FormState, form: FormData): Promise<FormState> => weighAction(state, form)
export const takeBackAll = async (state: FormState, form: FormData): Promise<FormState> => takeBackAllAction(state, form)
export const takeBackOne = async (state: FormState, form: FormData): Promise<FormState> => takeBackOneAction(state, form)
export const write = async (state: FormState, form: FormData): Promise<FormState> => writeAction(state, form)
export const inspect = async (state: FormState, form: FormData): Promise<FormState> => inspectAction(state, form)
export const remake = async (state: FormState, form: FormData): Promise<FormState> => remakeAction(state, form)
export const publish = async (state: FormState, form: FormData): Promise<FormState> => publishAction(state, form)
export const fromReserve = async (state: FormState, form: FormData): Promise<FormState> => reserveAction(state, form)
