import pg from 'pg'
import { rawSave } from '../../../raw-submit'

let pool: pg.Pool | undefined

/** The least this framework can do for a page that is kept while one types: one row. */
export const POST = async (request: Request): Promise<Response> => {
  pool ??= new pg.Pool({ connectionString: process.env['BENCH_DATABASE_URL'], max: 10 })
  const { applicationId, draft } = (await request.json()) as { applicationId: string; draft: unknown }
  await rawSave(pool, applicationId, JSON.stringify(draft))
  return Response.json({ status: 'saved' })
}
