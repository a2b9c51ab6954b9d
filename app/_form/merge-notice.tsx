import { Notice } from '@/app/_ui/notice'

type MergeNoticeProps = {
  href: string
  /** the labels of the fields that wait; `elsewhere` where none of them stands on this page */
  fields: readonly string[]
  elsewhere?: boolean | undefined
}

/** Something of one's own waits beside a colleague's text. Not called a problem: nothing is lost, and nothing has to be done now. */
export function MergeNotice({ href, fields, elsewhere }: MergeNoticeProps) {
  if (fields.length === 0) return null
  const names = fields.map((label) => `“${label}”`).join(', ')
  if (elsewhere) return <p className="small">Kies nog welke tekst u houdt in {names}. <a href={href}>Voeg samen</a></p>
  return <Notice action={<a href={href}>Voeg samen</a>}>U en een collega (of uzelf in een ander venster) schreven in hetzelfde veld: {names}. Uw tekst is bewaard. Kies welke tekst u houdt.</Notice>
}
