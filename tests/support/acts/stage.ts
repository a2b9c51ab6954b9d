import { actorOf, createUser, staffActor } from '@/tests/support/factories'
import type { Actor, StaffRole } from '@/lib/access/actor'
import type { TestDatabase } from '@/tests/support/database'

/** What an act is about; one that is aimed at the subject of another takes from it what that has. */
const nothing = {
  callId: '', code: '', applicationId: '', organisationId: '', reviewId: '', conflictId: '', meetingId: '', proposalId: '', scenarioId: '', grantId: '', paymentId: '', reportId: '',
  amendmentId: '', conditionId: '', repaymentId: '', bankReportId: '', mailId: '', letterId: '', pointId: '', userId: '', findingId: '', appealId: '', reconsiderationId: '', revocationId: '',
  rowId: '', sessionId: '', dateId: '', entryId: '', adviceId: '', number: '', lessonId: '', needId: '', remarkId: '', actorId: '',
}
export type Subject = typeof nothing
/** An act as the code names it, a subject on which it really does something, and how it is done. */
export type Act = { name: string; home: Partial<Subject>; run: (on: Subject) => Promise<unknown> }
/** What the other lacks, it does not take away. */
export const subjectOf = (...parts: readonly Partial<Subject>[]): Subject => Object.assign({}, nothing, ...parts.map((part) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== ''))))

const staff = {
  officer: 'VLAIO_OFFICER', officer2: 'VLAIO_OFFICER', chair: 'VLAIO_PANEL_CHAIR', decider: 'VLAIO_DECIDER', confirmer: 'VLAIO_DECIDER',
  finance: 'VLAIO_FINANCE', finance2: 'VLAIO_FINANCE', controller: 'VLAIO_CONTROLLER', admin: 'VLAIO_ADMIN', adviser: 'POLICY_DOMAIN',
} as const satisfies Record<string, StaffRole>
type Who = keyof typeof staff | 'signatory' | 'editor'

/** The same few people do everything, so that they meet each other in every act. */
export type Stage = {
  database: TestDatabase
  /** As the portal knows them when `learn` last asked; signed in a moment ago. */
  as: (who: Who) => Actor
  reviewerOf: (reviewId: string) => Actor
  learn: () => Promise<void>
  /** Grants of the factories get the decision that they would follow from, so that the money of every call adds up; what is kept beside their rows, too. */
  settleMoney: () => Promise<void>
  one: (sql: string, ...values: unknown[]) => Promise<string>
}

export const openStage = async (database: TestDatabase): Promise<Stage> => {
  const cast = new Map<string, Actor>()
  for (const [who, role] of Object.entries(staff)) cast.set(who, await staffActor(database, role))
  for (const who of ['signatory', 'editor']) cast.set(who, await actorOf(database, await createUser(database)))
  const reviewers = new Map<string, Actor>()
  const known = (actor: Actor | undefined): Actor => {
    if (!actor) throw new Error('Nobody of that name is on the stage.')
    return { ...actor, signedInAt: new Date() }
  }
  return {
    database,
    as: (who) => known(cast.get(who)),
    reviewerOf: (reviewId) => known(reviewers.get(reviewId)),
    one: async (sql, ...values) => (await database.sql<{ id: string }>(sql, values))[0]?.id ?? '',
    settleMoney: async () => {
      await database.sql(`begin; set local session_replication_role = replica;
        insert into decision (application_id, round, outcome, granted_cents, motivation, decided_by_id, confirmed_by_id, confirmed_at, published_at)
          select g.application_id, 1, 'GRANTED', g.granted_cents, 'Toegekend.', '${cast.get('decider')?.userId}', '${cast.get('confirmer')?.userId}', g.awarded_at, g.awarded_at from grant_award g where not exists (select from decision d where d.application_id = g.application_id);
        update call_commitment m set committed_cents = (select coalesce(sum(coalesce(g.final_cents, g.amended_cents, g.granted_cents)), 0) from grant_award g where g.call_id = m.call_id and g.status <> 'DECLINED') where exists (select from grant_award g where g.call_id = m.call_id);
        commit; select keep_outcomes(array(select id from grant_award)), (select count(keep_offer(id)) from grant_award)`)
    },
    learn: async () => {
      // The same two sign for every organisation.
      for (const [who, role] of [['signatory', 'APPLICANT_SIGNATORY'], ['editor', 'APPLICANT_EDITOR']] as const)
        await database.sql(`insert into membership (organisation_id, user_id, role) select o.id, $1::uuid, $2::member_role from organisation o where not exists (select from membership m where m.organisation_id = o.id and m.user_id = $1::uuid)`, [cast.get(who)?.userId, role])
      for (const [who, actor] of cast) cast.set(who, await actorOf(database, { id: actor.userId ?? '' }))
      for (const { id, reviewer } of await database.sql<{ id: string; reviewer: string }>('select id, reviewer_id as reviewer from review')) reviewers.set(id, await actorOf(database, { id: reviewer }))
    },
  }
}
