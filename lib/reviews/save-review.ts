import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import type { ReviewStatus } from '@/prisma/generated/enums'
import { rowsOfAnswers, sameRows, type ReviewRows } from './review-answers'
import { reviewFile } from './review-file'
import type { ReviewSaving } from './schema'

export type SavedReview = { version: number; savedAt: Date; /** this very text was filed already, and the answer got lost */ filed: boolean }

/**
 * Keeps what the reviewer has so far, complete or not. An older page never overwrites a newer one; the page that saved last may go on
 * from a version it never heard of, because the answer got lost, but not with an edit from before that.
 */
export const saveReview = (actor: Actor, { reviewId, version, page, edit = 0, ...answers }: Saving): Promise<SavedReview> =>
  asActor(actor, async (tx, now) => {
    const review = await tx.review.findUnique({ where: { id: reviewId }, select: { reviewerId: true, applicationId: true } })
    if (!review) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    requirePermission(actor, 'review.score', { ownerId: review.reviewerId, applicationId: review.applicationId }, 'review.read-own')
    const file = await reviewFile(tx, review.applicationId)
    if (!file) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')

    const rows = rowsOfAnswers(file.rubric, file.activities, file.struck, answers)
    const from = { reviewId, version, page: page ?? null, edit }
    const saved = await write(tx, from, rows)
    return saved === null ? { ...(await filedBefore(tx, from, rows)), savedAt: now } : { version: saved, savedAt: now, filed: false }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

type Saving = Omit<ReviewSaving, 'edit'> & { edit?: number }
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
