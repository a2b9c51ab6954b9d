import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { actorFacts } from './actor-facts'
import type { Candidate } from './matching'
import { actorGroups, helixTypes, type ActorGroup, type ActorStatus, type HelixType } from './words'

const last = (typed: unknown): unknown => (Array.isArray(typed) ? typed.at(-1) : typed)

/** The whole vocabulary of the directory's address; another value of a choice is no choice. */
export const directoryAddress = z.object({
  zoek: z.preprocess(last, z.string().transform((text) => text.trim().slice(0, 100)).catch('')),
  soort: z.preprocess(last, z.enum(['', ...helixTypes]).catch('')),
  groep: z.preprocess(last, z.enum(['', ...actorGroups]).catch('')),
  thema: z.preprocess(last, z.string().regex(/^[A-Z]{0,12}$/).catch('')),
  provincie: z.preprocess(last, z.string().max(40).catch('')),
  bladzijde: z.preprocess(last, z.string().regex(/^[1-9]\d{0,3}$/).catch('1').transform(Number)),
})
export type DirectoryAddress = z.output<typeof directoryAddress>

export type ListedActor = { id: string; name: string; helixType: HelixType; actorGroup: ActorGroup; themes: string[]; municipality: string; province: string; offers: string; needs: string }
export type Directory = { total: number; rows: ListedActor[]; places: { nis: string; actors: number }[] }

export const ACTORS_PAGE = 20

/** Those who are to be found, in one statement; words are sought in Dutch, and what lacks one of them is left out. */
export const directory = async (tx: Tx, { zoek, soort, groep, thema, provincie, bladzijde }: DirectoryAddress): Promise<Directory> => {
  const rows = await tx.$queryRaw<Directory[]>`
    with found as materialized (
      select a.*, m.name as municipality, m.province,
        case when ${zoek} = '' then 0 else ts_rank(to_tsvector('dutch'::regconfig, a.name || ' ' || a.description || ' ' || a.offers || ' ' || a.needs), websearch_to_tsquery('dutch', ${zoek})) end as rank
      from stem_actor a join municipality m on m.nis = a.nis
      where a.status = 'SHOWN'
        and (${zoek} = '' or to_tsvector('dutch'::regconfig, a.name || ' ' || a.description || ' ' || a.offers || ' ' || a.needs) @@ websearch_to_tsquery('dutch', ${zoek}))
        and (${soort} = '' or a.helix_type = ${soort}) and (${groep} = '' or a.actor_group = ${groep}) and (${thema} = '' or ${thema} = any (a.themes)) and (${provincie} = '' or m.province = ${provincie})
    )
    select (select count(*)::int from found) as total,
      (select coalesce(json_agg(x), '[]') from (select id, name, helix_type as "helixType", actor_group as "actorGroup", themes, municipality, province, offers, needs from found order by rank desc, lower(name), id limit ${ACTORS_PAGE}::int offset ${(bladzijde - 1) * ACTORS_PAGE}::int) x) as rows,
      (select coalesce(json_agg(x), '[]') from (select nis, count(*)::int as actors from found group by nis order by nis) x) as places`
  return rows[0] ?? { total: 0, rows: [], places: [] }
}

export type ShownActor = ListedActor & {
  organisationId: string | null
  website: string
  ageMin: number
  ageMax: number
  description: string
  contactFunction: string
  status: ActorStatus
  judgeReason: string
  version: number
  rights: { publish: boolean; withdraw: boolean; judge: boolean; contact: boolean }
}

/** One actor as this person may see it; null where there is nothing to see. */
export const shownActor = async (tx: Tx, actor: Actor, id: string): Promise<ShownActor | null> => {
  if (!z.uuid().safeParse(id).success) return null
  const found = await tx.stemActor.findUnique({ where: { id } })
  if (!found || !can(actor, 'actor.read', actorFacts(found))) return null
  const { keeperId: _keeper, judgedById: _judge, judgedAt: _at, publishedAt: _published, changedAt: _changed, nis, ...said } = found
  const municipality = await tx.municipality.findUniqueOrThrow({ where: { nis }, select: { name: true, province: true } })
  const facts = actorFacts(found)
  return {
    ...said,
    helixType: helixTypes.find((one) => one === said.helixType) ?? 'CIV',
    actorGroup: actorGroups.find((one) => one === said.actorGroup) ?? 'LEISURE',
    status: (['WAITING', 'HIDDEN', 'WITHDRAWN'] as const).find((one) => one === said.status) ?? 'SHOWN',
    municipality: municipality.name, province: municipality.province,
    rights: { publish: can(actor, 'actor.publish', facts), withdraw: can(actor, 'actor.withdraw', facts), judge: can(actor, 'actor.judge', facts), contact: can(actor, 'actor.contact', facts) },
  }
}

/** For whoever publishes: the own organisations one signs for, each with its profile, and the groups one keeps. */
export const ownActors = async (tx: Tx, actor: Actor): Promise<{ organisations: { id: string; name: string; actorId: string | null; status: string | null }[]; groups: { id: string; name: string; status: string }[] }> => {
  if (actor.userId === null) return { organisations: [], groups: [] }
  const signed = actor.memberships.filter(({ role }) => role === 'APPLICANT_SIGNATORY').map(({ organisationId }) => organisationId)
  const organisations = await tx.organisation.findMany({ where: { id: { in: signed } }, select: { id: true, legalName: true }, orderBy: { legalName: 'asc' } })
  const profiles = await tx.stemActor.findMany({ where: { OR: [{ organisationId: { in: signed } }, { organisationId: null, keeperId: actor.userId }] }, select: { id: true, organisationId: true, name: true, status: true }, orderBy: { name: 'asc' } })
  return {
    organisations: organisations.map(({ id, legalName }) => {
      const profile = profiles.find(({ organisationId }) => organisationId === id)
      return { id, name: legalName, actorId: profile?.id ?? null, status: profile?.status ?? null }
    }),
    groups: profiles.filter(({ organisationId }) => organisationId === null),
  }
}

/** What an officer still has to look at. */
export const actorsToJudge = (tx: Tx, actor: Actor): Promise<{ id: string; name: string }[]> =>
  tx.stemActor.findMany({ where: { status: 'WAITING', keeperId: { not: actor.userId ?? '' } }, select: { id: true, name: true }, orderBy: [{ changedAt: 'asc' }, { id: 'asc' }] })

/** Everybody who may be suggested; who is in already, by organisation or by name, is not. */
export const candidatesFor = async (tx: Tx, known: { organisationIds: readonly string[]; kbos: readonly string[]; names: readonly string[] }): Promise<Candidate[]> => {
  const rows = await tx.$queryRaw<(Omit<Candidate, 'place' | 'ages'> & { lat: number; lon: number; ageMin: number; ageMax: number })[]>`
    select a.id, a.name, a.helix_type as "helixType", a.themes, m.lat, m.lon, a.age_min as "ageMin", a.age_max as "ageMax", a.offers, a.needs
    from stem_actor a join municipality m on m.nis = a.nis left join organisation o on o.id = a.organisation_id
    where a.status = 'SHOWN' and not (lower(a.name) = any (${known.names.map((name) => name.toLowerCase())}::text[]))
      and (o.id is null or not (o.id::text = any (${[...known.organisationIds]}::text[]) or o.kbo = any (${[...known.kbos]}::text[])))`
  return rows.map(({ lat, lon, ageMin, ageMax, ...row }) => ({ ...row, place: { lat, lon }, ages: { min: ageMin, max: ageMax } }))
}

/** These actors, in the order that was asked. */
export const listedActors = async (tx: Tx, ids: readonly string[]): Promise<ListedActor[]> => {
  const rows = await tx.$queryRaw<ListedActor[]>`
    select a.id, a.name, a.helix_type as "helixType", a.actor_group as "actorGroup", a.themes, m.name as municipality, m.province, a.offers, a.needs
    from stem_actor a join municipality m on m.nis = a.nis where a.status = 'SHOWN' and a.id::text = any (${[...ids]}::text[])`
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}
