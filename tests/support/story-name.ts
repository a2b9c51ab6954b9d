import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDay } from '@/lib/time'

/** What the story is told from: its content, the acts that tell it, and the tables. */
const sources = ['lib', 'prisma/migrations', 'prisma/seed']

/** The name of the database that holds the story as these sources tell it today: its days count from the day it was told on. */
export const storyName = (): string => {
  const sum = createHash('sha256').update(localDay(new Date()))
  for (const file of sources.flatMap(filesIn)) sum.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return `template_story_${sum.digest('hex').slice(0, 12)}`
}

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
