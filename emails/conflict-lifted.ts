import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'

/** Not which file, nor why: that stays behind the sign-in. */
export const conflictLifted = (props: Letterhead & { call: string }): Message =>
  layOut(props, 'Een belang van u is opgeheven', [
    paragraph('Voor een dossier stond dat u een belang had. Een dossierbeheerder hief dat op. Klopt dat niet? Meld uw belang dan opnieuw.'),
    facts(['Oproep', props.call]),
    link('Ga naar het loket', '/'),
  ])
