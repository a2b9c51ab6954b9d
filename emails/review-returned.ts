import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'

export const reviewReturned = (props: AboutFile): Message =>
  layOut(props, 'Vraag om uw beoordeling na te kijken', [
    paragraph('De dossierbeheerder vraagt u om uw beoordeling na te kijken en opnieuw in te dienen.'),
    facts(['Titel', props.file.title], ['Waarom', props.file.review?.reason ?? ''], ...(props.file.review?.dueAt ? ([['Klaar', formatTerm(props.file.review.dueAt)]] as const) : [])),
    link('Ga naar uw dossiers', '/beoordelen'),
  ])
