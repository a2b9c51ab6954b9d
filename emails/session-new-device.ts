import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatInstant, ZONE_IN_WORDS } from '@/lib/time'

export const sessionNewDevice = (props: Letterhead & { device: string; at: Date }): Message =>
  layOut(props, 'Aangemeld op een nieuw toestel', [
    paragraph('Iemand heeft zich met uw account aangemeld op een toestel dat we nog niet kenden.'),
    facts(['Wanneer', `${formatInstant(props.at)}, ${ZONE_IN_WORDS}`], ['Toestel', props.device]),
    paragraph('Was u dit? Dan hoeft u niets te doen. Was u dit niet? Beëindig dan die sessie en neem contact met ons op.'),
    link('Bekijk uw sessies', '/account'),
  ])
