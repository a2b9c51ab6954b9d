import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatDeadline } from '@/lib/time'

/** Counts only: which files they are stands behind the sign-in, where an interest closes them at once. */
export const reviewReminder = (props: Letterhead & { call: string; open: number; late: number; dueAt?: Date | undefined }): Message =>
  layOut(props, 'Er wachten dossiers op uw beoordeling', [
    paragraph('We vroegen u om dossiers van deze oproep te beoordelen. Deze beoordelingen zijn nog niet ingediend.'),
    facts(['Oproep', props.call], ['Nog te beoordelen', files(props.open)], ...(props.late > 0 ? [['Te laat', files(props.late)] as const] : []), ...(props.dueAt ? [['Het eerste tegen', formatDeadline(props.dueAt)] as const] : [])),
    paragraph('Lukt het niet? Weiger een dossier dat u nog niet opende, of antwoord op deze mail. Dan vragen we iemand anders.'),
    link('Ga naar uw dossiers', '/beoordelen'),
    paragraph('U krijgt hierover ten hoogste één mail per dag. Liever geen mails? Dat stelt u in bij uw account.'),
  ])

const files = (count: number): string => (count === 1 ? '1 dossier' : `${count} dossiers`)
