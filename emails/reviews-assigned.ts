import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'

/** All files of one assignment together. No titles: before the mail arrives one of them may be closed by an interest. */
export const reviewsAssigned = (props: Letterhead & { call: string; files: string; due: Date }): Message =>
  layOut(props, props.files === '1' ? 'Een dossier om te beoordelen' : `${props.files} dossiers om te beoordelen`, [
    paragraph(`U bent gevraagd om ${props.files === '1' ? 'één dossier' : `${props.files} dossiers`} te beoordelen. Laat voor elk dossier eerst weten of u een belang hebt.`),
    facts(['Oproep', props.call], ['Klaar', formatTerm(props.due)]),
    link('Ga naar uw dossiers', '/beoordelen'),
  ])
