import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'
import { formatCents } from '@/lib/money'

/** With what came in up to the moment of sending: a second part that followed at once is counted too. */
export const repaymentReceived = (props: AboutFile): Message => {
  const recovery = props.file.grant?.recovery
  const openCents = recovery ? recovery.amountCents - recovery.receivedCents : 0n
  return layOut(props, 'We ontvingen uw terugbetaling', [
    paragraph(openCents > 0n ? 'We ontvingen een deel van het bedrag dat we terugvroegen. Betaal de rest op dezelfde rekening, met dezelfde mededeling.' : 'We ontvingen het volledige bedrag dat we terugvroegen. Het dossier is afgesloten. U moet niets meer doen.'),
    ...(recovery
      ? [
          facts(
            ['Organisatie', props.file.organisation],
            ['Teruggevraagd', `${formatCents(recovery.amountCents)} euro`],
            ['Ontvangen', `${formatCents(recovery.receivedCents)} euro`],
            ...(openCents > 0n
              ? ([
                  ['Nog te betalen', `${formatCents(openCents)} euro`],
                  ['Rekening van VLAIO', recovery.iban],
                  ['Gestructureerde mededeling', recovery.structuredMessage],
                  ...(recovery.dueAt ? ([['Betalen', formatTerm(recovery.dueAt)]] as const) : []),
                ] as const)
              : []),
          ),
        ]
      : []),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
}
