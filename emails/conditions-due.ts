import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

/** To the beneficiary. Which conditions, and until when, stands behind the sign-in. */
export const conditionsExpected = (props: AboutFile): Message =>
  layOut(props, 'Bezorg ons de stukken van uw dossier', [
    paragraph('Bij uw dossier horen voorwaarden die nog niet vervuld zijn, en hun uiterste dag komt dichterbij. In het loket leest u welke het zijn en tegen wanneer. Bezorg ons de stukken op tijd.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Lees welke voorwaarden er zijn', grantPath(props.file)),
  ])

/** To who handles the file. */
export const conditionsOverdue = (props: AboutFile): Message =>
  layOut(props, 'De termijn van een voorwaarde is voorbij', [
    paragraph('De uiterste dag van een voorwaarde bij deze toekenning is voorbij, en ze is niet als vervuld genoteerd. Kijk na wat de begunstigde bezorgde. Het loket beëindigt niets vanzelf.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Ga naar het dossier', `/beheer/dossiers/${encodeURIComponent(props.file.number ?? '')}`),
  ])
