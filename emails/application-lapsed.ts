import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const applicationLapsed = (props: AboutFile): Message =>
  layOut(props, 'De termijn van uw dossier is voorbij', [
    paragraph(
      props.file.number === null
        ? 'De oproep is gesloten en uw concept werd niet ingediend. We kunnen het niet meer in behandeling nemen.'
        : 'Uw aanvraag stond op de reservelijst. Die lijst is niet langer geldig, en uw aanvraag vervalt daarmee.',
    ),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Bekijk uw dossier', `/aanvragen/${props.file.applicationId}`),
  ])
