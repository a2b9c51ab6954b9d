import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const completionEnded = (props: AboutFile): Message =>
  layOut(props, 'De termijn om aan te vullen is voorbij', [
    paragraph('Uw organisatie diende de aanvulling niet op tijd in. We gaan verder met wat u eerder indiende. Wat u wel bewaarde maar niet indiende, telt niet mee; u kunt het nog lezen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Bekijk uw dossier', `/aanvragen/${props.file.applicationId}/aanvulling`),
  ])
