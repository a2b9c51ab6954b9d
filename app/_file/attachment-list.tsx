import { Empty } from '@/app/_ui/empty'
import { mayHandOut, type Scanner } from '@/lib/files/hand-out'
import type { Scan } from '@/lib/files/scan-words'
import { attachmentWords } from '@/lib/filings/attachment-words'
import { ScanState } from './scan-state'

type Listed = { id: string; name: string; kind: string; file: { scan: Scan } }

/** The files of a request for whoever judges it: a link once the scanner found it clean. A name is data, so it is kept apart from the words around it. */
export function AttachmentList({ attachments, scanner, engine }: { attachments: readonly Listed[]; scanner: Scanner; engine?: boolean }) {
  if (attachments.length === 0) return <Empty>Geen bijlagen.</Empty>
  return (
    <ul className="filed__files">
      {attachments.map(({ id, name, kind, file: { scan } }) => (
        <li key={id}>
          {attachmentWords[kind] ?? kind}:{' '}
          {mayHandOut(scan?.state, scanner) ? <a href={`/api/bestanden/${id}`}><bdi>{name}</bdi></a> : <bdi>{name}</bdi>}{' '}
          <ScanState scan={scan} scanner={scanner} engine={engine} />
        </li>
      ))}
    </ul>
  )
}
