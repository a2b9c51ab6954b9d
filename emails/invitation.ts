import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatInstant, ZONE_IN_WORDS } from '@/lib/time'

export const invitation = (props: Letterhead & { token: string; organisation: string; invitedBy: string; expiresAt: Date }): Message =>
  layOut(props, 'Uitnodiging voor het STEM-loket', [
    paragraph('Een collega nodigt u uit om samen te werken in het STEM-loket, waar organisaties subsidies voor STEM-activiteiten aanvragen.'),
    facts(['Organisatie', props.organisation], ['Uitgenodigd door', props.invitedBy], ['Geldig tot', `${formatInstant(props.expiresAt)}, ${ZONE_IN_WORDS}`]),
    link('Aanvaard de uitnodiging', `/uitnodiging/${encodeURIComponent(props.token)}`),
    paragraph('U meldt zich aan met het e-mailadres waarop u deze mail kreeg. Kent u deze organisatie niet? Dan hoeft u niets te doen.'),
  ])
