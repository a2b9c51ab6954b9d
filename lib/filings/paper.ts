import type { Tree } from './merge'
import type { SavedDraft } from './save-draft'

/**
 * What colleagues fill in together, page by page, until it is filed: the draft of a request, the answers of a completion, a report. Whoever loads
 * it has locked its row and asked whether this person may change it now. What follows is the same for all of them: save-page.ts and choose-texts.ts.
 */
export type Paper<Draft> = StandingPaper & {
  /** False only when this person surely has no texts waiting: then none are looked for. */
  keeps: boolean
  version: number
  draft: Draft
  /** The merged content as a draft of this kind; refuses what cannot be kept. */
  read: (content: Tree) => Draft
  /** Puts a draft in place of the version it was made from, in one conditional update; `edited` are the fields that its writer changed. */
  write: (draft: Draft, edited: readonly string[]) => Promise<SavedDraft>
}

/** The part of it that is only read. */
export type StandingPaper = {
  /** What it is in the trail, and where texts that wait are kept. */
  subject: { type: 'application' | 'report'; id: string; applicationId: string }
  /** What people typed, without what the portal notes beside it. */
  content: Tree
  typistOf: (field: string) => string | null
  /** A text may wait for a field that nobody may change any more. */
  isOpen: (field: string) => boolean
}

/** Whose texts wait where: of a report, or of the request itself. */
export const keptAt = ({ type, id, applicationId }: StandingPaper['subject']): { applicationId: string; reportId: string | null } =>
  ({ applicationId, reportId: type === 'report' ? id : null })
