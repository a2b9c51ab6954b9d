import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const grantDeclined = (props: AboutFile): Message =>
  layOut(props, 'Uw antwoord is goed ontvangen', [
    paragraph('De subsidie voor dit dossier is afgestaan. U krijgt voor dit dossier geen betalingen en hoeft geen verslag in te dienen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
