import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'

export const mandateApproved = (props: Letterhead & { organisation: string }): Message =>
  layOut(props, 'Uw machtiging is nagekeken', [
    paragraph('We hebben het bewijs van uw machtiging nagekeken. U bent nu gemachtigde: u mag aanvragen en verslagen indienen voor uw organisatie.'),
    facts(['Organisatie', props.organisation]),
    link('Ga naar uw organisatie', '/academie/organisatie'),
  ])
