import { Empty } from '@/app/_ui/empty'
import { attachmentWords } from '@/lib/filings/attachment-words'

/** The files of a request; a name is data, so it is kept apart from the words around it. */
export function AttachmentList({ attachments }: { attachments: readonly { id: string; name: string; kind: string }[] }) {
  if (attachments.length === 0) return <Empty>Geen bijlagen.</Empty>
  return (
    <ul className="filed__files">
      {attachments.map(({ id, name, kind }) => (
        <li key={id}>
          {attachmentWords[kind] ?? kind}:{' '}
          <a href={`/api/bestanden/${id}`}>
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
}
