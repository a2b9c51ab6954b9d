import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

/** The same words whatever was decided: the outcome stands behind the sign-in. */
export const decisionPublished = (props: AboutFile): Message =>
  layOut(props, 'Er is een beslissing over uw aanvraag', [
    paragraph('De beslissingen over deze oproep zijn bekendgemaakt. Uw beslissing staat klaar.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    paragraph('Meld u aan om de beslissing en de motivering te lezen. Daar staat ook wat u kunt doen als u het er niet mee eens bent.'),
    link('Lees de beslissing', `/aanvragen/${props.file.applicationId}/beslissing`),
  ])
