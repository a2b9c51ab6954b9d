import { afterAll, beforeAll, expect, test } from 'vitest'
import { askerAt } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'

/**
 * A made-up word in every field that an applicant may not know before publication (or ever); then everything an applicant or a visitor reaches is
 * read, as page and as what the router fetches, and searched for those words.
 */
const portal = await startStoryPortal()
const { database } = portal
const ask = askerAt(portal.origin)

/** Table, column, and the rows in which it is a secret. */
const ofUnpublished = `application_id in (select a.id from application a join call c on c.id = a.call_id where c.code = 'ACT-DEMO' and a.status = 'IN_REVIEW')`
const ofTheirReviews = `review_id in (select id from review where ${ofUnpublished})`
/** A control that runs, whose findings were not told. */
const ofTheirControl = `grant_id in (select g.id from grant_award g join membership m on m.organisation_id = g.organisation_id join app_user u on u.id = m.user_id where u.email = 'invuller@demo.example' and g.status = 'CLOSED')`
const secrets: readonly [table: string, column: string, where: string][] = [
  ['app_user', 'name', `email like 'beoordelaar_@demo.example'`],
  ['review_motivation', 'motivation', ofTheirReviews],
  ['review_motivation', 'office_comment', 'true'],
  ['review_score', 'remark', ofTheirReviews],
  ['review', 'reason', 'true'],
  ['conflict', 'reason', 'true'],
  ['internal_note', 'text', 'true'],
  ['eligibility_verdict', 'motivation', ofUnpublished],
  ['consensus', 'note', 'true'],
  ['consensus_motivation', 'motivation', ofUnpublished],
  ['decision', 'motivation', ofUnpublished],
  ['decision_text', 'text', ofUnpublished],
  ['proposal_item', 'deviation_reason', ofUnpublished],
  ['advice', 'question', 'true'],
  ['advice_version', 'text', 'true'],
  ['control_answer', 'remark', ofTheirControl],
  ['control_note', 'text', ofTheirControl],
  ['control_finding', 'motivation', ofTheirControl],
]
const tokenOf = (table: string, column: string): string => `Kanarie${table}${column}`.replaceAll('_', '')
/** Words of a decision are shown to who decides, on a file that waits for it; this one is still in review. Twin worlds judge them where they are (tests/faults/t25-before-publication.fault.ts). */
const onNoPage = [tokenOf('decision', 'motivation'), tokenOf('decision_text', 'text')]
const anyToken = /Kanarie[a-z]+/g

beforeAll(async () => {
  const [file] = await database.sql<{ id: string; officer: string }>(`select a.id, (select id from app_user where email = 'dossierbeheerder@demo.example') as officer from application a join call c on c.id = a.call_id join review r on r.application_id = a.id where c.code = 'ACT-DEMO' and a.status = 'IN_REVIEW' and r.status = 'CONFLICT_DECLARED' order by a.number limit 1`)
  const { id, officer } = file ?? { id: '', officer: '' }
  const unguarded = `from set_config('session_replication_role', 'replica', true)`
  await database.sql(`insert into internal_note (application_id, author_id, text) select $1, $2, 'nota' ${unguarded}`, [id, officer])
  await database.sql(`insert into decision (application_id, round, outcome, granted_cents, motivation, decided_by_id) select $1, 1, 'GRANTED', 1, 'motief', $2 ${unguarded}`, [id, officer])
  await database.sql(`with p as (insert into proposal (call_id, ranking_id, round, proposed_by_id) select a.call_id, gen_random_uuid(), 1, $2 ${unguarded} join application a on a.id = $1 returning id)
    , i as (insert into proposal_item (proposal_id, application_id, outcome, granted_cents, deviation_reason) select p.id, $1, 'GRANTED', 1, 'afwijking' from p)
    insert into decision_text (application_id, proposal_id, criterion, generated, text, written_by_id) select $1, p.id, '', 'motief', 'motief', $2 from p`, [id, officer])
  await database.sql(`insert into control_note (grant_id, text, author_id) select c.grant_id, 'nota', $1 ${unguarded} join control c on c.${ofTheirControl}`, [officer])
  await database.sql(`insert into control_finding (grant_id, subject, label, units, motivation, found_by_id) select c.grant_id, 'a1', 'Reeks', 1, repeat('m', 60), $1 ${unguarded} join control c on c.${ofTheirControl}`, [officer])
  await database.sql(`update control set concluded_at = null, concluded_by_id = null, conclusion = '' ${unguarded} where ${ofTheirControl}`)
  for (const [table, column, where] of secrets)
    await database.sql(`update ${table} set ${column} = ${column} || ' ${tokenOf(table, column)}' ${unguarded} where ${where}`)
}, 60_000)

/** A page that is refused is also read as the router fetches it for a third of the addresses, each time other ones; all of them in `npm run faults -- --only T29`. */
const every = Number(process.env['CANARIES_EVERY'] ?? 3)
const readers = [null, 'invuller', 'invuller2', 'gemachtigde2', 'coordinator']
const isReadAsData = (status: number, index: number, account: string | null): boolean => status === 200 || index % every === readers.indexOf(account) % every

/** The pages somebody starts with and, unless told otherwise, every address of the portal that is linked from them. */
const crawl = async (account: string | null, starts: readonly string[], follow = true): Promise<{ path: string; text: string }[]> => {
  const known = new Set(starts)
  const read: { path: string; text: string }[] = []
  for (const path of known) {
    const page = await ask(path, account)
    const text = await page.text()
    read.push({ path, text })
    if (page.headers.get('content-type')?.includes('text/html') && isReadAsData(page.status, read.length, account)) read.push({ path: `${path} (RSC)`, text: await asRouter(path, account) })
    if (!follow) continue
    for (const [, href = ''] of text.matchAll(/href="(\/[^"#?]*)/g)) if (!/^\/(_next|aanmelden|afmelden|api\/bestanden)/.test(href) && shapesSeen(known, href) < 2) known.add(href)
  }
  return read
}

/** The same page as data; a search in an empty answer would find nothing and prove nothing. */
const asRouter = async (path: string, account: string | null): Promise<string> => {
  const answer = await ask(path, account, { RSC: '1' })
  expect([path, answer.headers.get('content-type')]).toEqual([path, 'text/x-component'])
  return answer.text()
}

/** Two linked pages of one shape are enough; every own file is a start. The sign-in page of a demo names its accounts, so it is not searched. */
const shapesSeen = (known: ReadonlySet<string>, path: string): number => (known.has(path) ? 0 : [...known].filter((other) => shape(other) === shape(path)).length)
const shape = (path: string): string => path.replaceAll(/[0-9a-f-]{36}|STEM-\d+-[A-Z]+-\d+|\/\d+/g, ':')

const ownPages = async (account: string): Promise<string[]> => {
  const rows = await database.sql<{ id: string; number: string | null }>(
    `select distinct a.id, a.number from application a join membership m on m.organisation_id = a.organisation_id join app_user u on u.id = m.user_id where u.email = $1`, [`${account}@demo.example`])
  return rows.flatMap(({ id, number }) => [
    ...['', '/berichten', '/nakijken', '/beslissing', '/beslissing/brief', '/heroverweging', '/bewijs', '/bewijs.json', '/activiteiten', '/activiteiten/1'].map((part) => `/aanvragen/${id}${part}`), ...(number === null ? [] : [`/dossiers/${number}`, `/dossiers/${number}/controle`, `/beheer/controle/${number}`, `/dossiers/${number}/brieven/afrekening`, `/dossiers/${number}/brieven/terugvordering`]),
  ])
}

const staffPages = async (): Promise<string[]> => {
  const rows = await database.sql<{ number: string; application_id: string; id: string }>(`select a.number, r.application_id, r.id from review r join application a on a.id = r.application_id where ${ofUnpublished} order by r.status = 'CONFLICT_DECLARED' desc, a.number limit 4`)
  const [controlled] = await database.sql<{ number: string }>(`select number from grant_award where id in (select grant_id from control where ${ofTheirControl})`)
  const advice = await database.sql<{ id: string }>('select id from advice order by id')
  return ['/beheer', '/adviezen', ...advice.map(({ id }) => `/adviezen/${id}`), '/beheer/controle', ...['checklist', 'notas', 'vaststellingen'].map((part) => `/beheer/controle/${controlled?.number}?deel=${part}`), '/beheer/dossiers', '/beheer/uitgaand', '/beheer/oproepen/ACT-DEMO/rangschikking', '/beheer/oproepen/ACT-DEMO/beslissing', '/beoordelen',
    ...rows.flatMap((row) => [`/beheer/dossiers/${row.number}`, `/beheer/dossiers/${row.number}/beroep`, `/beheer/oproepen/ACT-DEMO/beslissing/${row.number}`, `/beoordelen/${row.id}`, `/beoordelen/${row.id}/belang`, `/beoordelen/${row.application_id}/overleg`])]
}

const hits = (pages: readonly { path: string; text: string }[]): string[] => pages.flatMap(({ path, text }) => [...new Set(text.match(anyToken) ?? [])].map((token) => `${path}: ${token}`))

const visitorStarts = ['/', '/oproepen', '/oproepen/ACT-DEMO', '/monitor', '/contact']
let responses = 0
afterAll(() => console.log(`${secrets.length} canaries, ${responses} responses searched`))

test('a visitor reaches no canary', async () => {
  const pages = await crawl(null, [...visitorStarts, ...(await staffPages()), ...(await ownPages('invuller'))])
  responses += pages.length
  expect(hits(pages)).toEqual([])
}, 120_000)

test.each(['invuller', 'invuller2', 'gemachtigde2', 'coordinator'])('%s reaches no canary, in own files, others’ files or staff pages', async (account) => {
  const other = account === 'invuller' ? 'invuller2' : 'invuller'
  const pages = await crawl(account, ['/academie', '/academie/organisatie', '/account', ...(await ownPages(account)), ...(await ownPages(other)), ...(await staffPages())])
  responses += pages.length
  expect(hits(pages)).toEqual([])
}, 120_000)

test('the same search finds every one of them where staff may read it: the officer most, the decider the reasons of a proposal', async () => {
  const pages = [...(await crawl('dossierbeheerder', await staffPages(), false)), ...(await crawl('beslisser', await staffPages(), false))]
  const found = new Set(hits(pages).map((hit) => hit.split(': ')[1]))
  expect([...found].toSorted()).toEqual(secrets.map(([table, column]) => tokenOf(table, column)).filter((token) => !onNoPage.includes(token)).toSorted())
}, 240_000)
