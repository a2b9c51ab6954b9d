import { resolve } from 'node:path'
import { systemActor } from '@/lib/access/actor'
import { asActor, disconnect } from '@/lib/db'
import { mayStillKnow } from '@/lib/mail/may-still-know'
import { renderEmail } from '@/lib/mail/render-email'
import { isEmailTemplate, templates } from '@/emails/templates'
import { cookieOf, read } from '@/tests/support/browser'
import type { TestDatabase } from '@/tests/support/database'
import { startPortal, type Portal } from '@/tests/support/portal'

/**
 * Twin worlds: two copies of the story that are equal but for one secret. Whoever may not know the secret asks both the same, and gets the same:
 * status, headers, bytes. Who may know it gets a difference: that is how we know that the questions could have told.
 */
export type Question = { path: string; asRouter: boolean; account: string | null }
type Twins = { differing: (asked: readonly Question[]) => Promise<string[]> }
type World = { portal: Portal }

/** Sessions of these accounts; open them before the world is copied, so that both know them. */
export const cookiesOf = async (accounts: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> => {
  const cookies = new Map<string, string>()
  for (const account of accounts) if (account !== null) cookies.set(account, Object.values(await cookieOf(account)).join('='))
  return cookies
}

/** A page is asked as a browser does, and as the router does; a file only as a browser does. */
export const questionsAt = (addresses: readonly string[]): Omit<Question, 'account'>[] =>
  addresses.flatMap((path) => [{ path, asRouter: false }, ...(/\.(json|pdf|zip|csv|ics)$|\/api\//.test(path) ? [] : [{ path, asRouter: true }])])

/** A portal on each world, with the files where the story keeps them. */
export const openTwins = async (one: TestDatabase, other: TestDatabase, cookies: ReadonlyMap<string, string>): Promise<Twins> => {
  const open = async (database: TestDatabase): Promise<World> => ({ portal: await startPortal(database, { DATA_DIR: resolve('.data/test'), APP_URL: 'http://127.0.0.1:3000' }, { worker: false }) })
  const twins = [await open(one), await open(other)] as const

  const answerOf = async ({ portal: { origin } }: World, { path, asRouter, account }: Question): Promise<string> => {
    const cookie = account === null ? undefined : cookies.get(account)
    const response = await read(`${origin}${path}${asRouter ? `${path.includes('?') ? '&' : '?'}_rsc=` : ''}`, { ...(asRouter ? { RSC: '1' } : {}), ...(cookie === undefined ? {} : { cookie }) })
    const headers = [...response.headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${bare(value, origin)}`)
    return [response.status, ...headers, bare(Buffer.from(await response.arrayBuffer()).toString('latin1'), origin)].join('\n')
  }

  /** Where the two answers part; a difference of the clock, or of the order in which a page was streamed, is gone when both are asked a few times more; a secret is not. */
  const difference = async (question: Question): Promise<string | null> => {
    for (let attempt = 1; ; attempt++) {
      const [mine, theirs] = await Promise.all([answerOf(twins[0], question), answerOf(twins[1], question)])
      if (mine === theirs) return null
      const at = [...mine].findIndex((letter, index) => letter !== theirs[index])
      if (attempt === 9) return `${question.account ?? 'a visitor'} ${question.path}${question.asRouter ? ' (RSC)' : ''}: “${mine.slice(at - 30, at + 40)}”, “${theirs.slice(at - 30, at + 40)}”`
    }
  }

  return {
    differing: async (asked) => {
      const found: string[] = []
      for (const question of asked) {
        const told = await difference(question)
        if (told !== null) found.push(told)
      }
      return found
    },
  }
}

/** Who takes a file away here is written in its trail with the moment it was taken: a little later in the one world than in the other. */
const began = Date.now()
const withoutNow = (text: string): string =>
  text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z(\W{1,8}(?:children\W{1,8})?\d\d\/\d\d\/\d{4} \d\d\.\d\d)?/g, (moment) => (Date.parse(moment.slice(0, moment.indexOf('Z') + 1)) >= began ? 'NOW' : moment))

/** What differs from answer to answer without saying anything: nonces, the framework's random keys, where the server stands, the name an open page gives itself, and the end of one's own session. */
const bare = (text: string, origin: string): string =>
  withoutNow(text).replaceAll(origin, 'ORIGIN').replaceAll(/nonce="[^"]*"|\\"nonce\\":\\"[^"]*\\"|"nonce":"[^"]*"|'nonce-[^']*'/g, '').replaceAll(/[A-Za-z0-9+/]{22}==/g, 'NONCE').replaceAll(/"[\w-]{21}([vhm])"/g, '"KEY$1"')
    .replaceAll(/((?:page|messageId|entryId|clientKey)\W{1,8}(?:value\W{1,6})?)[0-9a-f-]{36}/g, '$1PAGE').replaceAll(/(idleEndsAt\W{1,6})[\dT:.-]+Z/g, '$1END')

/** What the worker would send now to whoever this clause names, by what is in the outbox: the words, the addresses and the headers of each. */
export const mailsIn = async (world: TestDatabase, recipients: string): Promise<string[]> => {
  const before = process.env['DATABASE_URL']
  process.env['DATABASE_URL'] = world.url
  const mails = await world.sql<{ id: string; template: string; recipientId: string | null; recipientAddress: string; applicationId: string | null; params: unknown }>(
    `select id, template, recipient_id as "recipientId", recipient_address as "recipientAddress", application_id as "applicationId", params from outbox_mail where ${recipients} order by id`)
  const said: string[] = []
  for (const mail of mails)
    said.push(await asActor(systemActor('mail'), async (tx) => {
      const audience = isEmailTemplate(mail.template) ? templates[mail.template].audience : 'ADDRESSEE'
      return JSON.stringify([mail.id, mail.recipientAddress, await mayStillKnow(tx, { ...mail, audience }), await renderEmail(tx, mail, { sender: { name: 'STEM-loket', address: 'loket@stem.example' }, appUrl: 'https://loket.example' })])
    }))
  await disconnect()
  process.env['DATABASE_URL'] = before
  return said
}

export const ofMembers = 'recipient_id in (select user_id from membership)'
