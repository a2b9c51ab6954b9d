import { Actions, ButtonLink } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'

/** Also for what someone may not see: that something exists is part of the secret. */
export function NothingHere() {
  return (
    <>
      <PageHeading
        title="Deze pagina vinden we niet"
        lead="Het adres klopt niet, of u hebt geen toegang met dit account. Kijk of u met het juiste account bent aangemeld."
      />
      <Actions>
        <ButtonLink href="/">Naar de startpagina</ButtonLink>
        <a href="/aanmelden">Aanmelden</a>
      </Actions>
    </>
  )
}
