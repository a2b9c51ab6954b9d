import type { JobHelpers } from 'graphile-worker'

/** Longer than any job of ours takes; the queue itself would wait four hours. */
const LEASE = '5 minutes'

/** A worker that was killed holds its job. Who comes after frees it once the lease is over; every job may be run twice without harm. */
export const freeDeadJobs = async (_payload: unknown, helpers: JobHelpers): Promise<void> => {
  await helpers.withPgClient((client) =>
    client.query(
      `select graphile_worker.force_unlock_workers(array(
         select distinct locked_by from graphile_worker.jobs where locked_by is not null and locked_at < now() - $1::interval and id <> $2))`,
      [LEASE, helpers.job.id],
    ),
  )
}
