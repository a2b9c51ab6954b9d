import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RequestContext } from './call-rules'

type Request = { draftVersion: number; context: Pick<RequestContext, 'attachments' | 'questions'> & { organisation: { kbo: string; legalName: string } } }

/**
 * What a signatory had before them on the check page, in a few letters: the version of the answers, and a checksum of each of what else is frozen with
 * them: files, questions of the call, organisation. Filing hands it back, so that nobody files what they did not see.
 */
export const seenOf = ({ draftVersion, context: { attachments, questions, organisation } }: Request): string => {
  const files = attachments.map(({ kind, name, sha256 }) => `${kind}/${name}/${sha256}`).toSorted()
  return `${draftVersion}.${checksum(files)}${checksum(questions.version)}${checksum([organisation.kbo, organisation.legalName])}`
}

const LETTERS = 12
const checksum = (part: unknown): string => createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, LETTERS)

const drawAnew = 'Laad deze pagina opnieuw en kijk alles nog eens na.'
export const seenToken = z.string(drawAnew).regex(/^\d{1,9}\.[0-9a-f]{36}$/, drawAnew)

export const seenVersion = (seen: string): number => Number.parseInt(seen, 10)

/** Which of all that is not the same any more. */
export const differing = (seen: string, now: string): { answers: boolean; files: boolean; questions: boolean; organisation: boolean } => {
  const [one = '', other = ''] = [seen, now].map((token) => token.split('.')[1])
  const [files = false, questions = false, organisation = false] = [0, 1, 2].map((part) => one.slice(part * LETTERS, (part + 1) * LETTERS) !== other.slice(part * LETTERS, (part + 1) * LETTERS))
  return { answers: seenVersion(seen) !== seenVersion(now), files, questions, organisation }
}
