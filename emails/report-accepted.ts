import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const reportAccepted = (props: AboutFile): Message =>
  layOut(props, 'Uw verslag is nagekeken', [
    paragraph(props.file.grant?.report?.period ? 'We hebben uw kwartaalverslag nagekeken en aanvaard. U hoeft nu niets te doen.' : 'We hebben uw verslag nagekeken en aanvaard. We berekenen nu het definitieve bedrag van de subsidie.'),
    facts(['Organisatie', props.file.organisation]),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
