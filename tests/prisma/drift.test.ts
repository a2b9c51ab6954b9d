import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase } from '@/tests/support/database'

/** schema.prisma against the migrated database: tables, columns, nullability, arrays. Types follow from the migration it was made with. */
const database = await testDatabase()
const schema = readFileSync('prisma/schema.prisma', 'utf8')
const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({ name, body }))
const enums = new Set([...schema.matchAll(/^enum (\w+) \{/gm)].map((match) => match[1]))
const names = new Set(models.map(({ name }) => name))

const tableOf = ({ name, body }: { name: string; body: string }) => /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name
const columnsOf = ({ body }: { body: string }): string[] =>
  [...body.matchAll(/^ {2}(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/gm)]
    .filter(([, , type = '']) => !names.has(type))
    .map(([, field = '', , list = '', optional = '', rest = '']) => `${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? field}${list}${optional}`)
    .toSorted()

test('every model is a table with exactly its columns', async () => {
  const rows = await database.sql<{ table: string; column: string }>(
    `select table_name as table, column_name || case when data_type = 'ARRAY' then '[]' else '' end || case when is_nullable = 'YES' and data_type <> 'ARRAY' then '?' else '' end as column
     from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'`,
  )
  const inDatabase: Record<string, string[]> = {}
  for (const { table, column } of rows) (inDatabase[table] ??= []).push(column)
  for (const table of Object.keys(inDatabase)) inDatabase[table]?.sort()
  expect(inDatabase).toEqual(Object.fromEntries(models.map((model) => [tableOf(model), columnsOf(model)])))
})

test('every enum of the schema holds the same words in the same order', async () => {
  const rows = await database.sql<{ name: string; labels: string[] }>(
    `select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace and n.nspname = 'public' group by 1`,
  )
  const declared = [...schema.matchAll(/^enum (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, , body = '']) => ({
    name: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '',
    labels: [...body.matchAll(/^ {2}([A-Z_]+)$/gm)].map((match) => match[1]),
  }))
  expect(enums.size).toBe(declared.length)
  expect(Object.fromEntries(rows.map(({ name, labels }) => [name, labels]))).toEqual(Object.fromEntries(declared.map(({ name, labels }) => [name, labels])))
})
