import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'

/** Before "geen belang" a reviewer knows no more than this. */
export const reviewAssigned = (props: AboutFile): Message =>
  layOut(props, 'Een dossier om te beoordelen', [
    paragraph('U bent gevraagd om een dossier te beoordelen. Laat eerst weten of u een belang hebt bij dit dossier.'),
    facts(['Titel', props.file.title], ...(props.file.review?.dueAt ? ([['Klaar', formatTerm(props.file.review.dueAt)]] as const) : [])),
    link('Ga naar uw dossiers', '/beoordelen'),
  ])
