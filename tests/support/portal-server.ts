import { resolve } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { seedReference } from '@/lib/commands/seed-reference'
import { tellStory } from '@/lib/story/tell-story'
import { testDatabase, type OwnDatabase, type TestDatabase } from '@/tests/support/database'
import { startPortal, type Portal } from '@/tests/support/portal'

/** Number of the advisory lock under which the story is told, in the database `postgres` of the test cluster. */
const telling = 51_003

export type StoryPortal = Portal & { database: TestDatabase }

/**
 * The production build on a copy of the demo story, for this file alone. The files of the story lie where the tests keep theirs. Without worker,
 * so that nothing changes but by what the test does.
 */
export const startStoryPortal = async (env: Record<string, string> = {}): Promise<StoryPortal> => {
  const database = await storyDatabase()
  return { ...(await startPortal(database, { DATA_DIR: resolve('.data/test'), ...env }, { worker: false })), database }
}

/** A copy of the story, which is told once for all files of a run. */
export const storyDatabase = async (): Promise<OwnDatabase> => testDatabase(await storyTemplate())

const storyTemplate = async (): Promise<string> => {
  const template = inject('story')
  const client = new pg.Client({ connectionString: inject('superuserUrl').replace('DATABASE', 'postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [telling])
    if ((await client.query('select from pg_database where datname = $1', [template])).rowCount === 0) await tell(client, template)
    return template
  } finally {
    await client.end()
  }
}

const tell = async (client: pg.Client, template: string): Promise<void> => {
  const draft = `draft_${template}`
  const at = (key: 'ownerUrl' | 'appUrl') => inject(key).replace('DATABASE', draft)
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft} template ${inject('template')} strategy file_copy owner stem_owner`)
  Object.assign(process.env, { DATABASE_URL: at('appUrl'), DATABASE_URL_OWNER: at('ownerUrl') })
  await seedReference(at('ownerUrl'))
  await tellStory(at('ownerUrl'))
  await client.query(`alter database ${draft} rename to ${template}`)
}
