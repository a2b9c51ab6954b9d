import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'

export const filingExtended = (props: AboutFile): Message =>
  layOut(props, 'U krijgt uitstel om in te dienen', [
    paragraph('Alleen uw aanvraag krijgt dit uitstel. U kunt uw concept opnieuw wijzigen en indienen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation], ...(props.file.extendedUntil ? ([['U kunt indienen', formatTerm(props.file.extendedUntil)]] as const) : [])),
    link('Ga naar uw concept', `/aanvragen/${props.file.applicationId}`),
  ])
