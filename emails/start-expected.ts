import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'

export const startExpected = (props: AboutFile): Message =>
  layOut(props, 'Herinnering: meld uw start', [
    paragraph('Uw organisatie aanvaardde de subsidie voor dit dossier, maar meldde nog geen start. Pas na die melding kan het voorschot worden betaald. Lukt het niet om op tijd te starten? Neem contact met ons op.'),
    facts(['Oproep', props.file.call], ['Organisatie', props.file.organisation], ...(props.file.grant?.startBy ? ([['U start', formatTerm(props.file.grant.startBy)]] as const) : [])),
    link('Meld de start', grantPath(props.file)),
  ])
