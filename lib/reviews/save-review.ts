import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import type { ReviewStatus } from '@/prisma/generated/enums'
import { mergeReview, type FieldConflict, type FreshField } from './merge-review'
import { rowsOfAnswers, sameRows, type ReviewRows } from './review-answers'
import { reviewFile, type ReviewFile } from './review-file'
import type { ReviewAnswers, ReviewSaving } from './schema'

export type SavedReview = {
  version: number
  savedAt: Date
  /** this very text was filed already, and the answer got lost */
  filed: boolean
  /** what another window of the same reviewer put beside it */
  fresh: FreshField[]
  /** what that window says otherwise: it stands, until the reviewer chooses */
  conflicts: FieldConflict[]
}

/**
 * Keeps what the reviewer has so far, complete or not. An older page never overwrites a newer one; the page that saved last may go on
 * from a version it never heard of, because the answer got lost, but not with an edit from before that. With its `basis` an older page is merged
 * into the newer text field by field; `behind` says that it does not show all of that yet.
 */
export const saveReview = (actor: Actor, { reviewId, version, page, edit = 0, basis, behind = false, ...answers }: Saving): Promise<SavedReview> =>
  asActor(actor, async (tx, now) => {
    const review = await tx.review.findUnique({ where: { id: reviewId }, select: { reviewerId: true, applicationId: true } })
    if (!review) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    requirePermission(actor, 'review.score', { ownerId: review.reviewerId, applicationId: review.applicationId }, 'review.read-own')
    const file = await reviewFile(tx, review.applicationId)
    if (!file) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')

    const rows = rowsOfAnswers(file.rubric, file.activities, file.struck, answers)
    const from = { reviewId, version, page: page ?? null, edit }
    const saved = behind && basis ? null : await write(tx, from, rows)
    if (saved !== null) return { version: saved, savedAt: now, filed: false, fresh: [], conflicts: [] }
    const merged = basis && (await writeMerged(tx, file, from, basis, answers))
    return merged ? { ...merged, savedAt: now, filed: false } : { ...(await filedBefore(tx, from, rows)), savedAt: now, fresh: [], conflicts: [] }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

type Saving = Omit<ReviewSaving, 'edit'> & { edit?: number; basis?: Readonly<Record<string, string | string[]>>; behind?: boolean }
type From = { reviewId: string; version: number; page: string | null; edit: number }

/** One statement: the version moves only from the one this page was drawn with or saved itself, and only then does anything else happen. */
const write = async (tx: Tx, { reviewId, version, page, edit }: From, rows: ReviewRows): Promise<number | null> => {
  const saved = await tx.$queryRaw<{ version: number }[]>`
    with opened as (
      update review set version = version + 1, saved_page = ${page}::uuid, saved_edit = ${edit}
      where id = ${reviewId}::uuid and (version = ${version} or (saved_page = ${page}::uuid and saved_edit <= ${edit})) and status in ('IN_PROGRESS', 'RETURNED') returning id, version
    ), s as (
      select opened.id, x.* from opened, json_to_recordset(${JSON.stringify(rows.scores)}::json) as x(criterion text, "activityRowId" text, score int, remark text)
    ), m as (
      select opened.id, x.* from opened, json_to_recordset(${JSON.stringify(rows.motivations)}::json) as x(criterion text, motivation text, "officeComment" text)
    ), c as (
      select opened.id, x.* from opened, json_to_recordset(${JSON.stringify(rows.contests)}::json) as x("activityRowId" text, code text, reason text)
    ), gone_scores as (
      delete from review_score o using opened where o.review_id = opened.id and not exists (select from s where s.criterion = o.criterion and s."activityRowId" = o.activity_row_id)
    ), gone_motivations as (
      delete from review_motivation o using opened where o.review_id = opened.id and not exists (select from m where m.criterion = o.criterion)
    ), gone_contests as (
      delete from review_contest o using opened where o.review_id = opened.id and not exists (select from c where c."activityRowId" = o.activity_row_id and c.code = o.code)
    ), put_scores as (
      insert into review_score as o (review_id, criterion, activity_row_id, score, remark) select id, criterion, "activityRowId", score, remark from s
      on conflict (review_id, criterion, activity_row_id) do update set score = excluded.score, remark = excluded.remark where (o.score, o.remark) is distinct from (excluded.score, excluded.remark)
    ), put_motivations as (
      insert into review_motivation as o (review_id, criterion, motivation, office_comment) select id, criterion, motivation, "officeComment" from m
      on conflict (review_id, criterion) do update set motivation = excluded.motivation, office_comment = excluded.office_comment
        where (o.motivation, o.office_comment) is distinct from (excluded.motivation, excluded.office_comment)
    ), put_contests as (
      insert into review_contest as o (review_id, activity_row_id, code, reason) select id, "activityRowId", code, reason from c
      on conflict (review_id, activity_row_id, code) do update set reason = excluded.reason where o.reason <> excluded.reason
    )
    select version from opened`
  return saved[0]?.version ?? null
}

/** Under the lock on the review: what stands, with this page laid in it. Null where the review is not open. */
const writeMerged = async (tx: Tx, file: ReviewFile, from: From, basis: Readonly<Record<string, string | string[]>>, mine: ReviewAnswers): Promise<Pick<SavedReview, 'version' | 'fresh' | 'conflicts'> | null> => {
  await tx.$queryRaw`select id from review where id = ${from.reviewId}::uuid for update`
  const stored = await tx.review.findUniqueOrThrow({ where: { id: from.reviewId }, select: { status: true, version: true, savedPage: true, savedEdit: true, scores: true, motivations: true, contests: true } })
  if (stored.status !== 'IN_PROGRESS' && stored.status !== 'RETURNED') return null
  // A request of this very page that hung in the network comes after a later one.
  if (stored.savedPage === from.page && stored.savedEdit > from.edit) return null
  const { answers, fresh, conflicts } = mergeReview(file.rubric, file.activities, file.struck, { basis, mine, stored })
  const version = await write(tx, { ...from, version: stored.version }, rowsOfAnswers(file.rubric, file.activities, file.struck, answers))
  return version === null ? null : { version, fresh, conflicts }
}

/** Not written: because this page filed exactly this before, which is well, or for a reason to tell. */
const filedBefore = async (tx: Tx, { reviewId, page }: From, rows: ReviewRows): Promise<{ version: number; filed: true }> => {
  const stored = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, select: { status: true, version: true, savedPage: true, scores: true, motivations: true, contests: true } })
  if (stored.status === 'FINAL' && page !== null && stored.savedPage === page && sameRows(stored, rows)) return { version: stored.version, filed: true }
  throw whyNot(stored.status)
}

const whyNot = (status: ReviewStatus): Refusal => {
  if (status === 'ASSIGNED') return new Refusal('too-early', 'Laat eerst weten of u een belang hebt in dit dossier.')
  if (status !== 'IN_PROGRESS' && status !== 'RETURNED') return new Refusal('too-late', 'Deze beoordeling is ingediend en kan niet meer wijzigen.')
  return new Refusal('changed-meanwhile', 'U hebt deze beoordeling intussen in een ander venster gewijzigd. Uw tekst staat nog op deze pagina. Open de nieuwste versie in een nieuw tabblad en neem over wat u wilt houden.')
}
