import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'

/** Being controlled says nothing bad of anyone, and who reads this must know that. */
export const controlStarted = (props: AboutFile): Message =>
  layOut(props, 'We controleren uw dossier', [
    paragraph('Voor we de subsidie afrekenen, controleren we een deel van de dossiers. Uw dossier is daarbij. Dat betekent niet dat er iets fout is.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    paragraph('U hoeft nu niets te doen. Hou uw sessiebladen, aankondigingen en bewijsstukken bij de hand. Hebben we iets nodig, dan nemen we contact met u op.'),
    link('Ga naar uw dossier', controlPath(props)),
  ])

/** The beneficiary speaks before anything counts. */
export const controlFindings = (props: AboutFile): Message => {
  const until = props.file.grant?.controlReplyUntil
  return layOut(props, 'Reageer op de controle van uw dossier', [
    paragraph('Bij de controle van uw dossier stelden we iets vast dat de subsidie kan verlagen. In het loket leest u wat en waarom.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation], ...(until ? ([['U kunt reageren', formatTerm(until)]] as const) : [])),
    paragraph('Er is nog niets beslist. Een gemachtigde van uw organisatie kan antwoorden. We lezen dat antwoord voor we de controle afsluiten.'),
    link('Lees de vaststellingen', controlPath(props)),
  ])
}

/** Silence is no consent, but the control goes on without the answer. */
export const controlReplyExpected = (props: AboutFile): Message => {
  const until = props.file.grant?.controlReplyUntil
  return layOut(props, 'U kunt nog reageren op de controle', [
    paragraph('Bij de controle van uw dossier legden we u voor wat we vaststelden. We kregen nog geen antwoord.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation], ...(until ? ([['U kunt reageren', formatTerm(until)]] as const) : [])),
    paragraph('Antwoorden hoeft niet. Krijgen we niets, dan sluiten we de controle af met wat we weten.'),
    link('Lees de vaststellingen', controlPath(props)),
  ])
}

export const controlConcluded = (props: AboutFile): Message =>
  layOut(props, 'De controle van uw dossier is afgesloten', [
    paragraph('In het loket leest u wat we besluiten. Daarna rekenen we de subsidie af. U krijgt dan een brief met het definitieve bedrag.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Lees het besluit', controlPath(props)),
  ])

const controlPath = ({ file }: AboutFile): string => `${grantPath(file)}/controle`
