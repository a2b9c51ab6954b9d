import { Form } from '@/app/_form/form'
import { readPage } from '@/app/_frame/read-page'
import { Button } from '@/app/_ui/button'
import type { Actor } from '@/lib/access/actor'
import { attachmentWords } from '@/lib/filings/attachment-words'
import { unfinishedUploads } from '@/lib/filings/upload'
import { formatShortInstant } from '@/lib/time'
import { dropUpload } from './upload-actions'

type UnfinishedProps = {
  actor: Actor
  applicationId: string
  /** Of a report: those that stand at one of these places, and what their kinds are called. */
  report?: { id: string; places: readonly string[]; words: Readonly<Record<string, string>> }
}

/** What this person began to send and did not finish: how to go on, or to be rid of it. */
export async function UnfinishedUploads({ actor, applicationId, report }: UnfinishedProps) {
  const all = await readPage(actor, (tx, now) => unfinishedUploads(tx, actor, applicationId, now, report?.id))
  const uploads = report ? all.filter(({ place }) => report.places.includes(place)) : all
  const words = report?.words ?? attachmentWords
  if (uploads.length === 0) return null
  return (
    <ul className="upload__unfinished" id="niet-volledig">
      {uploads.map(({ id, name, kind, receivedBytes, sizeBytes, expiresAt }) => (
        <li key={id}>
          <bdi className="upload__name">{name}</bdi> ({words[kind] ?? kind}) is niet volledig verstuurd: {Math.floor((100 * receivedBytes) / sizeBytes)} % is er. Kies hieronder dezelfde soort en hetzelfde bestand, met dezelfde naam. Dan gaan we verder waar het stopte. Dat kan tot {formatShortInstant(expiresAt)} uur.
          <Form action={dropUpload} hidden={{ applicationId, uploadId: id, ...(report ? { reportId: report.id } : {}) }} label={`Gooi ${name} weg`}>
            <Button kind="danger" small>Gooi weg<span className="visually-hidden"> wat er van {name} verstuurd is</span></Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
