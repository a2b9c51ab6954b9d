import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { openWindows } from '@/tests/support/browser'
import type { TestDatabase } from '@/tests/support/database'
import { takePortalClock, type PortalClock } from '@/tests/support/portal-clock'
import type { StoryPortal } from '@/tests/support/portal-server'

export type Chain = {
  clock: PortalClock
  sql: TestDatabase['sql']
  /** A person at a machine of their own, whose clock is the portal's; null is a visitor. */
  as: (account: string | null) => Promise<Page>
  /** The same with JavaScript off. */
  asPlain: (account: string | null) => Promise<Page>
  stateOf: (number: string) => Promise<string | undefined>
  /** Address and number of each request, once there is one. */
  files: Record<'robots' | 'crane', string>
  numbers: Record<'robots' | 'crane', string>
}

/** What the links of the chain share. The windows of one link are closed before the next; after a link that breaks the others are not tried. */
export const openChain = async ({ origin, database }: StoryPortal): Promise<Chain> => {
  const clock = takePortalClock(database)
  const windows = await openWindows(origin)
  let broken = false
  beforeEach(({ skip, onTestFailed }) => {
    skip(broken, 'an earlier link broke')
    onTestFailed(() => void (broken = true))
  })
  afterEach(() => Promise.all(windows.browser.contexts().map((context) => context.close())))
  afterAll(() => windows.browser.close())
  return {
    clock,
    sql: database.sql,
    as: async (account) => {
      const page = await windows.as(account)
      await page.clock.setFixedTime(clock.now())
      return page
    },
    asPlain: (account) => windows.as(account, { javaScriptEnabled: false }),
    stateOf: async (number) => (await database.sql<{ status: string }>('select s.status from assessment s join application a on a.id = s.application_id where a.number = $1', [number]))[0]?.status,
    files: { robots: '', crane: '' },
    numbers: { robots: '', crane: '' },
  }
}
