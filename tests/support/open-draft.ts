import { cookieOf } from '@/tests/support/browser'
import type { TestDatabase } from '@/tests/support/database'

type Answer = { status: number; text: string; headers: Headers }
export type OpenDraft = {
  id: string
  path: string
  cookie: string
  /** Sends a file as the form of the page does; no hourly limit stands in the way. */
  post: (content: Buffer, name: string, headers?: Record<string, string>) => Promise<Answer>
  files: () => Promise<string[]>
}

/** A draft of the story in an open call, with the cookie of who fills it in. */
export const openDraft = async ({ origin, database }: { origin: string; database: TestDatabase }): Promise<OpenDraft> => {
  const [draft] = await database.sql<{ id: string }>(
    "select a.id from application a join membership m using (organisation_id) join app_user u on u.id = m.user_id join call c on c.id = a.call_id where u.email = 'invuller@demo.example' and a.status = 'DRAFT' and c.status = 'OPEN' and a.discarded_at is null")
  if (!draft) throw new Error('The story has no draft in an open call.')
  const { name: session, value } = await cookieOf('invuller')
  const [path, cookie] = [`/aanvragen/${draft.id}`, `${session}=${value}`]
  return {
    id: draft.id,
    path,
    cookie,
    post: async (content, name, headers = {}) => {
      await database.sql('truncate rate_bucket')
      const form = new FormData()
      form.set('kind', 'OTHER')
      form.set('file', new File([new Uint8Array(content)], name))
      const response = await fetch(`${origin}${path}/bijlagen/upload`, { method: 'POST', body: form, redirect: 'manual', headers: { cookie, origin, ...headers } })
      return { status: response.status, text: await response.text(), headers: response.headers }
    },
    files: async () => (await database.sql<{ name: string }>('select name from attachment where application_id = $1 and removed_at is null order by uploaded_at', [draft.id])).map(({ name }) => name),
  }
}

/** Room for more, and larger, files than a call gives, or may give. */
export const widenCall = async ({ sql }: TestDatabase, applicationId: string, { maxFileMb, maxFiles }: { maxFileMb: number; maxFiles: number }): Promise<void> => {
  await sql('alter table call drop constraint if exists call_limits')
  await sql("with replica as materialized (select set_config('session_replication_role', 'replica', true)) update call set max_file_mb = $2, max_files = $3 from replica where id = (select call_id from application where id = $1)", [applicationId, maxFileMb, maxFiles])
}
