import { Actions, ButtonLink } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'
import { homeOf } from '@/lib/access/navigation'
import { currentActor } from '@/lib/auth'

/** Also for what someone may not see: that something exists is part of the secret. */
export async function NothingHere() {
  const actor = await currentActor()
  const lead = 'Het adres klopt niet, of u hebt geen toegang met dit account.'
  return actor.userId === null ? (
    <>
      <PageHeading title="Deze pagina vinden we niet" lead={`${lead} Kijk of u met het juiste account bent aangemeld.`} />
      <Actions>
        <ButtonLink href="/">Naar de startpagina</ButtonLink>
        <a href="/aanmelden">Aanmelden</a>
      </Actions>
    </>
  ) : (
    <>
      <PageHeading title="Deze pagina vinden we niet" lead={`${lead} U bent aangemeld als ${actor.name}.`} />
      <Actions>
        <ButtonLink href={homeOf(actor)}>Naar uw overzicht</ButtonLink>
        <a href="/">Naar de startpagina</a>
      </Actions>
    </>
  )
}
