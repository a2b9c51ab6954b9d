import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@/tests/support/database'

/**
 * Puts a row straight into a table, in any state: lifecycles and deadlines are switched off for this one statement, because a test
 * arranges what an act of months ago left behind. CHECKs and unique indexes still hold; an id is made when none is given.
 */
export const insertRow = async (database: TestDatabase, table: string, row: Record<string, unknown>, withId = true): Promise<string> => {
  const id = typeof row['id'] === 'string' ? row['id'] : randomUUID()
  const given = Object.entries(withId ? { ...row, id } : row).filter(([, value]) => value !== undefined)
  const columns = given.map(([name]) => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`)
  const places = given.map((_, index) => `$${index + 1}`)
  await database.sql(
    `insert into ${table} (${columns.join(', ')}) select ${places.join(', ')} from set_config('session_replication_role', 'replica', true)`,
    given.map(([, value]) => value),
  )
  return id
}
