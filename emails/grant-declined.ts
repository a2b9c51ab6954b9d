import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const grantDeclined = (props: AboutFile): Message =>
  layOut(props, 'Bericht over uw subsidie', [
    paragraph('De subsidie voor dit dossier vervalt: uw organisatie heeft ze afgestaan of niet op tijd aanvaard. U krijgt voor dit dossier geen betalingen en hoeft geen verslag in te dienen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
