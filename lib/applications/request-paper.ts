import type { Actor } from '@/lib/access/actor'
import type { Statements, Tx } from '@/lib/db'
import { isOpened, keepFiled, type OpenedPath } from '@/lib/filings/opened'
import type { Paper, StandingPaper } from '@/lib/filings/paper'
import { saveDraft, type SavedDraft } from '@/lib/filings/save-draft'
import { noteTypists, typistOf } from '@/lib/filings/typed-by'
import { Refusal } from '@/lib/refusal'
import { completionToChange, type CompletionToChange } from './completion-to-change'
import { draftToChange, type DraftToChange } from './draft-to-change'
import { rowsNames, type Draft } from './form'
import { problemsIn, typedContent } from './merge-page'
import { noteRemoved } from './revived'
import { draftSchema } from './schema'

/** A request as it stands; `opened` = what a completion opens, null = all of it. */
export const standingRequest = ({ id, createdById }: { id: string; createdById: string }, draft: Draft, opened: readonly OpenedPath[] | null): StandingPaper => ({
  subject: { type: 'application', id, applicationId: id },
  content: typedContent(draft),
  typistOf: (field) => typistOf(draft.typedBy, field, createdById),
  isOpen: (field) => opened === null || isOpened(opened, field.replaceAll('/', '.')),
})

/** The draft of a request, or its completion while one runs: whichever its applicant works on now. */
export const paperToChange = async (tx: Tx, actor: Actor, applicationId: string, now: Date): Promise<Paper<Draft> & { completing: boolean }> => {
  const found = await tx.application.findUnique({ where: { id: applicationId }, select: { status: true } })
  return found?.status === 'COMPLETION_REQUESTED'
    ? { ...completionPaper(tx, actor, await completionToChange(tx, actor, applicationId, now), now), completing: true }
    : { ...draftPaper(tx, actor, await draftToChange(tx, actor, applicationId), now), completing: false }
}

/** `page` = the one page it is saved from; without it the pages of the activities that changed. */
export const draftPaper = (tx: Tx, actor: Actor, application: DraftToChange, now: Date, page?: string): Paper<Draft> => ({
  ...standingRequest(application, application.draft, null),
  keeps: application.keeps,
  version: application.version,
  draft: application.draft,
  read: readDraft,
  write: (draft, edited) => writeDraft(tx, actor, application, now, { draft, edited, page }),
})

/** Writes it with what the portal notes beside it; that is the draft it gives back. */
export const writeDraft = async (database: Statements, actor: Actor, { id, version, createdById, draft: before }: DraftToChange, now: Date, { draft, edited, page }: { draft: Draft; edited: readonly string[]; page?: string | undefined }): Promise<SavedDraft & { draft: Draft; mark: string }> => {
  const pages = page === undefined ? activityPages(edited) : [page]
  const saved = { ...before.saved, ...Object.fromEntries(pages.map((one) => [one, version + 1])) }
  const noted = { ...noteRemoved(withTypists(draft, before, edited, actor, createdById), before, actor), saved }
  return { ...await saveDraft(database, { id, version, title: titleOf(noted) }, noted, actor.userId ?? '', now), draft: noted }
}

/** Whatever is merged, only what was opened can change. */
export const completionPaper = (tx: Tx, actor: Actor, { id, version, title, createdById, draft: before, filed, opened }: CompletionToChange, now: Date): Paper<Draft> => ({
  ...standingRequest({ id, createdById }, before, opened),
  keeps: true,
  version,
  draft: before,
  read: (content) => readDraft(keepFiled(filed, content, opened, rowsNames)),
  write: (draft, edited) => saveDraft(tx, { id, version, title, status: 'COMPLETION_REQUESTED' }, withTypists(draft, before, edited, actor, createdById), actor.userId ?? '', now),
})

const readDraft = (content: unknown): Draft => {
  const read = draftSchema.safeParse(content)
  if (!read.success) throw new Refusal('invalid', problemsIn(read.error))
  return read.data
}

const withTypists = (draft: Draft, before: Draft, edited: readonly string[], actor: Actor, createdById: string): Draft => {
  const { typedBy: _, ...typed } = draft
  const typedBy = noteTypists(before.typedBy, edited, actor.userId ?? '', createdById)
  return { ...typed, ...(Object.keys(typedBy).length > 0 ? { typedBy } : {}) }
}

const activityPages = (fields: readonly string[]): string[] => fields.flatMap((field) => field.startsWith('activities/') ? [`activiteiten/${field.split('/')[1]}`] : [])

/** What lists call it while it is a draft. */
const titleOf = ({ title, activities }: Draft): string => (title?.trim() || activities?.[0]?.title?.trim() || '').slice(0, 100)
