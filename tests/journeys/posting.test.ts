import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { expect, test } from 'vitest'
import { openDraft } from '@/tests/support/open-draft'
import { startStoryPortal } from '@/tests/support/portal-server'

/** The addresses of pages/api: what the proxy and the framework do for any other address is done there by postAddress. */
const portal = await startStoryPortal()
const { id, cookie } = await openDraft(portal)
const account = (await portal.database.sql<{ id: string }>("select id from app_user where email = 'invuller@demo.example'"))[0]?.id ?? ''
const addresses = [`aanvragen/${id}/bewaar`, `aanvragen/${id}/dien-in`, `aanvragen/${id}/aanvulling/bewaar`, `verslagen/${id}/bewaar`, `beoordelen/${id}/bewaar`].map((path) => `${portal.origin}/api/${path}`)
const save = addresses[0] ?? ''

const post = (address: string, headers: Record<string, string> = {}, body = sentPage): Promise<Response> => fetch(address, { method: 'POST', redirect: 'manual', headers: { cookie, origin: portal.origin, 'content-type': 'application/json', ...headers }, body })
const stored = async () => (await portal.database.sql<{ version: number; name: string }>("select draft_version as version, draft ->> 'contactName' as name from application where id = $1", [id]))[0]
const sentPage = JSON.stringify({ account, page: randomUUID(), basis: { contactName: (await stored())?.name ?? '' }, posted: { step: 'organisatie', contactName: 'Zoë D’hondt' } })

test.each(addresses.map((address) => [address.replace(portal.origin, '').replace(id, '[id]'), address]))('%s takes a post of our own pages only, and every answer of it carries the protections', async (_name, address) => {
  const before = await stored()
  const answers = [await fetch(address, { headers: { cookie } }), await fetch(address, { method: 'PUT', headers: { cookie, origin: portal.origin } }), await post(address, { origin: 'https://elders.example' }), await post(address, { 'sec-fetch-site': 'same-site' }), await post(address, { cookie: '' }), await post(address, {}, 'geen pagina')]
  expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([405, 405, 403, 403])
  expect(answers[0]?.headers.get('allow')).toBe('POST')
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(['x-content-type-options', 'x-frame-options', 'cache-control'].map((name) => headers.get(name))).toEqual(['nosniff', 'DENY', 'private, no-store'])
  }
  expect(await stored()).toEqual(before)
})

test('the row is the one of the path, whatever the query says', async () => {
  const before = await stored()
  const answer = await post(`${save}?id=${randomUUID()}`)
  expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'saved' }])
  expect(await stored()).toEqual({ version: (before?.version ?? 0) + 1, name: 'Zoë D’hondt' })
  const elsewhere = await post(save.replace(id, randomUUID()) + `?id=${id}`)
  expect([elsewhere.status, (await elsewhere.json() as { status: string }).status]).toEqual([200, 'refused'])
})

test('who is nobody any more, or somebody else by now, is told so and changes nothing', async () => {
  const before = await stored()
  const said = async (answer: Promise<Response>) => (await (await answer).json() as { status: string }).status
  expect([await said(post(save, { cookie: '' })), await said(post(save, {}, sentPage.replace(account, randomUUID())))]).toEqual(['signed-out', 'signed-out'])
  expect(await stored()).toEqual(before)
})

test('a page that is too large is refused in words, and the connection that brought it carries the next one', async () => {
  const before = await stored()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const over = (body: string) => new Promise<{ port: number; status: number; text: string }>((resolve, reject) => {
    const sending = request(save, { method: 'POST', agent, headers: { cookie, origin: portal.origin, 'content-type': 'application/json' } }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => { text += part.toString() })
      answer.on('end', () => resolve({ port: sending.socket?.localPort ?? 0, status: answer.statusCode ?? 0, text }))
    })
    sending.on('error', reject)
    sending.end(body)
  })
  const [large, next] = [await over(sentPage.padEnd(12 * 1024 * 1024)), await over(sentPage)]
  agent.destroy()
  expect([large.status, large.text]).toEqual([200, JSON.stringify({ status: 'refused', message: 'Deze pagina is te groot.' })])
  expect([next.status, next.port]).toEqual([200, large.port])
  expect((await stored())?.version).toBeLessThanOrEqual((before?.version ?? 0) + 1)
})

test('filing asks which page was seen: without it, with two, or with what is none, the form goes on to the check page', async () => {
  const file = addresses[1] ?? ''
  for (const query of ['', '?seen=', '?seen=x&seen=y', `?seen=${'x'.repeat(2_000)}`]) {
    const [button, script] = [await post(`${file}${query}`), await post(`${file}${query}`, { accept: 'application/json' })]
    expect([button.status, button.headers.get('location'), script.status]).toEqual([307, `/aanvragen/${id}/nakijken`, 409])
  }
  expect(await portal.database.sql('select from submission where application_id = $1', [id])).toEqual([])
})
