import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'

export const reviewDueMoved = (props: AboutFile): Message =>
  layOut(props, 'Uw beoordeling heeft een andere dag', [
    paragraph('De dossierbeheerder gaf u voor dit dossier een andere dag. Dien uw beoordeling tegen dan in.'),
    facts(['Titel', props.file.title], ...(props.file.review?.dueAt ? ([['Klaar', formatTerm(props.file.review.dueAt)]] as const) : [])),
    link('Ga naar uw dossiers', '/beoordelen'),
  ])
