import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

const ofFile = ({ file }: AboutFile) => [facts(['Oproep', file.call], ['Organisatie', file.organisation]), link('Ga naar uw dossier', grantPath(file))]

export const amendmentAsked = (props: AboutFile): Message =>
  layOut(props, 'We kregen uw vraag om te wijzigen', [
    paragraph('Uw organisatie vroeg om het plan van dit dossier te wijzigen. In uw dossier staat wat u vroeg en tegen wanneer u antwoord krijgt. Tot dan geldt het plan zoals het is.'),
    ...ofFile(props),
  ])

export const amendmentNoted = (props: AboutFile): Message =>
  layOut(props, 'Uw kleine wijziging is genoteerd', [
    paragraph('Uw organisatie verschoof een klein deel van de begroting van dit dossier. Daarvoor is geen akkoord nodig. De wijziging geldt meteen.'),
    ...ofFile(props),
  ])

export const amendmentQuestioned = (props: AboutFile): Message =>
  layOut(props, 'Een vraag over uw wijziging', [
    paragraph('We hebben een vraag over de wijziging die uw organisatie vroeg. Lees ze in uw dossier en antwoord daar. Daarna kunnen we beslissen.'),
    ...ofFile(props),
  ])

export const amendmentAnswered = (props: AboutFile): Message =>
  layOut(props, 'Antwoord op uw vraag om te wijzigen', [
    paragraph('Er is beslist over de wijziging die uw organisatie vroeg. In uw dossier leest u de beslissing en de motivering, en wat u kunt doen als u niet akkoord gaat.'),
    ...ofFile(props),
  ])
