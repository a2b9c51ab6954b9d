import 'server-only'
import { readPage } from '@/app/_frame/read-page'
import { dossierToDownload } from '@/lib/applications/dossier-download'
import { requireActor } from '@/lib/auth'

export const loadDossier = async (id: string, kind: 'pdf' | 'zip') => {
  const actor = await requireActor()
  return readPage(actor, (tx) => dossierToDownload(tx, actor, id, kind))
}
