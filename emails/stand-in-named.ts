import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

/** Not for whom: whoever has an interest is not named in a mail. */
export const standInNamed = (props: AboutFile): Message =>
  layOut(props, 'U valt in voor een dossier', [
    paragraph('Voor dit ene dossier doet u wat een collega niet mag doen. Op de pagina van het dossier staat wat nu te doen is.'),
    facts(['Oproep', props.file.call], ['Titel', props.file.title]),
    link('Ga naar het dossier', `/beheer/dossiers/${encodeURIComponent(props.file.number ?? '')}`),
  ])
