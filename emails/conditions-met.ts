import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'

export const conditionsMet = (props: AboutFile): Message =>
  layOut(props, 'De voorwaarden van uw dossier zijn vervuld', [
    paragraph('Alle voorwaarden bij uw dossier zijn vervuld. Laat nu weten of u de subsidie aanvaardt.'),
    facts(['Organisatie', props.file.organisation], ...(props.file.grant ? ([['Antwoord uiterlijk', formatTerm(props.file.grant.acceptDueAt)]] as const) : [])),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
