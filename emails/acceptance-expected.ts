import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'

/** Only while the grant waits for its answer; the page of the outcome has the form. */
export const acceptanceExpected = (props: AboutFile): Message =>
  layOut(props, 'Uw antwoord wordt verwacht', [
    paragraph('U hebt nog niet geantwoord op onze beslissing. Een gemachtigde van uw organisatie doet dat in het loket. Zonder antwoord vervalt wat we hebben beslist na de termijn hieronder.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation], ...(props.file.grant ? ([['Antwoorden', formatTerm(props.file.grant.acceptDueAt)]] as const) : [])),
    link('Lees de beslissing en antwoord', `/aanvragen/${props.file.applicationId}/beslissing`),
  ])

/** The term is over; this is the last one. */
export const acceptanceNotice = (props: AboutFile): Message =>
  layOut(props, 'Laatste termijn om te antwoorden', [
    paragraph('De termijn om te antwoorden op onze beslissing is voorbij. U krijgt nog een laatste termijn. Antwoordt uw organisatie dan niet, dan vervalt wat we hebben beslist.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation], ...(props.file.grant ? ([['Antwoorden', formatTerm(props.file.grant.acceptDueAt)]] as const) : [])),
    link('Lees de beslissing en antwoord', `/aanvragen/${props.file.applicationId}/beslissing`),
  ])
