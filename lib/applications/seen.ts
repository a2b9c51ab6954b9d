import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RequestContext } from './call-rules'

type Files = readonly { kind: string; name: string; sha256: string }[]
type Organisation = { kbo: string; name: string }
type Request = { draftVersion: number; submittedAt: Date | null; context: Pick<RequestContext, 'questions'> & { attachments: Files; organisation: { kbo: string; legalName: string } } }

/**
 * What a signatory had before them on the check page, in a few letters: the version of the answers, and a checksum of the filing that stands by then and of each
 * of what else is frozen with the answers. Filing hands it back, so that nobody files what they did not see.
 */
export const seenOf = ({ draftVersion, submittedAt, context: { attachments, questions, organisation: { kbo, legalName } } }: Request): string =>
  `${draftVersion}.${checksum(submittedAt)}${filesMark(attachments)}${checksum(questions.version)}${organisationMark({ kbo, name: legalName })}`

const LETTERS = 12
const checksum = (part: unknown): string => createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, LETTERS)
const filesMark = (files: Files): string => checksum(files.map(({ kind, name, sha256 }) => `${kind}/${name}/${sha256}`).toSorted())
const organisationMark = ({ kbo, name }: Organisation): string => checksum([kbo, name])

const drawAnew = 'Laad deze pagina opnieuw en kijk alles nog eens na.'
export const seenToken = z.string(drawAnew).regex(new RegExp(`^\\d{1,9}\\.[0-9a-f]{${4 * LETTERS}}$`), drawAnew)

export const seenVersion = (seen: string): number => Number.parseInt(seen, 10)

const marksOf = (seen: string) => {
  const marks = seen.slice(seen.indexOf('.') + 1)
  const [filing, files, questions, organisation] = [0, 1, 2, 3].map((turn) => marks.slice(turn * LETTERS, (turn + 1) * LETTERS))
  return { filing, files, questions, organisation }
}

/** Which of all that is not the same any more. */
export const differing = (seen: string, now: string): { answers: boolean; filing: boolean; files: boolean; questions: boolean; organisation: boolean } => {
  const [one, other] = [marksOf(seen), marksOf(now)]
  return { answers: seenVersion(seen) !== seenVersion(now), filing: one.filing !== other.filing, files: one.files !== other.files, questions: one.questions !== other.questions, organisation: one.organisation !== other.organisation }
}

/** Whether a page showed what was filed: the frozen copy of this version of the answers. */
export const showedFiled = (seen: string, filed: { draftVersion: number; attachments: Files; organisation: Organisation }): boolean => {
  const { files, organisation } = marksOf(seen)
  return seenVersion(seen) === filed.draftVersion && files === filesMark(filed.attachments) && organisation === organisationMark(filed.organisation)
}
