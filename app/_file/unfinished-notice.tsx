import { readPage } from '@/app/_frame/read-page'
import { Warning } from '@/app/_ui/warning'
import type { Actor } from '@/lib/access/actor'
import { unfinishedUploads } from '@/lib/filings/upload'

/** Where one thinks that all is there: a file that stopped halfway is no attachment. */
export async function UnfinishedNotice({ actor, applicationId }: { actor: Actor; applicationId: string }) {
  const { length } = await readPage(actor, (tx, now) => unfinishedUploads(tx, actor, applicationId, now))
  if (length === 0) return null
  return <Warning>{length === 1 ? '1 bijlage is niet volledig verstuurd' : `${length} bijlagen zijn niet volledig verstuurd`}, en {length === 1 ? 'zit' : 'zitten'} dus niet in uw aanvraag. <a href={`/aanvragen/${applicationId}/bijlagen#niet-volledig`}>Naar de bijlagen</a></Warning>
}
