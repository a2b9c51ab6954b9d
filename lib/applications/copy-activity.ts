import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { saveDraft } from '@/lib/filings/save-draft'
import { Refusal } from '@/lib/refusal'
import { carryActivity } from './carry-over'
import { draftToChange } from './draft-to-change'
import { earlierRequest } from './earlier-requests'
import { form } from './form'
import { referenceData } from './reference-data'

/** `source` = the earlier request it stands in; without it, the draft itself. */
export const activityCopy = z.object({ applicationId: z.uuid(), source: z.uuid().optional(), rowId: z.string().min(1).max(64) })

/**
 * Puts one activity of an earlier request, or of this one, at the end of the list, marked and without its sessions. A save of a draft, so its row
 * tells who and when, and no event does (saveSection).
 */
export const copyActivity = (actor: Actor, { applicationId, source, rowId }: z.infer<typeof activityCopy>): Promise<{ position: number }> =>
  asActor(actor, async (tx, now) => {
    const application = await draftToChange(tx, actor, applicationId)
    const { draft, copied } = application
    const activities = draft.activities ?? []
    if (activities.length >= form.rows.activities.max) throw new Refusal('conflict', `U hebt al ${form.rows.activities.max} activiteiten. Meer kan niet.`)
    const reference = await referenceData(tx)
    const earlier = source === undefined ? null : await earlierRequest(tx, actor, application.organisationId, source)
    const rows = source === undefined ? activities : (earlier?.reading.activities ?? [])
    const at = rows.findIndex(({ id }) => id === rowId)
    const from = earlier?.number ?? `activiteit ${at + 1} van deze aanvraag`
    const activity = earlier ? earlier.reading.activities[at] && { earlier: earlier.reading.activities[at] } : rows[at] && { typed: rows[at] }
    if (!activity) throw new Refusal('not-found', 'Deze activiteit bestaat niet meer. Laad de pagina opnieuw.')

    const carried = carryActivity(activity, from, { reference, newId: randomUUID })
    const titles = activities.map(({ title }) => title ?? '')
    const added = (carried.draft.activities ?? []).map((one) => (one.title === undefined ? one : { ...one, title: titleBeside(titles, one.title) }))
    const changed = { ...draft, activities: [...activities, ...added] }
    await saveDraft(tx, application, { ...changed, saved: { ...draft.saved, activiteiten: application.version + 1 } }, actor.userId ?? '', now)
    await tx.application.update({ where: { id: application.id }, data: { copied: [...copied, ...carried.copied.map((mark) => (mark.field === 'title' ? { ...mark, value: added[0]?.title ?? mark.value } : mark))], leftOut: { push: carried.leftOut } } })
    return { position: activities.length + 1 }
  })

const LONGEST_TITLE = form.rows.activities.fields.title.max

/** Each activity has a title of its own, so a copy gets one too: "Robots (2)". */
const titleBeside = (titles: readonly string[], title: string): string => {
  const taken = new Set(titles.map((one) => one.trim().toLocaleLowerCase('nl-BE')))
  const named = (turn: number): string => (turn === 1 ? title : `${title.slice(0, LONGEST_TITLE - ` (${turn})`.length).trimEnd()} (${turn})`)
  for (let turn = 1; ; turn += 1) if (!taken.has(named(turn).trim().toLocaleLowerCase('nl-BE'))) return named(turn)
}
