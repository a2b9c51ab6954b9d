import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatReceiptTime } from '@/emails/times'

export const reportReceived = (props: AboutFile): Message => {
  const submittedAt = props.file.grant?.report?.submittedAt
  return layOut(props, 'Ontvangstbewijs van uw verslag', [
    paragraph('We hebben uw verslag goed ontvangen. We kijken het na en laten u weten of het volledig is.'),
    facts(['Organisatie', props.file.organisation], ...(submittedAt ? ([['Ingediend op', formatReceiptTime(submittedAt)]] as const) : [])),
    props.file.grant?.report ? link('Bekijk en download uw bewijs', `/verslagen/${props.file.grant.report.id}/bewijs`) : link('Ga naar uw dossier', grantPath(props.file)),
  ])
}
