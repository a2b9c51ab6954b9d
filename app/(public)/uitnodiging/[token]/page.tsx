import { Form } from '@/app/_form/form'
import { ButtonLink } from '@/app/_ui/button'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { roleWords } from '@/lib/access/role-words'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { openInvitation } from '@/lib/organisations/open-invitation'
import { accept } from './actions'

// The link is a key: it leaves this page in no Referer and in no index.
export const metadata = { title: 'Uitnodiging', referrer: 'strict-origin' as const, robots: { index: false } }

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const actor = await currentActor()
  const invitation = await asActor(actor, (tx, now) => openInvitation(tx, token, now))
  if (!invitation) {
    return (
      <LayPage>
        <PageHeading title="Deze uitnodiging is niet meer geldig" lead="Een uitnodiging werkt één keer en 14 dagen lang. Vraag een gemachtigde van de organisatie om een nieuwe." />
      </LayPage>
    )
  }
  return (
    <LayPage>
      <PageHeading title={`Werk mee aan ${invitation.organisation.legalName}`} lead={`U bent uitgenodigd als ${roleWords[invitation.role]}. Meld u aan met het e-mailadres waarop u de uitnodiging kreeg.`} />
      {actor.userId === null ? (
        <ButtonLink href={`/aanmelden?terug=${encodeURIComponent(`/uitnodiging/${token}`)}`}>Aanmelden</ButtonLink>
      ) : (
        <Form action={accept} hidden={{ token }} submit="Aanvaard de uitnodiging" label="Uitnodiging">
          <p>U bent aangemeld als {actor.email}.</p>
        </Form>
      )}
    </LayPage>
  )
}
