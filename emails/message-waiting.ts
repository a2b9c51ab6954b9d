import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'

/** Says that there is something to read, never what: the text stays behind the sign-in. */
const waiting = (props: AboutFile, subject: string, path: string): Message =>
  layOut(props, subject, [
    paragraph('Er zijn een of meer nieuwe berichten in dit dossier. U leest ze in het loket.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Lees de berichten', path),
    paragraph('Wilt u minder mails over berichten? Dat stelt u in bij uw account.'),
  ])

export const messageForApplicant = (props: AboutFile): Message => waiting(props, 'Nieuw bericht in uw dossier', `/aanvragen/${props.file.applicationId}/berichten`)

export const messageForOffice = (props: AboutFile): Message => waiting(props, 'Nieuw bericht van een aanvrager', `/beheer/dossiers/${encodeURIComponent(props.file.number ?? '')}/berichten`)
