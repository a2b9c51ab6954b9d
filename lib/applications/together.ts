import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'

export type Here = { name: string; step: string }
export type Handover = { step: string; holderId: string; holder: string; givenBy: string; remark: string; done: boolean; doneBy: string | null }
export type Returned = { by: string; to: string; toUserId: string; remark: string; at: Date }
export type Together = { handovers: Handover[]; returned: Returned | null; here: Here[]; /** How many colleagues there are beside this person. */ others: number; reminderHours: number[] }

/** A colleague who was seen this long ago is still here; a browser says so every half minute. */
const STILL_HERE_SECONDS = 75

/**
 * How a draft is worked on together, in one statement. Whoever left the organisation holds nothing any more, and what was sent back before a
 * filing is over.
 */
export const togetherOn = async (tx: Tx, actor: Actor, { id, organisationId }: { id: string; organisationId: string }): Promise<Together> => {
  const rows = await tx.$queryRaw<{ handovers: Handover[]; returned: (Omit<Returned, 'at'> & { at: string }) | null; here: Here[]; others: number; hours: string | null }[]>`
    select
      (select coalesce(json_agg(json_build_object('step', h.step, 'holderId', h.holder_id, 'holder', u.name, 'givenBy', g.name, 'remark', h.remark, 'done', h.done_at is not null, 'doneBy', d.name) order by h.given_at), '[]')
         from section_handover h join app_user u on u.id = h.holder_id join app_user g on g.id = h.given_by_id left join app_user d on d.id = h.done_by_id
         where h.application_id = ${id}::uuid and (h.done_at is not null or exists (select from membership m where m.organisation_id = ${organisationId}::uuid and m.user_id = h.holder_id and m.ended_at is null))) as handovers,
      (select json_build_object('by', b.name, 'to', t.name, 'toUserId', r.to_user_id, 'remark', r.remark, 'at', r.returned_at)
         from draft_return r join app_user b on b.id = r.returned_by_id join app_user t on t.id = r.to_user_id
         where r.application_id = ${id}::uuid and r.resolved_at is null and not exists (select from submission s where s.application_id = r.application_id and s.submitted_at > r.returned_at)) as returned,
      (select coalesce(json_agg(json_build_object('name', u.name, 'step', p.step) order by u.name), '[]') from presence p join app_user u on u.id = p.user_id
         join membership m on m.user_id = p.user_id and m.organisation_id = ${organisationId}::uuid and m.ended_at is null
         where p.application_id = ${id}::uuid and p.user_id <> ${actor.userId}::uuid and p.seen_at > portal_now() - make_interval(secs => ${STILL_HERE_SECONDS})) as here,
      (select count(distinct m.user_id)::int from membership m where m.organisation_id = ${organisationId}::uuid and m.ended_at is null and m.user_id <> ${actor.userId}::uuid) as others,
      (select value from portal_setting where key = 'reminderHours') as hours`
  const found = rows[0]
  if (!found) throw new Error(`no answer about ${id}`)
  const { handovers, returned, here, others, hours } = found
  return { handovers, returned: returned && { ...returned, at: new Date(returned.at) }, here: onceEach(here), others, reminderHours: hoursOf(hours) }
}

export const othersHere = async (tx: Tx, actor: Actor, applicationId: string): Promise<Here[]> =>
  onceEach(await tx.$queryRaw<Here[]>`
    select u.name, p.step from presence p join app_user u on u.id = p.user_id join application a on a.id = p.application_id
      join membership m on m.user_id = p.user_id and m.organisation_id = a.organisation_id and m.ended_at is null
    where p.application_id = ${applicationId}::uuid and p.user_id <> ${actor.userId}::uuid and p.seen_at > portal_now() - make_interval(secs => ${STILL_HERE_SECONDS}) order by u.name`)

/** Hours before the deadline, the longest first; without the setting nobody is reminded. */
export const hoursOf = (setting: string | null): number[] =>
  (setting ?? '').split(/\s+/).map(Number).filter((hours) => Number.isInteger(hours) && hours > 0).toSorted((a, b) => b - a)

/** Who holds two roles is one person. */
const onceEach = (here: readonly Here[]): Here[] => here.filter(({ name, step }, index) => here.findIndex((other) => other.name === name && other.step === step) === index)
