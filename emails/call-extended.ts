import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'
import { formatTerm } from '@/emails/times'

export const callExtended = (props: Letterhead & { code: string; call: string; deadline: Date; reason: string }): Message =>
  layOut(props, 'U krijgt meer tijd voor uw aanvraag', [
    paragraph('U hebt een concept voor een oproep waarvan we de uiterste datum hebben verlaat.'),
    facts(['Oproep', props.call], ['Indienen', formatTerm(props.deadline)], ['Waarom', props.reason]),
    link('Bekijk de oproep', `/oproepen/${encodeURIComponent(props.code)}`),
  ])
