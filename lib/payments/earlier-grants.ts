import type { Tx } from '@/lib/db'
import { formatDay, lastDayOf } from '@/lib/time'

export type EarlierGrant = { grantId: string; number: string; kind: 'REPORT' | 'RECOVERY'; since: Date }

/** Earlier grants of the same organisation that are not justified in time (law of 16 May 2003, article 14), without those that an officer let pass for this grant. */
export const unjustifiedGrants = async (tx: Tx, { id, organisationId }: { id: string; organisationId: string }): Promise<EarlierGrant[]> =>
  tx.$queryRaw<EarlierGrant[]>`
    select u.grant_id as "grantId", u.number, u.kind, u.since from unjustified_grants(${organisationId}::uuid, ${id}::uuid) u
     where not exists (select from grant_clearance c where c.grant_id = ${id}::uuid and c.earlier_grant_id = u.grant_id and c.kind = u.kind) order by u.number, u.kind`

/** The same for many payments at once: a sentence for each whose grant has to wait. */
export const unjustifiedFor = async (tx: Tx, paymentIds: readonly string[]): Promise<string[]> => {
  const rows = await tx.$queryRaw<(EarlierGrant & { waits: string })[]>`
    select distinct g.number as waits, u.grant_id as "grantId", u.number, u.kind, u.since from payment p join grant_award g on g.id = p.grant_id cross join lateral unjustified_grants(g.organisation_id, g.id) u
     where p.id = any(${[...paymentIds]}::uuid[]) and not exists (select from grant_clearance c where c.grant_id = g.id and c.earlier_grant_id = u.grant_id and c.kind = u.kind) order by 1, 3, 4`
  return rows.map((row) => `De betaling van ${row.waits} wacht. ${inWords(row)}`)
}

export const inWords = ({ number, kind, since }: Pick<EarlierGrant, 'number' | 'kind' | 'since'>): string =>
  kind === 'REPORT' ? `Het eindverslag van ${number} moest er zijn op ${formatDay(lastDayOf(since))}.` : `De terugvordering van ${number} is sinds ${formatDay(lastDayOf(since))} niet (helemaal) betaald.`
