import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'
import { formatCents } from '@/lib/money'

export const recoveryClaimed = (props: AboutFile): Message => {
  const recovery = props.file.grant?.recovery
  return layOut(props, 'Belangrijk bericht over uw dossier', [
    paragraph('We vragen een deel van de uitbetaalde subsidie terug. In het loket staat de brief. Daarin leest u waarom, en wat u kunt doen als u het er niet mee eens bent.'),
    ...(recovery
      ? [
          facts(
            ['Organisatie', props.file.organisation],
            ['Bedrag', `${formatCents(recovery.amountCents)} euro`],
            ['Rekening van VLAIO', recovery.iban],
            ['Gestructureerde mededeling', recovery.structuredMessage],
            ...(recovery.dueAt ? ([['Betalen', formatTerm(recovery.dueAt)]] as const) : []),
          ),
        ]
      : []),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
}
