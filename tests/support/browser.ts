import type { Browser, Page } from 'playwright-core'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { accountByEmail } from '@/lib/sign-in/account'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { openSession } from '@/lib/sign-in/open-session'
import { openBrowser } from '@/tests/support/chromium'
import { firefox } from '@/tests/support/sign-in'

/** The cookie of a session as "Aanmelden als …" opens it, of a demo account or of anyone in the story by address. */
export const cookieOf = (account: string): Promise<{ name: string; value: string }> =>
  asActor(systemActor('tests'), async (tx, now) => {
    const known = await accountByEmail(tx, account.includes('@') ? account : demoAddress(account))
    if (!known) throw new Error(`Nobody has the account ${account}.`)
    return { name: 'stem-session', value: (await openSession(tx, now, known, 'DEMO', firefox)).token }
  })

/** Reads an address; on a connection that the server was just closing, once more. */
export const read = (address: string, headers: Record<string, string>): Promise<Response> => {
  const ask = () => fetch(address, { redirect: 'manual', headers })
  return ask().catch(ask)
}

export type Asking = (path: string, account: string | null, headers?: Record<string, string>) => Promise<Response>

/** Asks the portal for a page as a demo account, or as a visitor; follows no redirect. What the router fetches carries `_rsc`: without it the framework sends nothing but a redirect. */
export const askerAt = (origin: string): Asking => {
  const cookies = new Map<string, string>()
  return async (path, account, headers = {}) => {
    if (account !== null && !cookies.has(account)) {
      const { name, value } = await cookieOf(account)
      cookies.set(account, `${name}=${value}`)
    }
    const cookie = account === null ? undefined : cookies.get(account)
    const address = headers['RSC'] === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}_rsc=`
    return read(`${origin}${address}`, { ...headers, ...(cookie === undefined ? {} : { cookie }) })
  }
}

/** Does what leads to a page, perhaps at the same address, and waits until that page is there. */
export const leadingOn = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), act()])
}

/** A window of its own for each person, as on machines of their own. */
export const openWindows = async (origin: string): Promise<{ browser: Browser; as: (account: string | null, options?: { javaScriptEnabled?: boolean; width?: number }) => Promise<Page> }> => {
  const browser = await openBrowser()
  return {
    browser,
    as: async (account, { javaScriptEnabled = true, width = 1280 } = {}) => {
      const context = await browser.newContext({ baseURL: origin, javaScriptEnabled, locale: 'nl-BE', viewport: { width, height: 900 }, reducedMotion: 'reduce' })
      if (account !== null) await context.addCookies([{ ...(await cookieOf(account)), url: origin }])
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      return page
    },
  }
}
