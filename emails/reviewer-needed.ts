import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

/** Not who, nor why: that stays behind the sign-in. */
export const reviewerNeeded = (props: AboutFile): Message =>
  layOut(props, 'Een beoordelaar viel weg', [
    paragraph('Een beoordelaar die u vroeg, beoordeelt dit dossier niet. Kijk na of u een andere beoordelaar moet vragen.'),
    facts(['Oproep', props.file.call], ['Titel', props.file.title]),
    link('Ga naar de beoordelaars', `/beheer/dossiers/${encodeURIComponent(props.file.number ?? '')}#beoordeling`),
  ])
