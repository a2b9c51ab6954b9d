import 'server-only'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'

type Counts = { waiting: bigint; failing: bigint; oldest_seconds: number; mail_queued: bigint; mail_failed: bigint; sessions: bigint; audit_seq: bigint }

/** Prometheus text: the few figures an operator watches. Counts only, nothing of a file or a person. */
export const metrics = async (): Promise<string> => {
  const started = performance.now()
  const counts = await asActor(systemActor('metrics'), async (tx) => {
    const rows = await tx.$queryRaw<Counts[]>`
      select q.*, (select count(*) from outbox_mail where state = 'QUEUED') as mail_queued, (select count(*) from outbox_mail where state = 'FAILED') as mail_failed,
        (select count(*) from session where ended_at is null and expires_at > portal_now()) as sessions, (select seq from audit_head) as audit_seq
      from queue_state() q`
    return rows[0]
  })
  if (!counts) throw new Error('The database gave no figures.')
  return gauges([
    ['stem_database_seconds', 'Time to read these figures', (performance.now() - started) / 1000],
    ['stem_queue_waiting', 'Jobs that are due', counts.waiting],
    ['stem_queue_failing', 'Jobs that failed at least once', counts.failing],
    ['stem_queue_oldest_seconds', 'Age of the oldest job that is due', counts.oldest_seconds],
    ['stem_mail_queued', 'Mails not sent yet', counts.mail_queued],
    ['stem_mail_failed', 'Mails given up', counts.mail_failed],
    ['stem_sessions', 'Sessions not ended', counts.sessions],
    ['stem_audit_events', 'Events in the audit chain', counts.audit_seq],
    ['process_resident_memory_bytes', 'Memory of this process', process.memoryUsage.rss()],
    ['process_uptime_seconds', 'Age of this process', process.uptime()],
  ])
}

const gauges = (rows: readonly (readonly [name: string, help: string, value: number | bigint])[]): string =>
  rows.map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`).join('')
