import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RequestContext } from './call-rules'

type Request = { draftVersion: number; context: Pick<RequestContext, 'attachments' | 'questions'> & { organisation: { kbo: string; legalName: string } } }

/**
 * What a signatory had before them on the check page, in a few letters: the version of the answers, and a checksum of what else is frozen with them. Filing
 * hands it back, so that nobody files what they did not see.
 */
export const seenOf = ({ draftVersion, context: { attachments, questions, organisation } }: Request): string => {
  const files = attachments.map(({ kind, name, sha256 }) => `${kind}/${name}/${sha256}`).toSorted()
  const rest = createHash('sha256').update(JSON.stringify([files, questions.version, organisation.kbo, organisation.legalName])).digest('hex')
  return `${draftVersion}.${rest.slice(0, 16)}`
}

const drawAnew = 'Laad deze pagina opnieuw en kijk alles nog eens na.'
export const seenToken = z.string(drawAnew).regex(/^\d{1,9}\.[0-9a-f]{16}$/, drawAnew)

export const seenVersion = (seen: string): number => Number.parseInt(seen, 10)
