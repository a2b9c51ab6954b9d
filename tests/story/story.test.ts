import { expect, test } from 'vitest'
import { seedReference } from '@/lib/commands/seed-reference'
import { content } from '@/lib/story/content'
import { tellStory } from '@/lib/story/tell-story'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
await seedReference(database.ownerUrl)
const told = await tellStory(database.ownerUrl)

test('the story is told by the acts of the portal, every request of it', () => {
  expect(told?.applications.size).toBe(content.requests.length)
})
