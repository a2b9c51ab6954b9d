import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatCents } from '@/lib/money'
import { formatLongDay, localDay } from '@/lib/time'

export const paymentApproved = (props: AboutFile): Message => {
  const payment = props.file.grant?.orderedPayment
  return layOut(props, 'Er komt een betaling aan', [
    paragraph('We hebben een betaling aan uw organisatie opgedragen. Het bedrag staat over enkele werkdagen op de rekening van uw dossier.'),
    facts(
      ['Organisatie', props.file.organisation],
      ...(payment ? ([['Bedrag', `${formatCents(payment.amountCents)} euro`], ['Opgedragen op', formatLongDay(localDay(payment.orderedAt))]] as const) : []),
    ),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
}
