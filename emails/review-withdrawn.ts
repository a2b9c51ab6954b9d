import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const reviewWithdrawn = (props: AboutFile): Message =>
  layOut(props, 'U hoeft dit dossier niet meer te beoordelen', [
    paragraph('De dossierbeheerder trok de vraag in om dit dossier te beoordelen. Wat u schreef, telt niet mee. U hoeft niets te doen.'),
    facts(['Titel', props.file.title], ...(props.file.review?.reason ? ([['Waarom', props.file.review.reason]] as const) : [])),
    link('Ga naar uw dossiers', '/beoordelen'),
  ])
