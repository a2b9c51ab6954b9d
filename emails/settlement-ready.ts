import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const settlementReady = (props: AboutFile): Message =>
  layOut(props, 'De afrekening van uw dossier staat klaar', [
    paragraph('We hebben de subsidie afgerekend. In het loket staat de brief met het definitieve bedrag, hoe we het hebben berekend en wat u kunt doen als u het er niet mee eens bent.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation]),
    link('Lees de afrekening', grantPath(props.file)),
  ])
