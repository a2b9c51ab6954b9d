import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { Letterhead, Message } from '@/emails/message'

/** Several files at once. Not which, nor who or why: that stays behind the sign-in. */
export const reviewersNeeded = (props: Letterhead & { call: string; code: string; files: string }): Message =>
  layOut(props, `Bij ${props.files} dossiers viel een beoordelaar weg`, [
    paragraph(`Een beoordelaar die u vroeg, beoordeelt ${props.files} dossiers niet. Kijk na waar u iemand anders moet vragen.`),
    facts(['Oproep', props.call]),
    link('Ga naar de beoordelingen', `/beheer/oproepen/${encodeURIComponent(props.code)}/beoordelingen`),
  ])
