import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { saveDraft } from '@/lib/filings/save-draft'
import { Refusal } from '@/lib/refusal'
import { draftToChange, type DraftToChange } from './draft-to-change'
import type { Draft } from './form'
import { pasteKinds, pasteTables, readPasted, type Pasted, type PasteKind } from './pasted-rows'
import { referenceData } from './reference-data'
import { draftSchema } from './schema'

const LONGEST = 100_000

/** `rowId` = the activity whose sessions they are. */
export const pasting = z.object({
  applicationId: z.uuid(),
  kind: z.enum(pasteKinds),
  rowId: z.string().max(64).optional(),
  pasted: z.string().max(LONGEST, `Plak ten hoogste ${LONGEST.toLocaleString('nl-BE')} tekens in één keer.`),
})
type Pasting = z.infer<typeof pasting>

/** How the text would be read; nothing is written. */
export const previewPaste = (actor: Actor, input: Pasting): Promise<Pasted> =>
  asActor(actor, async (tx) => readFor(tx, await draftToChange(tx, actor, input.applicationId), input))

/**
 * Puts the pasted rows under the ones that are there: all of them, or none while one line has a problem. A save of a draft, so its row tells who and
 * when, and no event does (saveSection).
 */
export const pasteRows = (actor: Actor, input: Pasting): Promise<{ added: number }> =>
  asActor(actor, async (tx, now) => {
    const application = await draftToChange(tx, actor, input.applicationId)
    const { rows, problem } = await readFor(tx, application, input)
    const wrong = problem === null ? rows.flatMap(({ line, problem: message }) => message === null ? [] : [`Regel ${line}: ${message}`]) : [problem]
    if (wrong.length > 0) throw new Refusal('invalid', wrong.map((message) => ({ field: 'pasted', message })))

    const added = rows.map(({ typed }) => ({ id: randomUUID(), ...typed }))
    const changed = draftSchema.parse(put(application.draft, input, added))
    const page = input.kind === 'sessies' ? `activiteiten/${input.rowId}` : 'begroting'
    await saveDraft(tx, application, { ...changed, saved: { ...changed.saved, [page]: application.version + 1 } }, actor.userId ?? '', now)
    return { added: added.length }
  })

const readFor = async (tx: Tx, { draft }: DraftToChange, { kind, rowId, pasted }: Pasting): Promise<Pasted> =>
  readPasted(kind, pasted, await referenceData(tx), pasteTables[kind].max - standing(draft, kind, rowId).length)

/** The rows that are there, without the empty ones that only wait for an answer. */
const standing = (draft: Draft, kind: PasteKind, rowId: string | undefined): readonly object[] => {
  const activity = draft.activities?.find(({ id }) => id === rowId)
  if (kind === 'sessies' && !activity) throw new Refusal('not-found', 'Deze activiteit bestaat niet meer.')
  const rows = (kind === 'sessies' ? activity?.sessions : kind === 'kosten' ? draft.costs : draft.revenues) ?? []
  return rows.filter((row) => Object.entries(row).some(([name, value]) => name !== 'id' && value !== ''))
}

const put = (draft: Draft, { kind, rowId }: Pasting, added: readonly object[]): unknown => {
  const rows = [...standing(draft, kind, rowId), ...added]
  if (kind !== 'sessies') return { ...draft, [kind === 'kosten' ? 'costs' : 'revenues']: rows }
  return { ...draft, activities: draft.activities?.map((activity) => activity.id === rowId ? { ...activity, sessions: rows } : activity) }
}
