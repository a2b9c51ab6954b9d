import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatInstant, ZONE_IN_WORDS } from '@/lib/time'

/** The account number itself is not in a mail, only how it ends. */
export const accountChanged = (props: Letterhead & { organisation: string; ending: string; changedBy: string; at: Date }): Message =>
  layOut(props, 'Het rekeningnummer van uw organisatie is gewijzigd', [
    paragraph('Een gemachtigde gaf een ander rekeningnummer op. VLAIO betaalt voortaan op dat nummer.'),
    facts(['Organisatie', props.organisation], ['Nieuw nummer eindigt op', props.ending], ['Gewijzigd door', props.changedBy], ['Wanneer', `${formatInstant(props.at)}, ${ZONE_IN_WORDS}`]),
    paragraph('Klopt dit niet? Verwittig ons meteen met de gegevens hieronder.'),
    link('Bekijk uw organisatie', '/academie/organisatie'),
  ])
