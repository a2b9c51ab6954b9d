import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { text } from '@/lib/text'
import { monitorEdition, withUnit, type MonitorTarget } from './edition'
import { publishedEditions } from './queries'
import { readEditionCsv, type ReadEdition } from './read-edition-csv'

const LONGEST = 500_000

export const readingEdition = z.object({
  code: z.string().trim().regex(/^[A-Z][A-Z0-9-]{2,39}$/, 'Geef een code op van hoofdletters, cijfers en streepjes, bijvoorbeeld STEM-MONITOR-2026.'),
  referenceYear: z.string().trim().regex(/^\d{4}-\d{4}$/, 'Geef een schooljaar op, bijvoorbeeld 2024-2025.'),
  source: text({ min: 5, max: 200 }),
  pasted: z.string().max(LONGEST, `Plak ten hoogste ${LONGEST.toLocaleString('nl-BE')} tekens in één keer.`),
})
export type ReadingEdition = z.output<typeof readingEdition>

/** Targets that go on because the text names none, and the edition they are of. */
export type CarriedTargets = { from: string; targets: MonitorTarget[]; words: string[] }

export type EditionPreview = ReadEdition & { nextVersion: number; carried: CarriedTargets | null }

/** Names what was looked at: the text, the edition it is for, the version it becomes, and the targets that go on. */
export const nameOfEdition = ({ code, referenceYear, source, pasted }: ReadingEdition, { nextVersion, carried }: Pick<EditionPreview, 'nextVersion' | 'carried'>): string =>
  createHash('sha256').update(JSON.stringify([code, referenceYear, source, pasted.replaceAll(/\r\n?/g, '\n').trim(), nextVersion, carried])).digest('hex')

/** How the text is read, line by line; nothing happens. */
export const previewEdition = (actor: Actor, input: ReadingEdition): Promise<EditionPreview> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'monitor.publish')
    return readEdition(tx, input)
  })

/** The text, and the targets of the edition before where it names none: a target holds until an edition says another. */
const readEdition = async (tx: Tx, { code, referenceYear, source, pasted }: ReadingEdition): Promise<EditionPreview> => {
  const read = readEditionCsv(pasted, source)
  const editions = await publishedEditions(tx)
  const before = editions.find((one) => one.code === code) ?? editions.find(({ edition }) => edition.referenceYear <= referenceYear)
  const nextVersion = (await latestVersion(tx, code)) + 1
  if (read.parts.targets.length > 0 || !before || before.edition.targets.length === 0) return { ...read, nextVersion, carried: null }
  const targets = before.edition.targets.map((target) => ({ ...target, source: withoutOwn(target.source || before.edition.source, source) }))
  const taken = targets.filter((target) => [...read.parts.figures, ...read.parts.laterFigures, ...read.parts.statements].some((one) => one.code === target.code))
  const problem = read.problem || taken.map((target) => `De code ${target.code} is die van een doel dat blijft gelden (${target.labelNl}). Gebruik een andere code, of zet de doelen in de tekst.`).join(' ')
  return { ...read, problem, nextVersion, carried: { from: `${before.code}, schooljaar ${before.edition.referenceYear}`, targets, words: targets.map(({ labelNl, value, unit }) => `${labelNl}: ${withUnit(value, unit)}`) } }
}

/** What the edition says itself needs no source of its own. */
const withoutOwn = (source: string, edition: string): string => (source === edition ? '' : source)

/** A new edition, or the next version of one: all lines or none, and only what was looked at. What was published before stays. */
export const publishEdition = (actor: Actor, { seen, ...input }: ReadingEdition & { seen: string }): Promise<{ version: number }> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'monitor.publish')
    const { code, referenceYear, source } = input
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`monitor ${code}`}, 0))::text`
    const preview = await readEdition(tx, input)
    const { problem, lines, parts, carried, nextVersion: version } = preview
    if (nameOfEdition(input, preview) !== seen) throw new Refusal('changed-meanwhile', 'De tekst of de editie is veranderd nadat u ze bekeek. Bekijk ze opnieuw.')
    const wrong = [...(problem === '' ? [] : [problem]), ...lines.filter((line) => line.problem !== '').map((line) => `Regel ${line.line}: ${line.problem}`)]
    if (wrong.length > 0) throw new Refusal('invalid', wrong.map((message) => ({ field: 'pasted', message })))
    const content = monitorEdition.parse({ code, referenceYear, source, ...parts, ...(carried ? { targets: carried.targets } : {}) })
    const before = await tx.monitorEdition.findFirst({ where: { code }, orderBy: { version: 'desc' } })
    if (before && isDeepStrictEqual(monitorEdition.parse(before.content), content)) throw new Refusal('conflict', 'Deze editie staat er al precies zo.')

    await tx.monitorEdition.create({ data: { code, version, referenceYear, content, publishedById: actor.userId } })
    await recordEvent(tx, actor, { verb: 'monitor.publish', subjectType: 'monitor-edition', subjectId: `${code}/${version}`, payload: { referenceYear, figures: content.figures.length, targets: content.targets.length, ...(carried ? { targetsOf: carried.from } : {}), later: content.laterFigures.length, statements: content.statements.length } })
    return { version }
  })

export type EditionVersion = { code: string; version: number; referenceYear: string; publishedAt: Date; publishedBy: string | null; figures: number }

/** Every version that was ever published, the newest first, for who may publish one. */
export const editionVersions = async (tx: Tx, actor: Actor): Promise<EditionVersion[]> => {
  requirePermission(actor, 'monitor.publish')
  const rows = await tx.monitorEdition.findMany({ orderBy: [{ publishedAt: 'desc' }, { version: 'desc' }], include: { publishedBy: { select: { name: true } } } })
  return rows.map(({ code, version, referenceYear, publishedAt, publishedBy, content }) => ({ code, version, referenceYear, publishedAt, publishedBy: publishedBy?.name ?? null, figures: monitorEdition.parse(content).figures.length }))
}

const latestVersion = async (tx: Tx, code: string): Promise<number> => (await tx.monitorEdition.findFirst({ where: { code }, orderBy: { version: 'desc' }, select: { version: true } }))?.version ?? 0
