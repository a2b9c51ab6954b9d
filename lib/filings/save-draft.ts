import type { Statements } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'

export type SavedDraft = { version: number; savedAt: Date }

/**
 * Puts a draft in place of the version it was made from, in one conditional update: who built on an older version changes
 * nothing and hears so, and the text stays on the page. The version counts up by one; `mark` is that of the row (standing-drafts.ts). What was filed keeps its title until it is filed anew.
 */
export const saveDraft = async (database: Statements, application: { id: string; version: number; title: string; status?: 'DRAFT' | 'COMPLETION_REQUESTED' }, draft: Prisma.InputJsonObject, savedById: string, now: Date): Promise<SavedDraft & { mark: string }> => {
  const rows = await database.$queryRaw<{ mark: string }[]>`
    update application set draft = ${JSON.stringify(draft)}::jsonb, title = case when submitted_at is null then ${application.title} else title end, draft_version = draft_version + 1, draft_saved_at = ${now}, draft_saved_by_id = ${savedById}::uuid
    where id = ${application.id}::uuid and status = ${application.status ?? 'DRAFT'}::application_status and discarded_at is null and draft_version = ${application.version}
    returning xmin::text as mark`
  if (!rows[0]) throw staleDraft()
  return { version: application.version + 1, savedAt: now, mark: rows[0].mark }
}

export const staleDraft = (): Refusal =>
  new Refusal('changed-meanwhile', 'Een collega (of uzelf in een ander venster) wijzigde deze aanvraag intussen. Uw tekst staat hier nog en is niet bewaard. Kijk ze na en bewaar opnieuw.')
