import { Form } from '@/app/_form/form'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { signInByLink } from '../actions'

export const metadata = { title: 'Aanmelden met uw link', referrer: 'strict-origin' as const }

/** Its address is told to nobody; the origin is, because a browser without it posts a form as from nowhere, and the framework refuses that. Opening the link does nothing, not even a look in the database: mail scanners open it too. Only the button signs in. */
export default async function LinkPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  return (
    <LayPage>
      <PageHeading title="Aanmelden bij het STEM-loket" lead="Klik op de knop om u aan te melden. De link werkt één keer, en tien minuten lang." />
      <Form action={signInByLink} submit="Aanmelden" hidden={{ token: typeof token === 'string' ? token : '' }} secondary={<a href="/aanmelden">Vraag een nieuwe link</a>} />
    </LayPage>
  )
}
