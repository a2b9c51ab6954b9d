import { readFileSync } from 'node:fs'
import pg from 'pg'
import { rawSubmit, type FiledRows } from '../../../raw-submit'

let pool: pg.Pool | undefined
let rows: FiledRows | undefined

/** The least this framework can do for a form that writes the rows of one filing: no person, no rule, no audit chain. */
export const POST = async (request: Request): Promise<Response> => {
  pool ??= new pg.Pool({ connectionString: process.env['BENCH_DATABASE_URL'], max: 10 })
  rows ??= JSON.parse(readFileSync(process.env['BENCH_ROWS'] ?? '', 'utf8')) as FiledRows
  const applicationId = (await request.formData()).get('applicationId')
  if (typeof applicationId !== 'string') return new Response(null, { status: 400 })
  await rawSubmit(pool, applicationId, rows)
  return new Response(null, { status: 303, headers: { location: '/' } })
}
