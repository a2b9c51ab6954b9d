import { readPage } from '@/app/_frame/read-page'
import type { Actor } from '@/lib/access/actor'
import { unfinishedUploads } from '@/lib/filings/upload'
import { formatShortInstant } from '@/lib/time'

/** What this person began to send and did not finish, and how to go on. */
export async function UnfinishedUploads({ actor, applicationId }: { actor: Actor; applicationId: string }) {
  const uploads = await readPage(actor, (tx, now) => unfinishedUploads(tx, actor, applicationId, now))
  if (uploads.length === 0) return null
  return (
    <ul className="upload__unfinished">
      {uploads.map(({ id, name, receivedBytes, sizeBytes, expiresAt }) => (
        <li key={id}>
          <bdi className="upload__name">{name}</bdi>: {Math.floor((100 * receivedBytes) / sizeBytes)} % is verstuurd. Kies hetzelfde bestand opnieuw, dan gaan we verder waar het stopte. Dat kan tot {formatShortInstant(expiresAt)} uur.
        </li>
      ))}
    </ul>
  )
}
