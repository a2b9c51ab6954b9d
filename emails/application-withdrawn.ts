import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const applicationWithdrawn = (props: AboutFile): Message =>
  layOut(props, 'Uw aanvraag is ingetrokken', [
    paragraph('Uw organisatie heeft deze aanvraag ingetrokken. We behandelen ze niet verder.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    paragraph('Dit kan niet ongedaan worden gemaakt. Is de oproep nog open? Dan kunt u een nieuwe aanvraag starten.'),
    link('Bekijk uw dossier', `/aanvragen/${props.file.applicationId}`),
  ])
