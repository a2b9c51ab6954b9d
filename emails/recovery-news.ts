import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'
import { formatCents } from '@/lib/money'

/** After the hearing: nothing is asked back. */
export const recoveryWaived = (props: AboutFile): Message =>
  layOut(props, 'Belangrijk bericht over uw dossier', [
    paragraph('We beslisten om het verschil niet terug te vragen. U hoeft niets te betalen. In uw dossier leest u waarom.'),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])

/** How much, where to and by when stands with the parts in the file. */
export const recoveryInstalments = (props: AboutFile): Message =>
  layOut(props, 'U betaalt terug in delen', [
    paragraph('We spraken af dat u het teruggevorderde bedrag in delen betaalt. In uw dossier staat elk deel met zijn datum.'),
    ...toPay(props),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])

/** A day passed on which something was due. */
export const recoveryReminder = (props: AboutFile): Message =>
  layOut(props, 'Herinnering: terugbetaling', [
    paragraph('We wachten nog op een terugbetaling. De termijn is voorbij. Betaalde u al? Dan hoeft u niets te doen.'),
    ...toPay(props),
    paragraph('Lukt het niet om te betalen? Neem contact met ons op.'),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])

const toPay = ({ file }: AboutFile) => {
  const recovery = file.grant?.recovery
  if (!recovery) return []
  return [
    facts(
      ['Organisatie', file.organisation],
      ['Nog te betalen', `${formatCents(recovery.amountCents - recovery.receivedCents)} euro`],
      ['Rekening van VLAIO', recovery.iban],
      ['Gestructureerde mededeling', recovery.structuredMessage],
      ...(recovery.dueAt ? ([['Alles betaald', formatTerm(recovery.dueAt)]] as const) : []),
    ),
  ]
}
