import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { policy } from '@/lib/access/policy'
import { askerAt } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { storyRows } from '@/tests/support/story-rows'
import actions from './actions.json'
import { expectationsOf, notAsked, people, type Expectation, type Person } from './expectations'

/** What the build holds, asked as everybody: an operation that nobody judged fails here. */
const portal = await startStoryPortal()
const rows = await storyRows(portal.database)
const expectations = expectationsOf(rows)
const ask = askerAt(portal.origin)
const accountOf = (person: Person): string => (person === 'reviewer' ? rows.reviewer : person === 'conflicted' ? rows.conflicted : person)

const manifest = (file: string): object => JSON.parse(readFileSync(`.next-test/${file}`, 'utf8'))

test('every page and handler of the build has a row, and no row is of a route that is gone', () => {
  const addresses = Object.keys(manifest('server/pages-manifest.json')).filter((path) => path.startsWith('/api/'))
  const routes: string[] = [...Object.values(manifest('app-path-routes-manifest.json') as Record<string, string>), ...addresses]
  expect([...Object.keys(expectations), ...notAsked].toSorted()).toEqual(routes.toSorted())
})

test('every server action of the build is in the table, with an action of the policy', () => {
  const built = new Set(Object.values((manifest('server/server-reference-manifest.json') as { node: Record<string, { filename: string; exportedName: string }> }).node).map(({ filename, exportedName }) => `${filename}#${exportedName}`))
  expect([...built].toSorted()).toEqual(Object.keys(actions).toSorted())
  const withoutAccount = ['sign-in', 'own session', 'token of the invitation', 'own message, by the link in the mail']
  expect(Object.values(actions).filter((action) => !withoutAccount.includes(action) && !(action in policy))).toEqual([])
})

const answerOf = async (path: string, account: string | null): Promise<string> => {
  const response = await ask(path, account)
  await response.arrayBuffer()
  const location = response.headers.get('location')
  return location === null ? String(response.status) : `to ${location.replace(portal.origin, '').replace(/\?.*$/, '')}`
}

const expected = ({ may, visitor, others, refused = [] }: Expectation, person: Person | null): string => {
  if (person === null) return String(visitor ?? `to /aanmelden`)
  const answer = String(may.includes(person) ? 200 : refused.includes(person) ? 404 : (others ?? 404))
  return answer === 'to home' ? `to ${homes[person]}` : answer
}
const homes: Record<Person, string> = {
  invuller: '/academie', invuller2: '/academie', reviewer: '/beoordelen', conflicted: '/beoordelen', dossierbeheerder: '/beheer', voorzitter: '/beheer', beslisser: '/beheer', financien: '/beheer', controle: '/beheer', beheerder: '/beheer', auditor: '/beheer', domein: '/oproepen',
}

/** Who may not is asked for a third of the addresses, each time other ones, so that each is refused to some of every run; for all of them in `npm run faults -- --only T22`. */
const every = Number(process.env['ROUTES_EVERY'] ?? 3)
const isAsked = ({ may, refused = [] }: Expectation, index: number, person: Person | null): boolean =>
  person === null || may.includes(person) || refused.includes(person) || index % every === people.indexOf(person) % every

test.each([...people, null].map((person) => [person ?? 'a visitor', person] as const))('%s reaches what the table says and nothing else', async (_name, person) => {
  const account = person === null ? null : accountOf(person)
  const wrong: string[] = []
  for (const expectation of Object.values(expectations).flat().filter((one, index) => isAsked(one, index, person))) {
    const answer = await answerOf(expectation.path, account)
    if (answer !== expected(expectation, person)) wrong.push(`${expectation.path}: ${answer}, not ${expected(expectation, person)}`)
  }
  expect(wrong).toEqual([])
}, 120_000)

/** What differs from request to request without saying anything: nonces, the framework's random keys of a head, and the address itself where the page repeats it. */
const bare = async (path: string, account: string, asRouter: boolean): Promise<string> => {
  const response = await ask(path, account, asRouter ? { RSC: '1' } : {})
  const text = await response.text()
  return `${response.status} ${text.replaceAll(path, 'PATH').replaceAll(/[0-9a-f-]{36}|STEM-\d+-[A-Z]+-\d+/g, 'ID').replaceAll(/nonce="[^"]*"|\\"nonce\\":\\"[^"]*\\"|"nonce":"[^"]*"/g, '').replaceAll(/[A-Za-z0-9+/]{22}==/g, 'NONCE').replaceAll(/"[\w-]{21}([vhm])"/g, '"KEY$1"')}`
}

test('somebody else’s file and one that does not exist are the same bytes', async () => {
  const none = '00000000-0000-4000-8000-000000000000'
  for (const asRouter of [false, true])
    for (const page of ['', '/nakijken', '/organisatie', '/bewijs', '/beslissing', '/bewijs.json'])
      expect(await bare(`/aanvragen/${rows.filed}${page}`, 'invuller2', asRouter)).toBe(await bare(`/aanvragen/${none}${page}`, 'invuller2', asRouter))
  for (const path of [`/beheer/dossiers/${rows.secretNumber}`]) expect(await bare(path, 'invuller2', false)).toBe(await bare('/beheer/dossiers/STEM-2026-ACT-99999', 'invuller2', false))
}, 60_000)
