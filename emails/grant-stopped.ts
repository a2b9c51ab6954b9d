import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

const ofFile = ({ file }: AboutFile) => [facts(['Oproep', file.call], ['Organisatie', file.organisation]), link('Ga naar uw dossier', grantPath(file))]

export const grantSuspended = (props: AboutFile): Message =>
  layOut(props, 'Uw subsidie is geschorst', [
    paragraph('De subsidie voor dit dossier is geschorst. Zolang dat zo is, betalen we niets. In uw dossier leest u waarom, en wat u kunt doen als u niet akkoord gaat. Neem contact met ons op: dan zoeken we samen hoe het verder kan.'),
    ...ofFile(props),
  ])

export const grantResumed = (props: AboutFile): Message =>
  layOut(props, 'De schorsing van uw subsidie is opgeheven', [
    paragraph('De subsidie voor dit dossier is niet langer geschorst. De betalingen gaan verder waar ze stonden.'),
    ...ofFile(props),
  ])
