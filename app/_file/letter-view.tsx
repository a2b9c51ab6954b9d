import { DocumentBox } from '@/app/_ui/document-box'
import { SummaryList } from '@/app/_ui/summary-list'
import type { PdfBlock } from '@/lib/files/pdf-document'
import type { LetterContent } from '@/lib/letters/letter-content'
import { letterParts } from '@/lib/letters/letter-parts'
import { formatLetterDay, localDay } from '@/lib/time'

type LetterViewProps = { letter: LetterContent; /** null while it is not out: its date is that of the notification. */ releasedAt: Date | null }

/** A letter on the screen: the parts of its PDF, in the same order and the same words. */
export function LetterView({ letter, releasedAt }: LetterViewProps) {
  const { title, opening, blocks, footer } = letterParts(letter, releasedAt ? formatLetterDay(localDay(releasedAt)) : '(datum van de bekendmaking)')
  return (
    <article className="letter" aria-label="Brief">
      {opening.map((block, index) => <Block key={index} block={block} />)}
      <h2>{title}</h2>
      {blocks.map((block, index) => <Block key={index} block={block} />)}
      <p className="muted small">{footer}</p>
    </article>
  )
}

function Block({ block }: { block: PdfBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'subheading':
      return <h4>{block.text}</h4>
    case 'paragraph':
      return <p className="prose">{block.text}</p>
    case 'list':
      return <ul>{block.items.map((item) => <li key={item} className="prose">{item}</li>)}</ul>
    case 'pairs':
      return <SummaryList rows={block.rows} />
    case 'box':
      return <DocumentBox><h3>{block.heading}</h3>{block.paragraphs.map((text) => <p key={text}>{text}</p>)}</DocumentBox>
    case 'code':
      return <p><a href={block.link}>{block.description}</a></p>
  }
}
