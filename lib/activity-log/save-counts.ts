import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { readCounts, type ActivityCounts, type countingActivity } from './activity-counts'
import { openActivity } from './open-log'
import { readPastedResidence, type Place, type PastedResidence } from './pasted-residence'
import type { oneActivity, pastingResidence } from './schema'

/** The participants of a whole activity, with what the organiser knows of them. Where they live is pasted, and stays. */
export const saveCounts = (actor: Actor, { grantId, rowId, version, participants, gender, novelty, bands }: z.output<typeof countingActivity>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant } = await openActivity(tx, actor, { grantId, rowId }, now)
    const { kept, version: current } = await keptCounts(tx, grantId, rowId)
    if (current !== version) throw new Refusal('changed-meanwhile', 'Deze aantallen zijn intussen gewijzigd. Laad de pagina opnieuw en kijk na wat er nu staat.')
    const { residence, residenceOutsideFlanders, residenceUnknown } = kept
    const counts = withoutHoles({ participants, gender: known(gender), novelty: known(novelty), bands: known(bands), residence, residenceOutsideFlanders, residenceUnknown })
    await keep(tx, actor, { grantId, rowId }, { counts, before: null, now })
    await recordEvent(tx, actor, { verb: 'log.count-participants', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId, before: kept, counts } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** How the text would be read; nothing is written. */
export const previewResidence = (actor: Actor, input: z.output<typeof pastingResidence>): Promise<PastedResidence> =>
  asActor(actor, async (tx, now) => {
    await openActivity(tx, actor, input, now)
    return readPastedResidence(input.pasted, await placesOn(tx), localDay(now))
  })

/** Where the participants live, all lines or none; it takes the place of what was there, and can be undone. */
export const pasteResidence = (actor: Actor, { grantId, rowId, pasted }: z.output<typeof pastingResidence>): Promise<{ places: number }> =>
  asActor(actor, async (tx, now) => {
    const { grant } = await openActivity(tx, actor, { grantId, rowId }, now)
    const { rows, problem, residence, outside, unknown } = readPastedResidence(pasted, await placesOn(tx), localDay(now))
    const wrong = problem === null ? rows.flatMap(({ line, problem: message }) => (message === null ? [] : [`Regel ${line}: ${message}`])) : [problem]
    if (wrong.length > 0) throw new Refusal('invalid', wrong.map((message) => ({ field: 'pasted', message })))
    const { kept } = await keptCounts(tx, grantId, rowId)
    await keep(tx, actor, { grantId, rowId }, { counts: { ...kept, residence, residenceOutsideFlanders: outside, residenceUnknown: unknown }, before: kept, now })
    await recordEvent(tx, actor, { verb: 'log.paste-residence', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId, places: residence.length, residence, outside, unknown } })
    return { places: residence.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The last paste undone: what it replaced is there again. */
export const undoResidence = (actor: Actor, { grantId, rowId }: z.output<typeof oneActivity>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant } = await openActivity(tx, actor, { grantId, rowId }, now)
    const { kept, before } = await keptCounts(tx, grantId, rowId)
    if (before === null) throw new Refusal('changed-meanwhile', 'Er is niets om ongedaan te maken.')
    const { residence, residenceOutsideFlanders, residenceUnknown } = before
    await keep(tx, actor, { grantId, rowId }, { counts: withoutHoles({ ...kept, residence, residenceOutsideFlanders, residenceUnknown }), before: null, now })
    await recordEvent(tx, actor, { verb: 'log.undo-residence', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const keptCounts = async (tx: Tx, grantId: string, rowId: string): Promise<{ kept: ActivityCounts; before: ActivityCounts | null; version: number }> => {
  const row = await tx.grantActivityLog.findUnique({ where: { grantId_activityRowId: { grantId, activityRowId: rowId } } })
  return { kept: readCounts(row?.counts ?? {}), before: row?.countsBefore ? readCounts(row.countsBefore) : null, version: row?.version ?? 0 }
}

const keep = async (tx: Tx, actor: Actor, { grantId, rowId }: { grantId: string; rowId: string }, { counts, before, now }: { counts: ActivityCounts; before: ActivityCounts | null; now: Date }): Promise<void> => {
  const key = { grantId_activityRowId: { grantId, activityRowId: rowId } }
  await tx.grantActivityLog.upsert({ where: key, create: { grantId, activityRowId: rowId, changedById: actor.userId, changedAt: now }, update: {} })
  await tx.$executeRaw`
    update grant_activity_log set counts = ${JSON.stringify(counts)}::jsonb, counts_before = ${before === null ? null : JSON.stringify(before)}::jsonb, version = version + 1, changed_by_id = ${actor.userId}::uuid, changed_at = ${now}
     where grant_id = ${grantId}::uuid and activity_row_id = ${rowId}`
}

/** Without the fields that were left empty. */
const known = <Key extends string>(counts: Record<Key, number | undefined>): Partial<Record<Key, number>> | undefined => {
  const given = Object.entries(counts).filter(([, count]) => count !== undefined)
  // The keys are those of the schema.
  return given.length === 0 ? undefined : (Object.fromEntries(given) as Partial<Record<Key, number>>)
}

const withoutHoles = (counts: { [Name in keyof ActivityCounts]: ActivityCounts[Name] | undefined }): ActivityCounts => readCounts(Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined)))

const placesOn = async (tx: Tx): Promise<{ places: Place[]; mergers: { oldNis: string; newNis: string; validFrom: string }[] }> => {
  const rows = await tx.municipality.findMany({ select: { nis: true, name: true, mergedOn: true, region: true } })
  const mergers = (await tx.municipalityMerger.findMany()).map(({ oldNis, newNis, validFrom }) => ({ oldNis, newNis, validFrom: validFrom.toISOString().slice(0, 10) }))
  return { mergers, places: rows.map(({ nis, name, region, mergedOn }) => ({ nis, name, region, mergedOn: mergedOn ? mergedOn.toISOString().slice(0, 10) : null })) }
}
