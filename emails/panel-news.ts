import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

const news = (path: (props: AboutFile) => string) => (props: AboutFile): Message =>
  layOut(props, 'Nieuws in een overleg', [
    paragraph('In het overleg over dit dossier schreef iemand een bericht of herzag iemand een beoordeling. U krijgt hiervan ten hoogste één mail per dag.'),
    facts(['Oproep', props.file.call], ['Titel', props.file.title]),
    link('Ga naar het overleg', path(props)),
  ])

export const panelNews = news(() => '/beoordelen')
export const panelNewsChair = news(({ file }) => `/beoordelen/${file.applicationId}/overleg`)
