import { completionFacts } from '@/emails/completion-facts'
import { layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const completionExtended = (props: AboutFile): Message =>
  layOut(props, 'U krijgt meer tijd om aan te vullen', [
    paragraph('We verlengden de termijn om uw aanvraag aan te vullen. Dat kan maar één keer.'),
    ...completionFacts(props),
    link('Vul aan', `/aanvragen/${props.file.applicationId}/aanvulling`),
  ])
