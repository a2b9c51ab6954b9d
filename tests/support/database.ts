import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { disconnect } from '@/lib/db'

export type TestDatabase = {
  name: string
  /** The portal's own role, under grants and row level security. */
  url: string
  ownerUrl: string
  /** SQL as superuser, which sees every row: for arranging and for asserting. */
  sql: <Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
}
/** A database of this test file; `copy` gives another with all that is in it now. Nobody else may have it open then. */
export type OwnDatabase = TestDatabase & { copy: () => Promise<OwnDatabase> }

/**
 * A fresh, migrated database for this test file:
 *   const database = await testDatabase()
 * at the top of the file. DATABASE_URL points at it, so everything that goes through lib/db works in it. It goes when the run ends: its thousand
 * files dropped earlier, a file system without journal (ext4) would search among them at every file of the next database, half a second each.
 */
export const testDatabase = async (template = inject('template')): Promise<OwnDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`
  const at = (key: 'superuserUrl' | 'ownerUrl' | 'appUrl') => inject(key).replace('DATABASE', name)
  await maintenance(`create database ${name} template ${template} strategy file_copy owner stem_owner`)
  // Dropping the database may cut a connection off that still says goodbye; what a query meets is thrown to who asked it.
  const open = () => new pg.Pool({ connectionString: at('superuserUrl'), max: 4 }).on('error', () => {})
  let superuser = open()
  process.env['DATABASE_URL'] = at('appUrl')
  process.env['DATABASE_URL_OWNER'] = at('ownerUrl')
  afterAll(async () => {
    await disconnect()
    await superuser.end()
  })
  return {
    name,
    url: at('appUrl'),
    ownerUrl: at('ownerUrl'),
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await superuser.query<Row>(text, values)).rows,
    copy: async () => {
      await Promise.all([disconnect(), superuser.end()])
      superuser = open()
      return testDatabase(name)
    },
  }
}

const maintenance = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('superuserUrl').replace('DATABASE', 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
