import { once } from 'node:events'
import { request } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { seedReference } from '@/lib/commands/seed-reference'
import { seedDrafts, seedExample } from '@/tests/bench/seed'
import { openForm, postForm, type FilledForm } from '@/tests/bench/submit-browser'
import { none, note } from '@/tests/support/figures'
import { testDatabase } from '@/tests/support/database'
import { startPortal } from '@/tests/support/portal'

/** `npm run faults` runs this with the full counts. */
const replays = Number(process.env['REPLAYS'] ?? 200)
const cutEvery = Number(process.env['CUT_EVERY'] ?? 24)

const database = await testDatabase()
await seedReference(database.ownerUrl)
const example = await seedExample(database)
const portal = await startPortal(database, {}, { worker: false })

/** What one filing leaves behind, and nothing more. */
const left = async (applicationId: string) =>
  (await database.sql<{ filings: number; mails: number; events: number; number: string | null }>(
    `select (select count(*)::int from submission where application_id = $1) as filings,
       (select count(*)::int from outbox_mail where application_id = $1) as mails,
       (select count(*)::int from audit_event where application_id = $1 and verb = 'application.submit') as events,
       (select number from application where id = $1) as number`, [applicationId]))[0]

test(`one form sent ${replays} times files one request: one number, one copy, one mail, one event`, async () => {
  const [draft] = await seedDrafts(database, example, portal.origin, 1)
  if (!draft) throw new Error('no draft')
  const form = await openForm(portal.origin, draft)
  for (let sent = 0; sent < replays; sent += 20) await Promise.all(Array.from({ length: Math.min(20, replays - sent) }, () => postForm(form).catch(unlessBusy)))
  const found = await left(draft.applicationId)
  expect(found).toMatchObject({ filings: 1, mails: 1, events: 1 })
  note({ row: 'T2', what: 'duplicates made by replays of one filing', figure: (found?.filings ?? 0) - 1, of: replays, bar: none(10_000) })
}, 1_800_000)

test('what the address of filing refuses goes on to the page, which says what is wrong; by script it is only refused', async () => {
  const [draft] = await seedDrafts(database, example, portal.origin, 1)
  if (!draft) throw new Error('no draft')
  const { url, cookie, fields } = await openForm(portal.origin, draft)
  const [before] = await database.sql<{ iban: string }>(`select draft ->> 'iban' as iban from application where id = $1`, [draft.applicationId])
  const typeIban = (iban: string) => database.sql('update application set draft = draft || jsonb_build_object($2::text, $3::text) where id = $1', [draft.applicationId, 'iban', iban])
  await typeIban('BE00')
  const send = async (headers: Record<string, string>, redirect: RequestRedirect = 'manual', names: readonly string[] = fields.map(([name]) => name)) => {
    const form = new FormData()
    for (const [name, value] of fields) if (names.includes(name)) form.append(name, value)
    const encoded = new Response(form)
    return fetch(url, { method: 'POST', headers: { cookie, origin: portal.origin, 'content-type': encoded.headers.get('content-type') ?? '', ...headers }, body: await encoded.arrayBuffer(), redirect })
  }
  const refused = await send({})
  expect([refused.status, refused.headers.get('location')]).toEqual([307, `/aanvragen/${draft.applicationId}/nakijken`])
  const page = await (await send({}, 'follow')).text()
  expect([/<title>Fout: /.test(page), page.includes('geef een geldig IBAN op.')]).toEqual([true, true])
  expect([(await send({}, 'manual', ['applicationId'])).status, (await send({ accept: 'application/json' })).status, (await send({ origin: 'https://elders.example' })).status, (await fetch(url, { headers: { cookie } })).status]).toEqual([307, 409, 403, 405])
  expect(await left(draft.applicationId)).toEqual({ filings: 0, mails: 0, events: 0, number: null })

  await typeIban(before?.iban ?? '')
  const told = await send({ accept: 'application/json' })
  expect([told.status, await told.text()]).toEqual([200, `/aanvragen/${draft.applicationId}/bewijs`])
  expect(await left(draft.applicationId)).toMatchObject({ filings: 1, mails: 1, events: 1 })
}, 120_000)

/** On a machine with no room a form is asked to come back later (503); that is no filing either. */
const unlessBusy = (thrown: unknown): void => {
  if (!String(thrown).includes(' was not filed: 503 ')) throw thrown
}

/** Lets the whole request through and then only so many bytes of the answer, as a train that enters a tunnel. */
const tunnel = async (bytes: number): Promise<{ origin: string; close: () => void }> => {
  const { hostname, port } = new URL(portal.origin)
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    let given = 0
    client.pipe(upstream)
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
    upstream.on('data', (part: Buffer) => {
      const rest = bytes - given
      given += part.length
      if (part.length < rest) client.write(part)
      else client.end(part.subarray(0, Math.max(rest, 0)), () => client.destroy())
    })
    upstream.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: own } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${own}`, close: () => server.close() }
}

/** The browser's part: the form goes out to the address it was drawn for, by way of the tunnel; what comes back may break off anywhere. */
const postThrough = async ({ url, cookie, fields }: FilledForm, through: string): Promise<void> => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const posted = new Response(form)
  const headers = { cookie, origin: portal.origin, host: new URL(portal.origin).host, 'content-type': posted.headers.get('content-type') ?? '' }
  const body = Buffer.from(await posted.arrayBuffer())
  await new Promise<void>((resolve) => {
    const sent = request(url.replace(portal.origin, through), { method: 'POST', headers, agent: false }, (answer) => answer.resume().on('close', resolve))
    sent.on('error', () => resolve()).on('close', () => resolve())
    sent.end(body)
  })
}

test(`an answer that breaks off after every ${cutEvery === 1 ? '' : `${cutEvery}th `}byte leaves one filing, and the page tells the truth`, async () => {
  const [whole] = await seedDrafts(database, example, portal.origin, 1)
  if (!whole) throw new Error('no draft')
  const length = await answerLength(await openForm(portal.origin, whole))
  const cuts = Array.from({ length: Math.ceil(length / cutEvery) + 1 }, (_, index) => index * cutEvery)
  const drafts = await seedDrafts(database, example, portal.origin, cuts.length)
  const wrong: unknown[] = []
  for (const [index, draft] of drafts.entries()) {
    const form = await openForm(portal.origin, draft)
    const { origin, close } = await tunnel(cuts[index] ?? 0)
    await postThrough(form, origin)
    close()
    await untilFiled(draft.applicationId)
    const page = await (await fetch(`${portal.origin}/aanvragen/${draft.applicationId}`, { headers: { cookie: draft.cookie } })).text()
    await postForm(form)
    const found = await left(draft.applicationId)
    const told = found?.number !== null && page.includes(found?.number ?? '') && page.includes('/bewijs')
    if (!told || found?.filings !== 1 || found.mails !== 1 || found.events !== 1) wrong.push({ cut: cuts[index], told, ...found })
  }
  expect(wrong).toEqual([])
  expect(drafts.length).toBeGreaterThan(20)
  note({ row: 'T6', what: 'wrong ends of an answer cut at a byte', figure: wrong.length, of: drafts.length, bar: none(length) })
}, 1_800_000)

/** The request arrived whole, so it is filed whether or not anybody hears the answer. */
const untilFiled = (applicationId: string) => expect.poll(async () => (await left(applicationId))?.filings, { timeout: 20_000 }).toBe(1)

const answerLength = async (form: FilledForm): Promise<number> => {
  const { hostname, port } = new URL(portal.origin)
  let length = 0
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    client.pipe(upstream)
    upstream.on('data', (part: Buffer) => { length += part.length })
    upstream.pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => server.close())
  await postThrough(form, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return length
}
