import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

/** The receipt: when it came in stands on the page. */
export const reconsiderationReceived = (props: AboutFile): Message =>
  layOut(props, 'We ontvingen uw verzoek tot heroverweging', [
    paragraph('Uw organisatie vroeg om een beslissing opnieuw te bekijken. Iemand die niet bij de eerste beslissing betrokken was, behandelt het verzoek. De beslissing blijft intussen gelden.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Bekijk uw verzoek', pageOf(props)),
  ])

/** The same words whatever the answer is: it stands behind the sign-in. */
export const reconsiderationAnswered = (props: AboutFile): Message =>
  layOut(props, 'Er is een antwoord op uw verzoek tot heroverweging', [
    paragraph('Het antwoord op uw verzoek tot heroverweging staat klaar. Meld u aan om het te lezen. Daar staat ook wat u nog kunt doen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Lees het antwoord', pageOf(props)),
  ])

const pageOf = ({ file }: AboutFile): string => `/aanvragen/${file.applicationId}/heroverweging`
