import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const reviewVoided = (props: AboutFile): Message =>
  layOut(props, 'U hoeft dit dossier niet meer te beoordelen', [
    paragraph('Dit dossier wordt niet langer door u beoordeeld. Wat u schreef, telt niet meer mee. U hoeft niets te doen.'),
    facts(['Titel', props.file.title]),
    link('Ga naar uw dossiers', '/beoordelen'),
  ])
