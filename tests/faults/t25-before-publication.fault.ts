import { expect, test } from 'vitest'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import type { ProposalInput } from '@/lib/decisions/schema'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { expectationsOf } from '@/tests/journeys/expectations'
import { actingIn, decideUnpublished, makeDecidable, type DecidedFile } from '@/tests/support/before-publication'
import { count, none, note } from '@/tests/support/figures'
import { storyDatabase } from '@/tests/support/portal-server'
import { some } from '@/tests/support/some'
import { storyRows } from '@/tests/support/story-rows'
import { cookiesOf, mailsIn, openTwins, questionsAt, type Question } from '@/tests/support/twin-worlds'

/**
 * Twin worlds before publication: equal until the decision. In the one, half of a call's files are granted, two of them with conditions, and the
 * others are on the reserve list or rejected; in the other just the reverse. All through the acts: proposed, decided and confirmed by two hands, letters written.
 */
const CALL = 'ACT-DEMO'
const database = await storyDatabase()
const rows = await storyRows(database)
const files = await makeDecidable(database, CALL)
const [call] = await database.sql<{ id: string }>('select id from call where code = $1', [CALL])
if (!call || files.length < 8) throw new Error('The story has no call to decide on.')
await actingIn(database, new Date(), async (as) => void (await freezeRanking(await as('voorzitter'), { callId: call.id })))

const emails = async (sql: string): Promise<string[]> => (await database.sql<{ email: string }>(sql)).map(({ email }) => email)
const concerned = await emails(`select distinct u.email from membership m join app_user u on u.id = m.user_id join application a on a.organisation_id = m.organisation_id join assessment s on s.application_id = a.id
  where m.ended_at is null and a.call_id = '${call.id}' and s.status = 'RANKED' order by u.email`)
const reviewers = await emails(`select distinct u.email from review r join app_user u on u.id = r.reviewer_id join application a on a.id = r.application_id where a.call_id = '${call.id}' order by u.email`)
/** Who has nothing to do with these files. The office is not among them: it reads of every file how far it is (docs/decisions/0001). */
const others = ['domein', 'coordinator', 'invuller'] as const
/** These see what the deciders see. */
const insiders = ['dossierbeheerder', 'voorzitter', 'beslisser', 'auditor'] as const

const cookies = await cookiesOf([...concerned, ...reviewers, ...others, ...insiders])
const twin = await database.copy()
const decidedAt = new Date()
const why = 'In deze wereld beslissen we zo, om te zien wie het merkt.'
/** Grants every second file, and the rest of the list is left: half of it on the reserve list. */
const proposal = (granted: (place: number) => boolean): ProposalInput => ({
  callId: call.id, inspectionAdvice: 'Gunstig advies, zonder opmerkingen.',
  items: files.map((file, place) => ({ applicationId: file.id, deviationReason: why, ...outcomeOf(file, place, granted(place)) })),
})
const outcomeOf = ({ requestedCents }: DecidedFile, place: number, granted: boolean): Pick<ProposalInput['items'][number], 'outcome' | 'grantedCents' | 'conditions'> => {
  if (!granted) return { outcome: place % 4 < 2 ? 'RESERVE' : 'REJECTED', grantedCents: 0n, conditions: [] }
  return place % 4 < 2 ? { outcome: 'GRANTED_CONDITIONAL', grantedCents: requestedCents, conditions: [{ text: 'Bezorg de afspraken met de school.', dueInDays: 30 }] } : { outcome: 'GRANTED', grantedCents: requestedCents, conditions: [] }
}

/** All that a decision in secret must leave as it was: the request, and whatever else its applicant reads. */
const visible = () => database.sql(`select to_jsonb(a) - 'search' as request, to_jsonb(c) as call from application a join call c on c.id = a.call_id where c.id = $1 order by a.id`, [call.id])
const before = await visible()
await decideUnpublished(database, decidedAt, proposal((place) => place % 2 === 0))
await decideUnpublished(twin, decidedAt, proposal((place) => place % 2 === 1))
const { differing } = await openTwins(database, twin, cookies)

const inFile = ({ id, number }: DecidedFile): string[] =>
  Object.values(expectationsOf({ ...rows, draft: id, filed: id, granted: id, secret: id, completion: id, consensusFile: id, copied: id, conflictFile: id, grantNumber: number, secretNumber: number, checkNumber: number, refusedNumber: number, decidedNumber: number }))
    .flat().map(({ path }) => path.replace(/\/(ACT-VORIG|PAR-DEMO|UIT-DEMO)(?=\/|$)/, `/${CALL}`)).filter((path) => path.includes(id) || path.includes(number))
const letters = (await Promise.all([database, twin].map(({ sql }) => sql<{ id: string; decision: string }>('select id, decision_id as decision from letter where application_id = any($1)', [files.map(({ id }) => id)])))).flat()
const guessed = letters.flatMap(({ id, decision }) => [`/api/bestanden/${id}`, `/api/bestanden/${decision}`, `/beheer/uitgaand/${id}`, `/aanvragen/${id}/beslissing/brief`])
const general = [...new Set(Object.values(expectationsOf(rows)).flat().flatMap(({ path }) => [path, path.replace(/\/(ACT-VORIG|PAR-DEMO|UIT-DEMO)(?=\/|$)/, `/${CALL}`)]))]
  .concat(['/monitor', `/oproepen/${CALL}/rangschikking.json`, ...['GRANTED', 'PROPOSED', 'RESERVE', 'REJECTED', 'RANKED'].flatMap((status) => [`/beheer/dossiers?toestand=${status}`, `/academie?toestand=${status}`, `/beoordelen?toestand=${status}`])])
const shared = [...general, ...some(guessed, 24)].filter((path) => !path.startsWith('/demo/'))
const ofFile = files.map((file) => [...inFile(file), `/aanvragen/${file.id}/beslissing/brief`, `/dossiers/${file.number}/brieven/beslissing`, `/controleer?nummer=${file.number}`])
const asked = (account: string | null, addresses: readonly string[]): Question[] => questionsAt(addresses).map((question) => ({ ...question, account }))

test('a decision in secret leaves every column of the request and of its call as it was', async () => {
  const after = await visible()
  const changed = after.filter((row, place) => JSON.stringify(row) !== JSON.stringify(before[place]))
  note({ row: 'T27', what: 'requests whose row moved because they were decided on in secret', figure: changed.length, of: after.length, bar: none() })
})

test.each(insiders)('control: %s, who may know, reads the decision in the same pages', async (account) => {
  const own = asked(account, [`/beheer/oproepen/${CALL}/beslissing`, `/beheer/oproepen/${CALL}/beslissing/${files[0]?.number ?? ''}`, `/beheer/dossiers/${files[0]?.number ?? ''}`])
  expect((await differing(own.filter(({ asRouter }) => !asRouter))).length).toBeGreaterThan(0)
})

test('until publication nobody else gets a byte that depends on the outcome, in any page, file, header or mail', async () => {
  const everybody = [null, ...concerned, ...reviewers, ...others]
  const questions = everybody.flatMap((account) => asked(account, [...ofFile.flat(), ...shared]))
  /** What an applicant reads about the own request is asked in full; of all else a part, evenly. */
  const owners = await database.sql<{ email: string; id: string }>(`select distinct u.email, a.id from membership m join app_user u on u.id = m.user_id join application a on a.organisation_id = m.organisation_id where m.ended_at is null and a.id = any($1) order by 1, 2`, [files.map(({ id }) => id)])
  const own = owners.flatMap(({ email, id }) => asked(email, ofFile[files.findIndex((file) => file.id === id)] ?? []))
  const chosen = [...some(own, count({ short: 40, full: own.length })), ...some(questions, count({ short: 60, full: 1_000, soak: questions.length }))]
  const leaks = await differing(chosen)
  const addressed = `recipient_id in (select user_id from membership union select user_id from user_role where role in ('VLAIO_REVIEWER', 'POLICY_DOMAIN'))`
  const [mails, twinMails] = [await mailsIn(database, addressed), await mailsIn(twin, addressed)]
  leaks.push(...mails.filter((mail, place) => mail !== twinMails[place]).map((mail) => `mail ${mail.slice(0, 80)}`), ...(mails.length === twinMails.length ? [] : ['another number of mails']))
  expect(leaks).toEqual([])
  note({ row: 'T25', what: 'pairs of answers that told the outcome before publication', figure: leaks.length, of: chosen.length + mails.length, bar: none(3_000) })
})

test('control: once it is published, the same questions tell every applicant', async () => {
  for (const world of [database, twin]) await actingIn(world, decidedAt, async (as) => void (await publishDecisions(await as('beslisser'), { callId: call.id })))
  const told: boolean[] = []
  for (const file of files) {
    const [owner] = await database.sql<{ email: string }>('select u.email from membership m join app_user u on u.id = m.user_id join application a on a.organisation_id = m.organisation_id where a.id = $1 and m.ended_at is null order by u.email limit 1', [file.id])
    told.push((await differing(asked(owner?.email ?? '', [`/aanvragen/${file.id}`]).slice(0, 1))).length === 1)
  }
  expect(told).toEqual(files.map(() => true))
})
