import type { JobHelpers } from 'graphile-worker'

/**
 * After an outage the queue's back-off may be hours; here every mail that only waits for the mail server is tried again at once, and a queued
 * mail whose job is gone (a restored database, a job given up) gets one. A mail that the server itself put off keeps its own pace.
 */
export const hastenMail = async (_payload: unknown, helpers: JobHelpers): Promise<void> => {
  await helpers.withPgClient(async (client) => {
    await client.query(`
      select graphile_worker.reschedule_jobs(
        array(select j.id from graphile_worker.jobs j join outbox_mail m on j.key = 'mail:' || m.id
               where m.state = 'QUEUED' and m.attempts = 0 and j.locked_at is null and j.attempts > 0 and j.run_at > now()),
        run_at => now(), attempts => 0)`)
    await client.query(`
      select enqueue_job('deliver-email', json_build_object('id', m.id), 'mail:' || m.id) from outbox_mail m
       where m.state = 'QUEUED' and m.created_at < now() - interval '2 minutes'
         and not exists (select from graphile_worker.jobs j where j.key = 'mail:' || m.id and j.attempts < j.max_attempts)
       order by m.created_at limit 1000`)
  })
}
