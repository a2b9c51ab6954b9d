import { Form } from '@/app/_form/form'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { messageToConfirm } from '@/lib/actors/waiting-message'
import { confirm } from '../../actions'

// The link is a key: it leaves this page in no Referer and in no index.
export const metadata = { title: 'Bevestig uw bericht', referrer: 'strict-origin' as const, robots: { index: false } }

export default async function ConfirmMessagePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (token === 'verstuurd') {
    return (
      <LayPage>
        <PageHeading title="Uw bericht is verstuurd" lead="Het antwoord komt in uw mailbox. U hoeft nu niets te doen." />
        <p><a href="/actoren">Naar de lijst van STEM-actoren</a></p>
      </LayPage>
    )
  }
  const message = await messageToConfirm(token.slice(0, 100))
  if (!message) {
    return (
      <LayPage>
        <PageHeading title="Deze link is niet meer geldig" lead="Een link werkt één keer en 24 uur lang. Hebt u ze gebruikt, dan is uw bericht verstuurd." />
        <p><a href="/actoren">Naar de lijst van STEM-actoren</a></p>
      </LayPage>
    )
  }
  return (
    <LayPage>
      <PageHeading title={`Uw bericht aan ${message.actor}`} lead="Lees het na. Klik dan op de knop: het bericht gaat weg en het antwoord komt in uw mailbox." />
      <blockquote>{message.text.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)}</blockquote>
      <Form action={confirm} hidden={{ token }} submit="Verstuur bericht" label="Bevestig uw bericht" />
    </LayPage>
  )
}
