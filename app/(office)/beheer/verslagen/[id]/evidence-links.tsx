import { ScanState } from '@/app/_file/scan-state'
import { mayHandOut, type Scanner } from '@/lib/files/hand-out'
import { filedKind, type FiledEvidence } from '@/lib/reports/filed-evidence'

/** The filed files beside one answer: a link once the scanner found them clean. */
export function EvidenceLinks({ files, scanner }: { files: readonly FiledEvidence[]; scanner: Scanner }) {
  return (
    <ul className="plain">
      {files.map((file) => (
        <li key={file.id}>
          {mayHandOut(file.scan?.state, scanner) ? <a href={`/api/bewijsstukken/${file.id}`}><bdi>{file.name}</bdi></a> : <bdi>{file.name}</bdi>} <span className="small muted">{filedKind(file)}</span>{' '}
          <ScanState scan={file.scan} scanner={scanner} engine />
        </li>
      ))}
    </ul>
  )
}
