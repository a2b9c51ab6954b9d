import { Actions, ButtonLink } from '@/app/_ui/button'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'

export const metadata = { title: 'Registratie ontvangen' }

/** The same for everyone: whether a number was known is told to nobody. */
export default async function RegisteredPage() {
  await requireActor()
  return (
    <LayPage>
      <PageHeading title="We hebben uw registratie ontvangen" />
      <p>Was uw organisatie nieuw in het loket? Dan staat ze nu in uw overzicht en kunt u meteen een aanvraag beginnen.</p>
      <p>Ziet u ze daar niet? Vraag dan een gemachtigde van uw organisatie om u uit te nodigen. Weet u niet wie dat is, of klopt er iets niet? Bel of mail team STEM.</p>
      <Actions>
        <ButtonLink href="/academie">Naar uw overzicht</ButtonLink>
        <a href="/contact">Contact</a>
      </Actions>
    </LayPage>
  )
}
