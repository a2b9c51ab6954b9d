import { code, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'

/** The link opens a page with a button, so that a mail scanner that follows it signs nobody in. */
export const signInLink = (props: Letterhead & { token: string; code: string }): Message =>
  layOut(props, 'Aanmelden bij het STEM-loket', [
    paragraph('U vroeg om u aan te melden bij het STEM-loket. Open deze link en klik daar op de knop.'),
    link('Meld u aan', `/aanmelden/link?token=${encodeURIComponent(props.token)}`),
    paragraph('Leest u deze mail op een ander toestel? Typ dan deze code op de pagina waar u zich aanmeldt:'),
    code(props.code),
    paragraph('De link en de code werken één keer en tien minuten lang.'),
    paragraph('Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Geef de code aan niemand door.'),
  ])
