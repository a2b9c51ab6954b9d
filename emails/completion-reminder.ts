import { completionFacts } from '@/emails/completion-facts'
import { layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const completionReminder = (props: AboutFile): Message =>
  layOut(props, 'Uw aanvulling is nog niet ingediend', [
    paragraph('We vroegen u om enkele punten van uw aanvraag aan te vullen. De gemachtigde van uw organisatie diende de aanvulling nog niet in.'),
    ...completionFacts(props),
    link('Dien de aanvulling in', `/aanvragen/${props.file.applicationId}/aanvulling`),
  ])
