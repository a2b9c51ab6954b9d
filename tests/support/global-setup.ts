import type { TestProject } from 'vitest/node'
import { generateClient } from '@/lib/commands/generate-client'
import { unpackBrowser } from '@/tests/support/chromium'
import { joinTestCluster } from '@/tests/support/cluster'
import { storyName } from '@/tests/support/story-name'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses in the test cluster; the database's name is put in place of DATABASE. */
    superuserUrl: string
    ownerUrl: string
    appUrl: string
    template: string
    /** The template that holds the demo story; told by the first file that needs it, the same for all files of a run. */
    story: string
  }
}

export default async (project: TestProject): Promise<() => Promise<void>> => {
  await generateClient()
  await unpackBrowser()
  const { cluster, template, leave } = await joinTestCluster()
  project.provide('superuserUrl', cluster.url('DATABASE'))
  project.provide('ownerUrl', cluster.url('DATABASE', 'stem_owner'))
  project.provide('appUrl', cluster.url('DATABASE', 'stem_app'))
  project.provide('template', template)
  project.provide('story', storyName())
  return leave
}
