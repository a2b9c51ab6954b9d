import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'

export const mandateRefused = (props: Letterhead & { organisation: string; reason: string }): Message =>
  layOut(props, 'Uw machtiging is nagekeken', [
    paragraph('We hebben het bewijs van uw machtiging nagekeken. We kunnen het niet aanvaarden.'),
    facts(['Organisatie', props.organisation], ['Waarom', props.reason]),
    paragraph('U kunt een nieuw bewijs opladen, bijvoorbeeld de statuten of een uittreksel uit de KBO.'),
    link('Laad een nieuw bewijs op', '/academie/organisatie'),
  ])
