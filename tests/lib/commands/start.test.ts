import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { typescript } from '@/lib/commands/run-child'
import { durableDatabase } from '@/tests/support/durable-database'

const database = await durableDatabase()

const start = (changes: Record<string, string>) => {
  const env = {
    ...process.env, NODE_ENV: 'production' as const, DEMO: '', EMBEDDED_DB: '', APP_URL: 'https://stem.example', SMTP_URL: 'smtp://mail.example', DATABASE_URL: database.url,
    NEXTAUTH_SECRET: 'Vb7pQ2x9Lk4mZr8sTn1cWd6fGh3jYe5u0aXo', NEXT_DIST_DIR: '.next-never-built', PORT: '39871', ...changes,
  }
  const { status, stderr } = spawnSync(process.execPath, typescript('lib/commands/start.ts'), { env, encoding: 'utf8' })
  return { status, stderr: stderr.trim() }
}

test('a weak secret stops the start', () => {
  expect(start({ NEXTAUTH_SECRET: 'secret' })).toEqual({ status: 1, stderr: 'NEXTAUTH_SECRET is too weak: it must be 32 random characters or more (openssl rand -base64 48).' })
})

test('demo sign-in on a public address stops the start', () => {
  expect(start({ DEMO: '1' })).toEqual({
    status: 1,
    stderr: 'DEMO=1 lets anyone sign in as anyone, so it is refused on a public APP_URL: set DEMO_PUBLIC=1 if this really is a public demonstration, or DEMO=0.',
  })
})

test('a database with the owner as login stops the start', () => {
  expect(start({ DATABASE_URL: database.ownerUrl })).toEqual({
    status: 1,
    stderr: 'DATABASE_URL signs in as stem_owner, which row level security does not hold: use a login that is only a member of stem_web.',
  })
})

test('without a build it says so', () => {
  expect(start({})).toEqual({ status: 1, stderr: 'There is no production build yet: run "npm run build" first.' })
})

test('a pending migration stops the start', async () => {
  const [last] = await database.sql<{ name: string }>(`delete from _prisma_migrations where migration_name = (select max(migration_name) from _prisma_migrations) returning migration_name as name`)
  expect(start({})).toEqual({ status: 1, stderr: `This database still lacks ${last?.name}: run "npm run migrate", or start with MIGRATE_ON_START=1.` })
})
