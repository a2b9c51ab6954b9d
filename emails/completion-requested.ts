import { completionFacts } from '@/emails/completion-facts'
import { layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const completionRequested = (props: AboutFile): Message =>
  layOut(props, 'Vul uw aanvraag aan', [
    paragraph('We kunnen uw aanvraag pas verder onderzoeken als u enkele punten aanvult. In het loket staan alleen die punten open.'),
    ...completionFacts(props),
    paragraph('Bewaren is niet genoeg: de gemachtigde van uw organisatie moet de aanvulling indienen. Doet u dat niet op tijd, dan gaan we verder met wat u eerder indiende.'),
    link('Vul aan', `/aanvragen/${props.file.applicationId}/aanvulling`),
  ])
