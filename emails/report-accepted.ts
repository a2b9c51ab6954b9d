import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const reportAccepted = (props: AboutFile): Message =>
  layOut(props, 'Uw verslag is nagekeken', [
    paragraph('We hebben uw verslag nagekeken en aanvaard. We berekenen nu het definitieve bedrag van de subsidie.'),
    facts(['Organisatie', props.file.organisation]),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
