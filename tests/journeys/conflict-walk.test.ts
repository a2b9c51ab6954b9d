import { beforeAll, expect, test } from 'vitest'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { askerAt, cookieOf } from '@/tests/support/browser'
import { actorOf } from '@/tests/support/factories'
import { startStoryPortal } from '@/tests/support/portal-server'
import { storyRows } from '@/tests/support/story-rows'
import { expectationsOf } from './expectations'

/**
 * Each role with an interest in a file of every kind: assessed, in consensus, ranked, granted, paid, reported. Every address of the build is asked as
 * that person, and nothing of those files may be in the answer; then the files change in all that a page could count, and not one byte may follow.
 */
const portal = await startStoryPortal()
const { database } = portal
const rows = await storyRows(database)
const ask = askerAt(portal.origin)
const staff = [rows.reviewer, 'dossierbeheerder', 'voorzitter', 'beslisser', 'financien', 'controle', 'beheerder', 'auditor']

type Hidden = { id: string; number: string; call: string }
let hidden: Hidden[] = []
const canary = 'Kanarietitel'
const ids = () => hidden.map(({ id }) => id)
/** What no act may do: it lies under all triggers. */
const unguarded = (statement: string, values: unknown[] = []) => database.sql(`with free as (select set_config('session_replication_role', 'replica', true)) ${statement}`, values)

beforeAll(async () => {
  // One that is reviewed by the reviewer, and the first of each other kind.
  const kinds = ["a.id in (select application_id from review where id = $1)", "s.status = 'CONSENSUS'", "s.status = 'RANKED'", "s.status = 'ELIGIBLE'",
    "a.id in (select g.application_id from grant_award g join payment p on p.grant_id = g.id where p.status in ('REQUESTED', 'APPROVED'))", "a.id in (select g.application_id from grant_award g join report r on r.grant_id = g.id where r.status = 'SUBMITTED')"]
  const found = await database.sql<Hidden>(kinds.map((kind) => `(select a.id::text, a.number, c.code as call from application a join call c on c.id = a.call_id join assessment s on s.application_id = a.id where a.number is not null and ${kind} order by c.code, a.number limit 1)`).join(' union all '), [rows.openedReview])
  hidden = [...new Map(found.map((file) => [file.id, file])).values()]
  await unguarded(`update application set title = $2 || ' ' || number from free where id = any($1)`, [ids(), canary])
  for (const account of staff)
    await database.sql(`insert into conflict (application_id, user_id, type, source) select f.id, u.id, 'FAMILY', 'OFFICE' from unnest($1::uuid[]) f(id), app_user u where u.email = $2 on conflict do nothing`, [ids(), `${account}@demo.example`])
}, 60_000)

const lists = ['/beheer', '/beheer/dossiers', `/beheer/dossiers?zoek=${canary.slice(0, 9)}`, '/beheer/dossiers?sorteer=bedrag', '/beheer/oproepen', '/beheer/berichten', '/beheer/betalingen', '/beheer/verslagen', '/beheer/controle', '/beheer/controle?deel=lopend', '/beheer/uitgaand', '/beoordelen', '/beoordelen/belangen', '/beoordelen/voorkeuren',
  ...['', '/toewijzing', '/toewijzing.csv', '/rangschikking', '/rangschikking?onzekerheid=ja', '/beoordelingen', '/overleg'].map((tab) => `/beheer/oproepen/ACT-DEMO${tab}`),
  ...['', '/rangschikking', '/beoordelingen', '/beslissing', '/overleg'].map((tab) => `/beheer/oproepen/ACT-VORIG${tab}`)]

/** Every address of the build on which a file may stand. */
const ofFiles = Object.entries(expectationsOf(rows)).flatMap(([route, asked]) => (/^\/(beheer|beoordelen|aanvragen|dossiers|verslagen|api\/bestanden|admin\/gebruikers)/.test(route) ? asked.map(({ path }) => path) : []))

const addressesOf = async (): Promise<string[]> => {
  const reviews = await database.sql<{ id: string }>('select distinct on (application_id) id::text from review where application_id = any($1) order by application_id, id', [ids()])
  const reports = await database.sql<{ id: string }>('select r.id::text from report r join grant_award g on g.id = r.grant_id where g.application_id = any($1)', [ids()])
  const files = await database.sql<{ id: string }>('select id::text from attachment where application_id = any($1) limit 3', [ids()])
  const mails = await database.sql<{ id: string }>('select id::text from outbox_mail where application_id = any($1) limit 3', [ids()])
  return [
    ...hidden.flatMap(({ id, number, call }) => [
      `/beheer/dossiers/${number}`, `/beheer/dossiers/${number}/berichten`, `/beheer/dossiers/${number}/beroep`, `/beheer/dossiers/${number}/aanvulling`, `/beheer/oproepen/${call}/beslissing/${number}`, `/beoordelen/${id}/overleg`, `/dossiers/${number}`,
      ...['', '/bewijs.json', '/dossier.pdf', '/dossier.zip', '/beslissing/brief', '/heroverweging'].map((part) => `/aanvragen/${id}${part}`),
    ]),
    ...reviews.flatMap(({ id }) => [`/beoordelen/${id}`, `/beoordelen/${id}/belang`, `/beoordelen/${id}/overleg`]),
    ...reports.map(({ id }) => `/beheer/verslagen/${id}`),
    ...files.map(({ id }) => `/api/bestanden/${id}`),
    ...mails.map(({ id }) => `/beheer/uitgaand/${id}`),
  ]
}

/** What stands in the address its asker knows, and may be repeated. */
const found = (text: string, path: string): string[] =>
  hidden.flatMap(({ id, number }) => [number, id, `${canary} ${number}`]).filter((secret) => text.includes(secret) && !path.includes(secret))

/** The fields of the form that posts this review, as a browser without JavaScript would send them. */
const formOf = (html: string): FormData => {
  const form = html.split('<form').find((part) => part.includes('name="reviewId"') && part.includes('$ACTION_')) ?? ''
  const body = new FormData()
  for (const [, input = ''] of (form.split('</form>')[0] ?? '').matchAll(/<input([^>]*type="hidden"[^>]*)>/g)) {
    const valueOf = (name: string) => (new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
    body.append(valueOf('name'), valueOf('value'))
  }
  return body
}

test('declared late: the open page, the running download and the act that was being typed all answer not-found at the next request', async () => {
  const [late] = await database.sql<{ review: string; person: string; email: string; attachment: string }>(`
    select r.id::text as review, u.id::text as person, u.email, (select t.id::text from attachment t where t.application_id = r.application_id and t.removed_at is null limit 1) as attachment
    from review r join app_user u on u.id = r.reviewer_id where r.status = 'IN_PROGRESS' and r.application_id <> all($1) and exists (select from attachment t where t.application_id = r.application_id) order by r.id limit 1`, [ids()])
  if (!late) throw new Error('The story has no such review.')
  const { name, value } = await cookieOf(late.email)
  const headers = { cookie: `${name}=${value}`, origin: portal.origin, 'sec-fetch-site': 'same-origin' }
  const desk = `${portal.origin}/beoordelen/${late.review}`
  const page = await (await fetch(desk, { headers })).text()
  const post = (score: string) => {
    const body = formOf(page)
    body.set('all.C01', score)
    body.set('daarna', 'blijf')
    return fetch(desk, { method: 'POST', headers, body, redirect: 'manual' })
  }
  const scores = () => database.sql('select distinct score from review_score where review_id = $1 and criterion = $2', [late.review, 'C01'])
  const part = (range: string) => fetch(`${portal.origin}/api/bestanden/${late.attachment}`, { headers: { ...headers, range } })
  expect([(await part('bytes=0-9')).status, (await post('3')).status, await scores()]).toEqual([206, 200, [{ score: 3 }]])

  await declareInterest(await actorOf(database, { id: late.person }), { reviewId: late.review, interest: 'belang', type: 'FAMILY', reason: 'Bleek pas bij het lezen.' })
  expect([(await fetch(desk, { headers })).status, (await part('bytes=10-19')).status, (await post('5')).status]).toEqual([404, 404, 404])
  expect(await scores()).toEqual([{ score: 3 }])
})

test('there is something to hide: a file reviewed, in consensus, ranked, and with a payment and a report that wait', async () => {
  const [counts] = await database.sql(`select (select count(distinct status)::int from assessment where application_id = any($1)) > 3 as states, (select count(*)::int > 2 from review where application_id = any($1)) as reviews,
    (select count(*)::int > 0 from payment p join grant_award g on g.id = p.grant_id where p.status in ('REQUESTED', 'APPROVED') and g.application_id = any($1)) as payments,
    (select count(*)::int > 0 from report r join grant_award g on g.id = r.grant_id where r.status = 'SUBMITTED' and g.application_id = any($1)) as reports`, [ids()])
  expect(counts).toEqual({ states: true, reviews: true, payments: true, reports: true })
})

/** Each address is asked as at least two of the eight; as all of them in `npm run faults -- --only T24`. */
const every = Number(process.env['WALK_EVERY'] ?? 4)
const shareOf = (account: string, paths: readonly string[]): string[] => paths.filter((_path, index) => index % every === staff.indexOf(account) % every)

test.each(staff)('%s finds none of them at any address of the build, and every page of theirs is not there', async (account) => {
  const own = new Set(await addressesOf())
  const paths = [...new Set([...lists, ...shareOf(account, ofFiles), ...shareOf(account, [...own])])]
  const wrong: string[] = []
  for (const path of paths) {
    const response = await ask(path, account)
    const hits = found(await response.text(), path)
    if (hits.length > 0) wrong.push(`${path} (${response.status}): ${[...new Set(hits)].slice(0, 4).join(', ')}`)
    if (own.has(path) && response.status !== 404) wrong.push(`${path}: ${response.status}`)
  }
  expect(wrong).toEqual([])
}, 180_000)

/** What differs from request to request without saying anything: nonces, random keys, tokens of a form. */
const listed = async (account: string): Promise<Map<string, string>> => {
  const pages = new Map<string, string>()
  for (const path of lists) {
    const response = await ask(path, account)
    const text = await response.text()
    pages.set(path, `${response.status} ${text.replaceAll(/idleEndsAt[\\":]+[\d-]+T[\d:.]+Z/g, '').replaceAll(/nonce="[^"]*"|\\"nonce\\":\\"[^"]*\\"|"nonce":"[^"]*"/g, '').replaceAll(/[A-Za-z0-9+/]{22}==/g, 'NONCE').replaceAll(/"[\w-]{21}([vhm])"/g, '"KEY$1"')}`)
  }
  return pages
}

test('what happens to them moves not one byte of a list, a count, a search or an export', async () => {
  const before = new Map<string, Map<string, string>>()
  for (const account of staff) before.set(account, await listed(account))
  await unguarded(`, a as (update application set requested_cents = requested_cents * 3, title = 'Ander', submitted_at = submitted_at - interval '3 days' from free where id = any($1) returning 1),
    s as (update assessment set status = case status::text when 'RANKED' then 'IN_REVIEW' when 'IN_REVIEW' then 'RANKED' when 'ELIGIBLE' then 'CONSENSUS' when 'CONSENSUS' then 'ELIGIBLE' when 'ELIGIBILITY_CHECK' then 'ELIGIBLE' when 'RESERVE' then 'REJECTED' else status::text end::application_status from free where application_id = any($1) returning 1),
    r as (update review set status = 'VOID', due_at = '2026-01-01' from free where application_id = any($1) returning 1),
    k as (update ranking_row set total = 1, outcome = 'REJECT', granted_cents = 0 from free where application_id = any($1) returning 1),
    i as (update proposal_item set granted_cents = 1 from free where application_id = any($1) returning 1),
    p as (update payment set amount_cents = amount_cents * 7, status = 'CANCELLED' from free where grant_id in (select id from grant_award where application_id = any($1)) returning 1),
    v as (update report set status = 'DRAFT' from free where grant_id in (select id from grant_award where application_id = any($1)) returning 1),
    m as (update outbox_mail set state = 'FAILED' from free where application_id = any($1) returning 1)
    select 1`, [ids()])
  const moved: string[] = []
  for (const account of staff)
    for (const [path, page] of await listed(account)) {
      const then = before.get(account)?.get(path) ?? ''
      const at = [...page].findIndex((letter, index) => letter !== then[index])
      if (page !== then) moved.push(`${account} ${path}: …${then.slice(Math.max(0, at - 60), at + 60)}… became …${page.slice(Math.max(0, at - 60), at + 60)}…`)
    }
  expect(moved).toEqual([])
}, 240_000)
