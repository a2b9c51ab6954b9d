import { layOut, link, paragraph } from '@/emails/layout'
import type { AboutFile, Message } from '@/emails/message'
import { grantPath } from '@/emails/paths'

export const paymentFailed = (props: AboutFile): Message =>
  layOut(props, 'Een betaling is niet gelukt', [
    paragraph('De bank kon een betaling aan uw organisatie niet uitvoeren. U verliest het bedrag niet: we vragen de betaling opnieuw aan.'),
    paragraph('Kijk na of het rekeningnummer van uw organisatie nog klopt. Klopt het niet, dan wijzigt een gemachtigde het in het loket, bij de gegevens van uw organisatie.'),
    link('Ga naar uw dossier', grantPath(props.file)),
  ])
