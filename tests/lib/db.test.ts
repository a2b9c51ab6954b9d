import { expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import { testDatabase } from '@/tests/support/database'

await testDatabase()

test('a statement is planned once per connection, and those beyond the thousandth stay nameless', async () => {
  const names = await asActor(systemActor('test'), async (tx) => {
    for (let text = 0; text < 1_010; text++) await tx.$queryRaw(Prisma.raw(`select ${text} as number`))
    await tx.$queryRaw(Prisma.raw('select 0 as number'))
    return tx.$queryRaw<{ name: string }[]>`select name from pg_prepared_statements where name ~ '^s[0-9]+$' order by substr(name, 2)::int`
  })
  // What every act begins with has names too, so the texts of here begin a little later.
  expect([names.length <= 1_000, names.at(-1)?.name, new Set(names.map(({ name }) => name)).size]).toEqual([true, 's999', names.length])
})
