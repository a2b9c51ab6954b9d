import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { answerAt, withAnswerAt } from '@/lib/filings/field-path'
import { isSame, type Tree } from '@/lib/filings/merge'
import { saveDraft } from '@/lib/filings/save-draft'
import { Refusal, type Problem } from '@/lib/refusal'
import { draftToChange } from './draft-to-change'
import { typedContent } from './merge-page'
import { draftSchema } from './schema'
import { noteTypists } from './typed-by'
import { keptAnswer } from './waiting-texts'

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const mergeInput = z.object({
  applicationId: z.uuid(),
  texts: z.array(z.object({
    field: z.string().min(1).max(300),
    /** what stood there when one chose */
    standing: z.string().transform(asJson).pipe(keptAnswer),
    /** THEIRS, or the id of one's own text; nothing = not chosen yet */
    keep: z.union([z.literal('THEIRS'), z.uuid()]).optional(),
  })).max(500).default([]),
})
export type MergeInput = z.infer<typeof mergeInput>

/** Puts the chosen text of each field in the draft. A field that changed again since one looked is asked again; the others wait until one chooses. */
export const mergeTexts = (actor: Actor, { applicationId, texts }: MergeInput): Promise<{ left: number }> =>
  asActor(actor, async (tx, now) => {
    const application = await draftToChange(tx, actor, applicationId, now)

    const before = application.draft
    const own = { applicationId, userId: actor.userId ?? '' }
    const kept = await tx.keptText.findMany({ where: own })
    const chosen = texts.filter(({ field, keep }) => keep !== undefined && kept.some(one => one.field === field))
    if (chosen.length === 0) throw new Refusal('invalid', texts.length === 0 ? 'Er is niets meer samen te voegen.' : texts.map((_, index): Problem => ({ field: `texts.${index}.keep`, message: 'Kies welke tekst u houdt.' })))
    const content = typedContent(before)
    const changedAgain = texts.flatMap(({ field, standing, keep }, index): Problem[] =>
      keep === undefined || isSame(answerAt(content, field), standing) ? [] : [{ field: `texts.${index}.keep`, message: 'Deze tekst werd net opnieuw gewijzigd. Lees hem en kies nog eens.' }])
    if (changedAgain.length > 0) throw new Refusal('changed-meanwhile', changedAgain)

    const mine = chosen.flatMap(({ field, keep }) => kept.filter(({ id }) => id === keep).map(({ typed }) => ({ field, typed: keptAnswer.parse(typed) })))
    const put = mine.reduce<Tree>((draft, { field, typed }) => withAnswerAt(draft, field, typed), content)
    const read = draftSchema.safeParse(put)
    if (!read.success) throw new Refusal('invalid', read.error.issues[0]?.message ?? '')
    if (mine.length > 0) {
      const version = application.version + 1
      const typedBy = noteTypists(before, mine.map(({ field }) => field), own.userId, application.createdById)
      const saved = { ...before.saved, ...Object.fromEntries(mine.flatMap(({ field }) => field.startsWith('activities/') ? [[`activiteiten/${field.split('/')[1]}`, version]] : [])) }
      await saveDraft(tx, { id: applicationId, version: application.version, title: application.title }, { ...read.data, ...(typedBy ? { typedBy } : {}), saved }, own.userId, now)
    }
    await tx.keptText.deleteMany({ where: { ...own, field: { in: chosen.map(({ field }) => field) } } })
    await recordEvent(tx, actor, { verb: 'application.merge', subjectType: 'application', subjectId: applicationId, applicationId, payload: { mine: mine.map(({ field }) => field), theirs: chosen.filter(({ keep }) => keep === 'THEIRS').map(({ field }) => field) } })
    return { left: new Set(kept.map(({ field }) => field)).size - chosen.length }
  })
