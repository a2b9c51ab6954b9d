import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const standInEnded = (props: AboutFile): Message =>
  layOut(props, 'U valt niet meer in voor een dossier', [
    paragraph('Voor dit ene dossier deed u wat een collega niet mocht doen. Dat hoeft niet meer.'),
    facts(['Oproep', props.file.call], ['Titel', props.file.title]),
    link('Ga naar uw dossiers', '/beheer/dossiers'),
  ])
