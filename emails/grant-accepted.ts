import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const grantAccepted = (props: AboutFile): Message =>
  layOut(props, 'Uw antwoord is goed ontvangen', [
    paragraph('Uw organisatie heeft de subsidie aanvaard. Meld in het loket wanneer u start: daarna kan het voorschot worden betaald.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
