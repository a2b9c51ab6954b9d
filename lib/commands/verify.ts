import { createHash } from 'node:crypto'
import pg from 'pg'
import { checkHead, emptyHead, walkChain, type ChainHead, type ChainRow } from '@/lib/audit/chain'
import { invariants } from '@/lib/commands/invariants'
import { openLocalDatabase } from '@/lib/commands/local-database'
import { loadEnvFile, runCommand } from '@/lib/commands/run-command'
import { fileSettings } from '@/lib/env'
import { openFileStore, type FileStore } from '@/lib/files/file-store'

/** Every check of a live database over a plain connection, apart from the portal's own code; answers a line for each breach. */
export const verifyDatabase = async (client: pg.ClientBase, files: Pick<FileStore, 'read'>): Promise<string[]> => [
  ...(await brokenInvariants(client)),
  ...(await brokenChain(client)),
  ...(await brokenFiles(client, files)),
]

const SHOWN = 20

export const brokenInvariants = async (client: pg.ClientBase): Promise<string[]> => {
  const lines: string[] = []
  for (const { name, sql } of invariants) {
    const { rows } = await client.query<[string]>({ text: sql, rowMode: 'array' })
    lines.push(...rows.slice(0, SHOWN).map(([breach]) => `${name}: ${breach}`))
    if (rows.length > SHOWN) lines.push(`${name}: and ${rows.length - SHOWN} more`)
  }
  return lines
}

const STRETCH = 5_000

/** The chain is read in stretches, so that its length does not matter. */
export const brokenChain = async (client: pg.ClientBase): Promise<string[]> => {
  const lines: string[] = []
  let head: ChainHead = emptyHead
  for (let last = -1n; ; ) {
    const rows = await readChain(client, last)
    const walked = walkChain(rows, head)
    lines.push(...walked.breaches.map(({ seq, what }) => `audit event ${seq} ${what}`))
    head = walked.head
    last = rows.at(-1)?.seq ?? last
    if (rows.length < STRETCH) break
  }
  const { rows } = await client.query<{ seq: string; hash: string }>('select seq, hash from audit_head where id = 1')
  const stored = rows[0] ? { seq: BigInt(rows[0].seq), hash: rows[0].hash } : null
  return [...lines, ...checkHead(head, stored).map(({ seq, what }) => `the audit trail, at event ${seq}, ${what}`)]
}

const readChain = async (client: pg.ClientBase, after: bigint): Promise<ChainRow[]> => {
  const { rows } = await client.query<Omit<ChainRow, 'seq'> & { seq: string }>(
    `select e.seq::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_id as "actorId", e.actor_label as "actorLabel", e.verb,
            e.subject_type as "subjectType", e.subject_id as "subjectId", e.application_id as "applicationId", e.payload_hash as "payloadHash", e.prev_hash as "prevHash",
            e.hash, p.payload, p.erased_at is not null as erased, p.seq is not null as "hasPayload"
     from audit_event e left join audit_payload p on p.seq = e.seq where e.seq > $1 order by e.seq limit ${STRETCH}`,
    [after.toString()],
  )
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }))
}

/** Every file that something refers to is there, with its size and its hash. */
export const brokenFiles = async (client: pg.ClientBase, files: Pick<FileStore, 'read'>): Promise<string[]> => {
  const { rows } = await client.query<{ sha256: string; size: number | null }>(`
    select u.sha256, f.size_bytes as size from (
      select sha256 from attachment union select sha256 from report_file union select sha256 from letter where sha256 is not null union select proof_sha256 from mandate where proof_sha256 is not null
      union select document_sha256 from recognition where document_sha256 is not null union select account_proof_sha256 from organisation where account_proof_sha256 is not null
      union select sha256 from inspection_advice where sha256 is not null union select sha256 from stored_file) u
    left join stored_file f on f.sha256 = u.sha256 order by 1`)
  const lines: string[] = []
  for (const { sha256, size } of rows) {
    const found = await hashOf(files.read(sha256))
    if (size === null) lines.push(`file ${sha256} is referred to but was never stored`)
    else if (found === null) lines.push(`file ${sha256} is missing`)
    else if (found.sha256 !== sha256 || found.size !== size) lines.push(`file ${sha256} has other content`)
  }
  return lines
}

const hashOf = async (content: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number } | null> => {
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of content) {
      hash.update(chunk)
      size += chunk.length
    }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    throw thrown
  }
  return { sha256: hash.digest('hex'), size }
}

/** One snapshot for all checks: what is being written meanwhile is wholly in it or not at all. */
const verify = async (): Promise<void> => {
  loadEnvFile()
  const dataDir = process.env['DATA_DIR'] ?? '.data'
  const given = process.env['DATABASE_URL_OWNER'] ?? process.env['DATABASE_URL']
  const local = given ? null : await openLocalDatabase(dataDir)
  const client = new pg.Client({ connectionString: given ?? local?.ownerUrl, application_name: 'stem-loket verify' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const breaches = await verifyDatabase(client, openFileStore(fileSettings(process.env)))
    for (const breach of breaches) console.log(breach)
    if (breaches.length > 0) process.exitCode = 1
    else console.log(`All ${invariants.length} invariants, the audit trail and the files hold.`)
  } finally {
    await client.end()
    if (local?.cluster.started) await local.cluster.stop()
  }
}

await runCommand(import.meta.url, verify)
