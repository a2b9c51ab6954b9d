import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'

export const callCancelled = (props: Letterhead & { call: string; reason: string }): Message =>
  layOut(props, 'Een oproep is ingetrokken', [
    paragraph('We hebben een oproep ingetrokken waarvoor uw organisatie een concept of een aanvraag had. U kunt ze niet meer indienen.'),
    facts(['Oproep', props.call], ['Waarom', props.reason]),
    link('Bekijk de andere oproepen', '/oproepen'),
  ])
