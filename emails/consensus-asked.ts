import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

export const consensusAsked = (props: AboutFile): Message =>
  layOut(props, 'Een dossier voor overleg', [
    paragraph('Alle beoordelingen van dit dossier zijn ingediend. Er is overleg nodig voor het gerangschikt kan worden.'),
    facts(['Oproep', props.file.call], ['Titel', props.file.title]),
    link('Ga naar het overleg', `/beoordelen/${props.file.applicationId}/overleg`),
  ])
