import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'

export const reportExpected = (props: AboutFile): Message =>
  layOut(props, 'Uw eindverslag wordt verwacht', [
    paragraph('De subsidieperiode is voorbij. Dien nu uw eindverslag in. Na goedkeuring rekenen we de subsidie af.'),
    facts(['Organisatie', props.file.organisation], ...(props.file.grant?.reportDueAt ? ([['Indienen', formatTerm(props.file.grant.reportDueAt)]] as const) : [])),
    link('Begin aan uw verslag', props.file.grant?.report ? `/verslagen/${props.file.grant.report.id}` : grantPath(props.file)),
  ])
