'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { formatCents } from '@/lib/money'
import { bookBankReport } from '@/lib/payments/book-bank-report'
import { agreeInstalments, replaceInstalments } from '@/lib/payments/agree-instalments'
import { approvePayment } from '@/lib/payments/approve-payment'
import { confirmPaid } from '@/lib/payments/confirm-paid'
import { orderPayments } from '@/lib/payments/order-payments'
import { claimRecovery, openRecovery } from '@/lib/payments/recover-payment'
import { confirmRepayment, dropRepayment, recordRepayment } from '@/lib/payments/repay-recovery'
import { agreeingInstalments, notingRepayment, oneGrant, oneBankReport, onePayment, oneRepayment, openingRecovery, orderingPayments, replacingInstalments } from '@/lib/payments/schema'
import { retryPayment } from '@/lib/payments/retry-payment'
import { LARGEST_REPORT, uploadBankReport } from '@/lib/payments/upload-bank-report'
import { confirmWaiver, proposeWaiver } from '@/lib/payments/waive-recovery'
import { confirmSettlement } from '@/lib/payments/settle-grant'

const approveAction = formAction(onePayment, async (actor, input) => {
  const { approved } = await approvePayment(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: approved ? 'Goedgekeurd.' : 'Eerste goedkeuring genoteerd.' }
})

const orderAction = formAction(orderingPayments, async (actor, input) => {
  await orderPayments(actor, input)
  return { redirectTo: '/beheer/betalingen?deel=onderweg#betaalbestanden' }
})

const paidAction = formAction(onePayment, async (actor, input) => {
  await confirmPaid(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: 'Betaald.' }
})

const retryAction = formAction(onePayment, async (actor, input) => {
  await retryPayment(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: 'Opnieuw aangevraagd.' }
})

const uploadAction = formAction(z.object({}), async (actor, _input, form) => {
  const posted = form.get('report')
  const report = posted instanceof File ? { name: posted.name, bytes: new Uint8Array(await posted.slice(0, LARGEST_REPORT + 1).arrayBuffer()) } : { name: '', bytes: new Uint8Array() }
  const { id } = await uploadBankReport(actor, report)
  return { redirectTo: `/beheer/betalingen/bank/${id}` }
})

const bookAction = formAction(oneBankReport, async (actor, input) => {
  const { paid, failed, repaid } = await bookBankReport(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: `Geboekt: ${paid} betaald, ${failed} mislukt, ${repaid} terugbetaling${repaid === 1 ? '' : 'en'} genoteerd.` }
})

const settleAction = formAction(oneGrant, async (actor, input) => {
  await confirmSettlement(actor, input)
  revalidatePath('/beheer', 'layout')
  return { message: 'De afrekening is bevestigd.' }
})

const recoverAction = formAction(openingRecovery, async (actor, input) => {
  await openRecovery(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: 'De begunstigde is uitgenodigd om te reageren.' }
})

const claimAction = formAction(oneGrant, async (actor, input) => {
  await claimRecovery(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: 'Het bedrag is teruggevorderd.' }
})

const proposeWaiverAction = formAction(openingRecovery, async (actor, input) => {
  await proposeWaiver(actor, input)
  return { redirectTo: '/beheer/betalingen?deel=terugvorderingen#lopend' }
})

const confirmWaiverAction = formAction(oneGrant, async (actor, input) => {
  await confirmWaiver(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: 'Er wordt niet teruggevorderd. Het dossier is afgesloten.' }
})

const instalmentsAction = formAction(agreeingInstalments, async (actor, input) => {
  await agreeInstalments(actor, input)
  return { redirectTo: '/beheer/betalingen?deel=terugvorderingen#lopend' }
})

const respreadAction = formAction(replacingInstalments, async (actor, input) => {
  await replaceInstalments(actor, input)
  return { redirectTo: '/beheer/betalingen?deel=terugvorderingen#lopend' }
})

const repaidAction = formAction(notingRepayment, async (actor, input) => {
  await recordRepayment(actor, input)
  return { redirectTo: '/beheer/betalingen?deel=terugvorderingen#te-bevestigen' }
})

const confirmRepaidAction = formAction(oneRepayment, async (actor, input) => {
  const { openCents } = await confirmRepayment(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: openCents === 0n ? 'Alles is terugbetaald. Het dossier is afgesloten.' : `Bevestigd. Er staat nog ${formatCents(openCents)} euro open.` }
})

const dropRepaidAction = formAction(oneRepayment, async (actor, input) => {
  await dropRepayment(actor, input)
  revalidatePath('/beheer/betalingen')
  return { message: 'Geschrapt.' }
})

export const approve = async (state: FormState, form: FormData): Promise<FormState> => approveAction(state, form)
export const order = async (state: FormState, form: FormData): Promise<FormState> => orderAction(state, form)
export const paid = async (state: FormState, form: FormData): Promise<FormState> => paidAction(state, form)
export const retry = async (state: FormState, form: FormData): Promise<FormState> => retryAction(state, form)
export const upload = async (state: FormState, form: FormData): Promise<FormState> => uploadAction(state, form)
export const book = async (state: FormState, form: FormData): Promise<FormState> => bookAction(state, form)
export const settle = async (state: FormState, form: FormData): Promise<FormState> => settleAction(state, form)
export const recover = async (state: FormState, form: FormData): Promise<FormState> => recoverAction(state, form)
export const waive = async (state: FormState, form: FormData): Promise<FormState> => proposeWaiverAction(state, form)
export const confirmWaive = async (state: FormState, form: FormData): Promise<FormState> => confirmWaiverAction(state, form)
export const spread = async (state: FormState, form: FormData): Promise<FormState> => instalmentsAction(state, form)
export const respread = async (state: FormState, form: FormData): Promise<FormState> => respreadAction(state, form)
export const claim = async (state: FormState, form: FormData): Promise<FormState> => claimAction(state, form)
export const repaid = async (state: FormState, form: FormData): Promise<FormState> => repaidAction(state, form)
export const confirmRepaid = async (state: FormState, form: FormData): Promise<FormState> => confirmRepaidAction(state, form)
export const dropRepaid = async (state: FormState, form: FormData): Promise<FormState> => dropRepaidAction(state, form)
