import { Notice } from '@/app/_ui/notice'
import type { LoadedRequest } from './load-request'

/** Something of one's own waits beside a colleague's text. Not called a problem: nothing is lost, and nothing has to be done now. */
export function MergeNotice({ request: { application, waiting } }: { request: LoadedRequest }) {
  if (waiting === 0) return null
  return (
    <Notice action={<a href={`/aanvragen/${application.id}/conflict`}>Voeg samen</a>}>
      U en een collega schreven in hetzelfde veld. Uw tekst is bewaard. Kies welke tekst u houdt.
    </Notice>
  )
}
