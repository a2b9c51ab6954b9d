import { Notice } from '@/app/_ui/notice'

/** Something of one's own waits beside a colleague's text. Not called a problem: nothing is lost, and nothing has to be done now. */
export function MergeNotice({ href, waiting }: { href: string; waiting: number }) {
  if (waiting === 0) return null
  return <Notice action={<a href={href}>Voeg samen</a>}>U en een collega (of uzelf in een ander venster) schreven in hetzelfde veld. Uw tekst is bewaard. Kies welke tekst u houdt.</Notice>
}
