import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { StemActor } from '@/prisma/generated/client'
import { actorFacts } from './actor-facts'
import type { ActorProfile } from './schema'

/**
 * Puts an actor in the directory, or changes what it says. An organisation is shown at once, because an officer saw the mandate of its signatory; a
 * group of citizens, and whoever was hidden, waits until an officer has looked.
 */
export const publishActor = (actor: Actor, input: ActorProfile): Promise<{ actorId: string; status: string }> =>
  asActor(actor, async (tx, now) => {
    if (actor.userId === null) throw new Refusal('sign-in-required', 'Meld u eerst aan.')
    const existing = input.actorId === null ? null : await tx.stemActor.findUnique({ where: { id: input.actorId } })
    if (input.actorId !== null && !existing) throw new Refusal('not-found', 'Deze actor bestaat niet.')
    const organisationId = existing ? existing.organisationId : input.organisationId
    requirePermission(actor, 'actor.publish', existing ? actorFacts(existing) : organisationId ? { organisationId } : { ownerId: actor.userId }, 'actor.read')

    const { actorId: _actorId, version, organisationId: _organisationId, municipality, consent: _consent, ...said } = input
    const name = organisationId === null ? said.name || (existing?.name ?? '') : (await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { legalName: true } })).legalName
    if (organisationId === null && said.helixType !== 'CIV') throw new Refusal('invalid', [{ field: 'helixType', message: 'Zonder ondernemingsnummer kan alleen een groep burgers.' }])
    const profile = { ...said, name, nis: await nisNamed(tx, municipality), status: statusAfter(existing, organisationId) }

    const id = existing ? await change(tx, existing.id, version, { ...profile, changedAt: now }) : await add(tx, { ...profile, organisationId, keeperId: actor.userId })
    await recordEvent(tx, actor, { verb: 'actor.publish', subjectType: 'actor', subjectId: id, payload: { ...profile, organisationId } })
    return { actorId: id, status: profile.status }
  }).catch(alreadyThere)

const statusAfter = (existing: StemActor | null, organisationId: string | null): 'SHOWN' | 'WAITING' =>
  organisationId === null || existing?.status === 'HIDDEN' || existing?.status === 'WAITING' ? 'WAITING' : 'SHOWN'

const nisNamed = async (tx: Tx, municipality: string): Promise<string> => {
  const named = await tx.municipality.findFirst({ where: { name: { equals: municipality, mode: 'insensitive' } }, select: { nis: true } })
  if (!named) throw new Refusal('invalid', [{ field: 'municipality', message: `We kennen geen gemeente ${municipality}. Kies een naam uit de lijst.` }])
  return named.nis
}

type Profile = Omit<ActorProfile, 'actorId' | 'version' | 'organisationId' | 'municipality' | 'consent'> & { nis: string; status: string }

const change = async (tx: Tx, id: string, version: number, profile: Profile & { changedAt: Date }): Promise<string> => {
  const { count } = await tx.stemActor.updateMany({ where: { id, version }, data: { ...profile, version: { increment: 1 } } })
  if (count === 0) throw new Refusal('changed-meanwhile', 'Een collega wijzigde deze gegevens intussen. Laad de pagina opnieuw.')
  return id
}

const add = async (tx: Tx, row: Profile & { organisationId: string | null; keeperId: string }): Promise<string> => (await tx.stemActor.create({ data: row, select: { id: true } })).id

const alreadyThere = (thrown: unknown): never => {
  if (thrown instanceof Error && /P2002|stem_actor_one_group|stem_actor_organisation_id_key/.test(`${'code' in thrown ? String(thrown.code) : ''} ${thrown.message}`))
    throw new Refusal('changed-meanwhile', 'Deze actor staat al in de lijst. Laad de pagina opnieuw om hem te wijzigen.')
  throw thrown
}
