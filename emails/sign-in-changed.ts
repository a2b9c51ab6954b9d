import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatInstant, ZONE_IN_WORDS } from '@/lib/time'

/** What can change about how one signs in; the sentence says it, and what it means. */
export const signInChanges = {
  APP_LINKED: 'Aan uw account is een app met codes gekoppeld. Vanaf nu vraagt het loket bij elke aanmelding een code uit die app.',
  APP_REMOVED: 'De app met codes is losgekoppeld van uw account. De herstelcodes tellen niet meer. Bij uw volgende aanmelding koppelt u opnieuw een app.',
  APP_RESET: 'Een beheerder heeft de app met codes losgekoppeld van uw account, omdat u ze kwijt was. De herstelcodes tellen niet meer en u bent overal afgemeld. Bij uw volgende aanmelding koppelt u opnieuw een app.',
  RECOVERY_CODES_MADE: 'Voor uw account zijn nieuwe herstelcodes gemaakt. De vorige tellen niet meer.',
  RECOVERY_CODE_USED: 'Iemand heeft een herstelcode van uw account gebruikt. Elke code telt één keer.',
  PHONE_CHANGED: 'Het telefoonnummer van uw account is gewijzigd. Als een mail niet aankomt, bellen we op dat nummer voor een aanmeldcode.',
} as const
export type SignInChange = keyof typeof signInChanges

/** Sent to the address itself, so that nobody changes how one signs in unseen. */
export const signInChanged = (props: Letterhead & { change: SignInChange; at: Date }): Message =>
  layOut(props, 'Uw manier van aanmelden is gewijzigd', [
    paragraph(signInChanges[props.change]),
    facts(['Wanneer', `${formatInstant(props.at)}, ${ZONE_IN_WORDS}`]),
    paragraph('Was u dit? Dan hoeft u niets te doen. Was u dit niet? Neem dan meteen contact met ons op.'),
    link('Bekijk uw account', '/account'),
  ])
