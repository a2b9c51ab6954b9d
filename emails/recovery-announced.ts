import { facts, layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'
import { formatTerm } from '@/emails/times'
import { formatCents } from '@/lib/money'

/** The hearing: the beneficiary speaks first, the claim comes after. */
export const recoveryAnnounced = (props: AboutFile): Message => {
  const recovery = props.file.grant?.recovery
  return layOut(props, 'Belangrijk bericht over uw dossier', [
    paragraph('De voorschotten waren hoger dan het definitieve bedrag van de subsidie. We zijn van plan het verschil terug te vragen.'),
    ...(recovery
      ? [
          facts(
            ['Organisatie', props.file.organisation],
            ['Bedrag', `${formatCents(recovery.amountCents)} euro`],
            ['Waarom', recovery.motivation],
            ['U kunt reageren', formatTerm(recovery.hearingUntil)],
          ),
        ]
      : []),
    paragraph('U hoeft nog niets te betalen. Bent u het er niet mee eens, of wilt u iets uitleggen? Reageer dan in het loket, in uw dossier.'),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
}
