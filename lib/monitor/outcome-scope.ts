import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { Prisma } from '@/prisma/generated/client'
import { quartersOf, type OutcomeFilter } from './outcome-filter'
import { readThresholds, type Thresholds } from './thresholds'

/** What this person may see of what grants reached: exact, or only numbers that point at nobody; everything, or the own partnerships. */
export type OutcomeScope = { exact: boolean; thresholds: Thresholds; ownPartnerships: readonly string[] | null }

export const outcomeScope = async (tx: Tx, actor: Actor): Promise<OutcomeScope> => {
  const thresholds = await readThresholds(tx)
  if (can(actor, 'outcome.read-exact')) return { exact: true, thresholds, ownPartnerships: null }
  if (can(actor, 'outcome.read')) return { exact: false, thresholds, ownPartnerships: null }
  const led = actor.memberships.map(({ organisationId }) => organisationId).filter((organisationId) => can(actor, 'outcome.read-own', { organisationId }))
  const partnerships = led.length === 0 ? [] : await tx.partnership.findMany({ where: { leadOrganisationId: { in: led } }, select: { id: true } })
  if (partnerships.length === 0) throw new Refusal('not-found', 'Deze pagina bestaat niet.')
  return { exact: true, thresholds, ownPartnerships: partnerships.map(({ id }) => id) }
}

/** The sums to choose from. Row level security leaves out what the actor has an interest in. */
export const outcomeRows = ({ exact, thresholds }: OutcomeScope): Prisma.Sql => (exact ? Prisma.sql`outcome_total t` : Prisma.sql`shown_outcomes(${thresholds.leastShown}::int) t`)

/** Grants as a whole. Who sees no exact numbers gets those whose counts are shown, with the money that everybody may know. */
export const grantRows = (scope: OutcomeScope): Prisma.Sql =>
  scope.exact
    ? Prisma.sql`outcome_grant t`
    : Prisma.sql`(
        select s.grant_id, s.call_id, s.partnership_id, true as counted, 'REPORT' as source, coalesce(g.amended_cents, g.granted_cents) as granted_cents, g.final_cents, null::bigint as accepted_costs_cents,
          0 as partners_gov, 0 as partners_bus, 0 as partners_kno, 0 as partners_civ, sum(s.sessions)::int as sessions, sum(s.participants)::int as participants, sum(s.child_quarters)::bigint as child_quarters
        from shown_outcomes(${scope.thresholds.leastShown}::int) s join grant_award g on g.id = s.grant_id group by g.id, s.grant_id, s.call_id, s.partnership_id) t`

/** What may be counted at all, and what the filter asks: calls in test mode never count. */
export const outcomeWhere = (scope: OutcomeScope, filter: OutcomeFilter): Prisma.Sql => {
  const quarters = quartersOf(filter)
  return Prisma.join(
    [
      ...grantConditions(scope, filter),
      ...(filter.provincie === '' ? [] : [Prisma.sql`t.province_nis = ${filter.provincie}`]),
      ...(filter.gemeente === '' ? [] : [Prisma.sql`t.municipality_nis = ${filter.gemeente}`]),
      ...(quarters === null ? [] : [Prisma.sql`t.quarter between ${quarters.from}::date and ${quarters.to}::date`]),
    ],
    ' and ',
  )
}

/** The same for grants as a whole: with a place or a period, those with something in it. */
export const grantWhere = (scope: OutcomeScope, filter: OutcomeFilter): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`t.counted`,
      ...grantConditions(scope, filter),
      ...(hasPart(filter) ? [Prisma.sql`t.grant_id in (select t.grant_id from ${outcomeRows(scope)} where ${outcomeWhere(scope, filter)})`] : []),
    ],
    ' and ',
  )

const hasPart = ({ provincie, gemeente, periode }: OutcomeFilter): boolean => provincie !== '' || gemeente !== '' || periode !== ''

const grantConditions = ({ ownPartnerships }: OutcomeScope, { oproep, partnerschap }: OutcomeFilter): Prisma.Sql[] => [
  oproep === '' ? Prisma.sql`t.call_id in (select c.id from call c where not c.test_mode)` : Prisma.sql`t.call_id = (select c.id from call c where c.code = ${oproep} and not c.test_mode)`,
  ...(partnerschap === '' ? [] : [Prisma.sql`t.partnership_id = (select p.id from partnership p where p.code = ${partnerschap})`]),
  ...(ownPartnerships === null ? [] : [Prisma.sql`t.partnership_id in (${Prisma.join(ownPartnerships.map((id) => Prisma.sql`${id}::uuid`))})`]),
]
