'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { settling } from '@/lib/payments/schema'
import { computeSettlement } from '@/lib/payments/settle-grant'
import { acceptReport, rejectReport, returnReport } from '@/lib/reports/judge-report'
import { acceptingReport, rejectingReport, returningReport } from '@/lib/reports/schema'

const acceptAction = formAction(acceptingReport, async (actor, input) => {
  await acceptReport(actor, input)
  revalidatePath('/beheer/verslagen', 'layout')
  return { message: 'Het verslag is aanvaard. Na een eindverslag berekent u nu de afrekening.' }
})

const returnAction = formAction(returningReport, async (actor, input) => {
  await returnReport(actor, input)
  revalidatePath('/beheer/verslagen', 'layout')
  return { message: 'De aanvulling is gevraagd.' }
})

const rejectAction = formAction(rejectingReport, async (actor, input) => {
  await rejectReport(actor, input)
  revalidatePath('/beheer/verslagen', 'layout')
  return { message: 'Het verslag is geweigerd.' }
})

const computeAction = formAction(settling, async (actor, input) => {
  await computeSettlement(actor, input)
  revalidatePath('/beheer/verslagen', 'layout')
  return { message: 'De afrekening is berekend. Financiën bevestigt ze.' }
})

export const accept = async (state: FormState, form: FormData): Promise<FormState> => acceptAction(state, form)
export const askMore = async (state: FormState, form: FormData): Promise<FormState> => returnAction(state, form)
export const reject = async (state: FormState, form: FormData): Promise<FormState> => rejectAction(state, form)
export const compute = async (state: FormState, form: FormData): Promise<FormState> => computeAction(state, form)
