import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { letterTextsOf } from './letter-texts'
import { asEdited, readEdited } from './read-letter-texts'
import { withTyped } from './template-fields'
import type { TemplateChange, TemplateChoice } from './template-schema'

/** An administrator writes a new version of one letter. No letter is made with it until it is taken into use. */
export const changeTemplate = (actor: Actor, { part, base, note, texts: typed }: TemplateChange): Promise<{ version: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'template.change')
    await oneAtATime(tx)
    const stood = base === null ? null : await tx.letterTemplate.findUnique({ where: { version: base } })
    if (base !== null && !stood) throw new Refusal('not-found', 'Deze versie bestaat niet.')
    const { content, problems } = withTyped(part, letterTextsOf({ texts: {} }, null, stood && asEdited(stood)), typed)
    if (problems.length > 0) throw new Refusal('invalid', problems)
    const latest = await tx.letterTemplate.aggregate({ _max: { version: true } })
    // On top of the latest: who changes another letter meanwhile loses nothing.
    if ((latest._max.version ?? null) !== base) throw new Refusal('changed-meanwhile', 'Iemand anders maakte intussen een nieuwe versie. Laad de pagina opnieuw.')
    const version = (base ?? 0) + 1
    await tx.letterTemplate.create({ data: { version, content: { ...(stood ? asEdited(stood).content : {}), ...content }, note, madeById: actor.userId ?? '', madeAt: now } })
    await recordEvent(tx, actor, { verb: 'letter.change-template', subjectType: 'letter_template', subjectId: String(version), payload: { part, note } })
    return { version }
  })

/** From now on letters are made with this version; null is what the portal comes with. What is written already keeps its own. */
export const putTemplateInUse = (actor: Actor, { version, seen }: TemplateChoice): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'template.change')
    await oneAtATime(tx)
    const used = (await readEdited(tx))?.version ?? null
    if (used !== seen || used === version) throw new Refusal('changed-meanwhile', 'Intussen is een andere versie in gebruik. Laad de pagina opnieuw.')
    if (version !== null && (await tx.letterTemplate.count({ where: { version } })) === 0) throw new Refusal('not-found', 'Deze versie bestaat niet.')
    await tx.letterTemplateUse.create({ data: { version, usedById: actor.userId ?? '', usedAt: now } })
    await recordEvent(tx, actor, { verb: 'letter.use-template', subjectType: 'letter_template', subjectId: version === null ? 'shipped' : String(version), payload: { from: used } })
  })

const oneAtATime = (tx: Tx): Promise<unknown> => tx.$queryRaw`select pg_advisory_xact_lock(hashtext('letter_template'))::text`
