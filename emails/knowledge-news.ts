import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Letterhead, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

/** Nothing is public before they agree, and who reads this must know that. */
export const lessonProposed = (props: AboutFile): Message =>
  layOut(props, 'Mogen anderen leren uit uw dossier?', [
    paragraph('In uw dossier staat iets waaruit andere academies kunnen leren. Met uw toestemming zetten we er een korte les over in de kennisbank van STEM-loket, met de naam van uw organisatie en zonder namen van personen.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    paragraph('Een gemachtigde van uw organisatie antwoordt in het loket. Zonder toestemming publiceren we niets. U kunt uw toestemming altijd weer intrekken. Uw subsidie hangt er niet van af.'),
    link('Lees en antwoord', knowledgePath(props)),
  ])

export const lessonPublished = (props: AboutFile): Message =>
  layOut(props, 'Een les uit uw dossier staat in de kennisbank', [
    paragraph('Iedereen kan nu lezen wat u leerde. Staat er iets in dat niet klopt? Laat het ons weten, of trek uw toestemming in.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Bekijk de lessen uit uw dossier', knowledgePath(props)),
  ])

export const needAnswered = (props: Letterhead & { need: string }): Message =>
  layOut(props, 'Antwoord op de nood die u voorstelde', [paragraph('U stelde een nood voor in de kennisbank van STEM-loket. VLAIO antwoordde.'), link('Lees het antwoord', `/kennis/noden/${props.need}`)])

const knowledgePath = ({ file }: AboutFile): string => `${grantPath(file)}/kennis`
