import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

/** Says that there is a decision, never which: that stands in the letter, behind the sign-in, with the means of appeal. */
export const ineligibleDecision = (props: AboutFile): Message =>
  layOut(props, 'Er is een beslissing over uw aanvraag', [
    paragraph('We hebben nagekeken of uw aanvraag aan de basisvoorwaarden voldoet, en daarover een beslissing genomen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    paragraph('Meld u aan om de beslissing en de motivering te lezen. Daar staat ook wat u kunt doen als u het er niet mee eens bent.'),
    link('Lees de beslissing', `/aanvragen/${props.file.applicationId}/beslissing`),
  ])
