import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { askAdvice } from '@/lib/advice/ask-advice'
import { expireAdvice } from '@/lib/advice/expire-advice'
import { declareAdviserInterest, openAdvice } from '@/lib/advice/declare-interest'
import { giveAdvice } from '@/lib/advice/give-advice'
import { nameDomain } from '@/lib/advice/name-domain'
import { placeAdviser } from '@/lib/advice/place-adviser'
import { adviceAbout, adviceGiven, adviceList, adviceView } from '@/lib/advice/queries'
import { remindAdvice } from '@/lib/advice/remind-advice'
import { adviceQuestion, givenAdvice } from '@/lib/advice/schema'
import { withdrawAdvice } from '@/lib/advice/withdraw-advice'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { publishedDecision } from '@/lib/grants/queries'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { addDays, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, memberActor, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const [officer, secondOfficer] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
const [chair, decider, confirmer] = [await staffActor(database, 'VLAIO_PANEL_CHAIR'), await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER')]
const admin = await staffActor(database, 'VLAIO_ADMIN')
const adviserOf = async (domain: string): Promise<Actor> => {
  const actor = await staffActor(database, 'POLICY_DOMAIN')
  await placeAdviser(admin, { userId: actor.userId ?? '', domain })
  return actor
}
const [school, colleague, work] = [await adviserOf('OND'), await adviserOf('OND'), await adviserOf('WERK')]
const answered = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const today = localDay(new Date())
const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 100_000_000n })
const TEXT = 'De activiteiten sluiten aan bij de eindtermen van de eerste graad en vullen het aanbod van de scholen goed aan.'

const fileIn = (given = call) => createRankedFile(database, given)
const asked = async (file: { id: string; callId: string }, by = officer, domain = 'OND') => (await askAdvice(by, { callId: file.callId, applicationId: file.id, domain, question: 'Sluit dit aan bij het leerplan van de scholen?', dueOn: addDays(today, 20) })).id
const answer = (adviceId: string, more: object = {}) => ({ adviceId, outcome: 'FAVOURABLE', text: TEXT, ...more }) as const
const give = async (actor: Actor, input: ReturnType<typeof answer>) => { await openAdvice(actor, { adviceId: input.adviceId }); return giveAdvice(actor, input) }
const overdue = (id: string) => database.sql(`update advice set asked_at = portal_now() - interval '9 days', due_at = portal_now() - interval '1 minute' from set_config('session_replication_role', 'replica', true) where id = $1`, [id])
const about = (actor: Actor, file: { id: string }) => asActor(actor, (tx) => adviceAbout(tx, actor, { callId: call.id, applicationId: file.id }))

test('a domain is asked, gives its advice and may change it; every version stays and each step is told once', async () => {
  const file = await fileIn()
  const id = await asked(file)
  const told = await mailsTo(database, school.email ?? '', colleague.email ?? '', work.email ?? '')
  expect(told.map(({ to }) => to).toSorted()).toEqual([colleague.email, school.email].toSorted())
  expect(told[0]).toMatchObject({ template: 'advice-asked', params: { advice: id, domain: 'Onderwijs en Vorming', about: 'een dossier van deze oproep' } })
  expect(await give(school, answer(id, { outcome: 'CONDITIONAL' }))).toEqual({ version: 1 })
  expect(await give(school, answer(id, { outcome: 'CONDITIONAL' }))).toEqual({ version: 1 })
  expect(await give(colleague, answer(id))).toEqual({ version: 2 })
  expect(await about(officer, file)).toMatchObject([{ id, status: 'GIVEN', outcome: 'FAVOURABLE', text: TEXT, domain: 'Onderwijs en Vorming', file: { number: file.number } }])
  expect(await asActor(officer, (tx) => tx.adviceVersion.findMany({ where: { adviceId: id }, orderBy: { version: 'asc' }, select: { outcome: true, authorId: true } }))).toEqual([{ outcome: 'CONDITIONAL', authorId: school.userId }, { outcome: 'FAVOURABLE', authorId: colleague.userId }])
  expect((await eventsOf(database, id)).map(({ verb, actorId }) => [verb, actorId])).toEqual([['advice.ask', officer.userId], ['advice.open', school.userId], ['advice.give', school.userId], ['advice.open', colleague.userId], ['advice.give', colleague.userId]])
  expect((await mailsTo(database, officer.email ?? '')).filter(({ params }) => params['advice'] === id).map(({ template }) => template)).toEqual(['advice-given', 'advice-given'])
  await expect(database.sql(`update advice_version set text = 'anders'`)).rejects.toThrow('append-only')
  await expect(database.sql(`update advice set question = 'een heel andere vraag' where id = $1`, [id])).rejects.toThrow('what was asked stays as it was asked')
})

test('whoever did not see the version that stands writes nothing over it, and hears whose it is', async () => {
  const id = await asked(await fileIn())
  expect(await give(school, answer(id, { seen: '' }))).toEqual({ version: 1 })
  await openAdvice(colleague, { adviceId: id })
  const other = { outcome: 'CONDITIONAL' }
  await expect(giveAdvice(colleague, answer(id, { ...other, seen: '' }))).rejects.toMatchObject({ code: 'unseen', message: expect.stringMatching(/^(?!U ).+ schreef dit advies intussen, op .+ staat nog in het formulier/) })
  await expect(giveAdvice(school, answer(id, { ...other, seen: '' }))).rejects.toMatchObject({ code: 'unseen', message: expect.stringMatching(/^U schreef dit advies intussen zelf/) })
  expect(await giveAdvice(school, answer(id, { seen: '' }))).toEqual({ version: 1 })
  expect(await giveAdvice(colleague, answer(id, { ...other, seen: '1' }))).toEqual({ version: 2 })
})

test('the domain reads the filed request without account or contact, and its reading is written down', async () => {
  const file = await fileIn()
  await database.sql(`update submission set content = $2, sha256 = encode(sha256(convert_to($2, 'UTF8')), 'hex') from set_config('session_replication_role', 'replica', true) where application_id = $1`, [file.id, JSON.stringify({ answers: { legalName: 'Tandrad vzw', iban: 'BE68539007547034', contactEmail: 'an@tandrad.example' } })])
  const id = await asked(file)
  const before = await asActor(school, (tx) => adviceView(tx, school, id))
  expect([before?.opened, before?.steps, (await verbsOf(database, file.id)).includes('application.opened')]).toEqual([false, [], false])
  await openAdvice(school, { adviceId: id })
  await openAdvice(school, { adviceId: id })
  const view = await asActor(school, (tx) => adviceView(tx, school, id))
  const shown = JSON.stringify(view?.steps)
  expect([view?.mayGive, shown.includes('Tandrad vzw'), shown.includes('5390'), shown.includes('an@tandrad')]).toEqual([true, true, false, false])
  expect(await verbsOf(database, file.id)).toContain('application.opened')
})

test('to another domain, a reviewer, an applicant and whoever has an interest the question does not exist', async () => {
  const file = await fileIn()
  const id = await asked(file)
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const member = await memberActor(database, { id: file.organisationId }, 'APPLICANT_SIGNATORY')
  for (const actor of [work, reviewer, member, await staffActor(database, 'VLAIO_FINANCE')]) {
    expect(await asActor(actor, (tx) => adviceView(tx, actor, id))).toBeNull()
    expect(await asActor(actor, (tx) => tx.advice.count({ where: { id } }))).toBe(0)
    expect(await answered(give(actor, answer(id)))).toBe('not-found')
  }
  expect([await asActor(reviewer, (tx) => adviceList(tx, reviewer)), (await asActor(work, (tx) => adviceList(tx, work)))?.length]).toEqual([null, 0])
  expect([await answered(give(officer, answer(id))), await answered(asked(file, chair)), await answered(asked(file, school, 'VDAB'))]).toEqual(['forbidden', 'forbidden', 'not-found'])
  await declareAdviserInterest(colleague, { adviceId: id, type: 'FAMILY', reason: '' })
  const closed = await actorOf(database, { id: colleague.userId ?? '' })
  expect([await asActor(closed, (tx) => adviceView(tx, closed, id)), await answered(give(closed, answer(id)))]).toEqual([null, 'not-found'])
  await declareOwnConflict(secondOfficer, { applicationId: file.id, type: 'FAMILY', reason: '' })
  const conflicted = await actorOf(database, { id: secondOfficer.userId ?? '' })
  expect([await about(conflicted, file), await answered(withdrawAdvice(conflicted, { adviceId: id, reason: 'Niet meer nodig nu.' }))]).toEqual([null, 'not-found'])
  expect(await answered(give(school, answer(id)))).toBe('done')
})

test('an adviser who got another domain while opening or answering a question hears so in words', async () => {
  const id = await asked(await fileIn())
  const refused = (write: Promise<unknown>) => write.then(() => 'done', (thrown: unknown) => asRefusal(thrown))
  const moved = { code: 'changed-meanwhile', message: 'U adviseert intussen niet meer voor dit beleidsdomein. Laad de pagina opnieuw.' }
  expect(await refused(asActor(work, (tx) => tx.adviceOpening.createMany({ data: [{ adviceId: id, userId: work.userId ?? '' }], skipDuplicates: true })))).toMatchObject(moved)
  expect(await refused(asActor(work, (tx) => tx.adviceVersion.create({ data: { adviceId: id, version: 1, outcome: 'FAVOURABLE', text: TEXT, authorId: work.userId ?? '' } })))).toMatchObject(moved)
})

test('half filled in it is refused at the field', async () => {
  const problems = (schema: typeof adviceQuestion | typeof givenAdvice, given: object) => (schema.safeParse(given).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])
  expect(problems(adviceQuestion, { callId: call.id, domain: '', question: 'kort', dueOn: '31/02/2027' })).toEqual([
    ['domain', 'Kies een beleidsdomein.'], ['question', 'Schrijf minstens 20 karakters. U hebt er 4.'], ['dueOn', 'Geef een geldige datum op (dd/mm/jjjj).']])
  expect(problems(givenAdvice, { adviceId: call.id, outcome: 'UNFAVOURABLE', text: 'Te duur.' })).toEqual([['text', 'Motiveer het advies in minstens 60 tekens.']])
  expect(givenAdvice.safeParse({ adviceId: call.id, outcome: 'NO_OBJECTION', text: '' }).success).toBe(true)
  const file = await fileIn()
  await expect(askAdvice(officer, { callId: call.id, applicationId: file.id, domain: 'OND', question: 'Sluit dit aan bij het leerplan?', dueOn: today })).rejects.toMatchObject({ problems: [{ field: 'dueOn' }] })
  await expect(askAdvice(officer, { callId: call.id, applicationId: file.id, domain: 'ZEE', question: 'Sluit dit aan bij het leerplan?', dueOn: addDays(today, 9) })).rejects.toMatchObject({ problems: [{ field: 'domain', message: 'Kies een beleidsdomein.' }] })
  const id = await asked(file)
  await expect(giveAdvice(school, answer(id))).rejects.toMatchObject({ code: 'incomplete', message: 'Verklaar eerst dat u geen belang hebt bij dit dossier.' })
})

test('two officers who ask the same at once leave one question; two of a domain who answer at once leave both answers, one after the other', async () => {
  const file = await fileIn()
  const third = await staffActor(database, 'VLAIO_OFFICER')
  expect((await Promise.all([answered(asked(file)), answered(asked(file, third))])).toSorted()).toEqual(['conflict', 'done'])
  await expect(asked(file)).rejects.toMatchObject({ code: 'conflict', problems: [{ field: 'domain', message: 'Dit beleidsdomein heeft deze vraag al en antwoordde nog niet.' }] })
  const [row] = await database.sql<{ id: string }>('select id from advice where application_id = $1', [file.id])
  const other = await adviserOf('OND')
  const versions = await Promise.all([give(school, answer(row?.id ?? '')), give(other, answer(row?.id ?? '', { outcome: 'NO_OBJECTION', text: '' }))])
  expect(versions.map(({ version }) => version).toSorted()).toEqual([1, 2])
})

test('too late is too late: the term ends by itself once, the asker hears it, and the same may be asked again', async () => {
  const file = await fileIn()
  const id = await asked(file)
  await overdue(id)
  expect(await answered(give(school, answer(id)))).toBe('too-late')
  expect([await expireAdvice(), await expireAdvice()]).toEqual([{ expired: 1 }, { expired: 0 }])
  expect([await answered(give(school, answer(id))), await answered(withdrawAdvice(officer, { adviceId: id, reason: 'Niet meer nodig nu.' }))]).toEqual(['too-late', 'changed-meanwhile'])
  expect((await mailsTo(database, officer.email ?? '')).filter(({ params }) => params['advice'] === id).map(({ template }) => template)).toEqual(['advice-expired'])
  expect(await verbsOf(database, id)).toEqual(['advice.ask', 'advice.open', 'advice.expire'])
  await expect(database.sql(`insert into advice_version (advice_id, version, outcome, text, author_id) values ($1, 1, 'NO_OBJECTION', '', $2)`, [id, school.userId])).rejects.toThrow('advice too late')
  expect(await answered(asked(file))).toBe('done')
})

test('a question taken back is over: its domain hears why, nobody is reminded, and taking it back twice changes nothing', async () => {
  const file = await fileIn()
  const [kept, gone] = [await asked(file), await asked(file, officer, 'WERK')]
  await database.sql(`update advice set asked_at = portal_now() - interval '9 days', due_at = portal_now() + interval '1 day' from set_config('session_replication_role', 'replica', true) where id = any($1::uuid[])`, [[kept, gone]])
  expect(await answered(withdrawAdvice(school, { adviceId: kept, reason: 'Wij hebben geen tijd.' }))).toBe('forbidden')
  await withdrawAdvice(officer, { adviceId: gone, reason: 'De aanvrager trok dit deel in.' })
  expect(await answered(withdrawAdvice(officer, { adviceId: gone, reason: 'De aanvrager trok dit deel in.' }))).toBe('changed-meanwhile')
  expect(await answered(give(work, answer(gone)))).toBe('too-late')
  await remindAdvice()
  await remindAdvice()
  const told = async (actor: Actor, id: string) => (await mailsTo(database, actor.email ?? '')).filter(({ params }) => params['advice'] === id).map(({ template }) => template)
  expect([await told(school, kept), await told(work, gone)]).toEqual([['advice-asked', 'advice-reminder'], ['advice-asked', 'advice-withdrawn']])
})

test('the letter names the advice of the file and of the call; the applicant reads it once it is published and not before, and then nothing changes it', async () => {
  const round = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const file = await fileIn(round)
  const member = await memberActor(database, { id: file.organisationId }, 'APPLICANT_SIGNATORY')
  const id = await asked(file)
  const whole = (await askAdvice(officer, { callId: round.id, domain: 'WERK', question: 'Past deze oproep in het beleid van het domein?', dueOn: addDays(today, 20) })).id
  await give(school, answer(id))
  await giveAdvice(work, { adviceId: whole, outcome: 'NO_OBJECTION', text: '' })
  await proposeOfficialList(database, chair, round.id)
  await decideCall(decider, { callId: round.id })
  const reads = () => asActor(member, async (tx) => [await tx.advice.count(), (await adviceGiven(tx, file.id)).length, (await publishedDecision(tx, member, file.id))?.advice ?? null])
  await confirmCall(confirmer, { callId: round.id })
  expect([await reads(), await answered(give(school, answer(id, { outcome: 'UNFAVOURABLE' }))), await answered(asked(file, officer, 'VDAB'))]).toEqual([[0, 0, null], 'too-late', 'too-late'])
  const [letter] = await database.sql<{ lines: string[] }>(`select s.section -> 'paragraphs' as lines from letter l, jsonb_array_elements(l.content -> 'sections') s(section) where l.application_id = $1 and s.section ->> 'heading' = 'Vormvereisten'`, [file.id])
  expect(letter?.lines.slice(-2)).toEqual([expect.stringMatching(/^Onderwijs en Vorming gaf op \d+ \w+ \d{4} advies over deze aanvraag: gunstig\.$/), expect.stringMatching(/^Werk gaf op \d+ \w+ \d{4} advies over deze oproep: geen bezwaar\.$/)])
  await publishDecisions(decider, { callId: round.id })
  expect(await reads()).toEqual([1, 1, [{ domain: 'Onderwijs en Vorming', givenAt: expect.any(Date), words: 'gunstig', text: TEXT, onFile: true }]])
})

test('advice and confirmation at once: the letter names the advice, or the advice is told that it is too late', async () => {
  const round = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const file = await fileIn(round)
  const id = await asked(file)
  await proposeOfficialList(database, chair, round.id)
  await decideCall(decider, { callId: round.id })
  const [given] = await Promise.all([answered(give(school, answer(id))), confirmCall(confirmer, { callId: round.id })])
  const [letter] = await database.sql<{ content: string }>('select content::text as content from letter where application_id = $1', [file.id])
  expect([given, letter?.content.includes('advies over deze aanvraag')]).toEqual(given === 'done' ? ['done', true] : ['too-late', false])
})

test('an administrator names domains and says who advises for which; whoever advises for none reads no question', async () => {
  await nameDomain(admin, { code: 'WVG', name: 'Welzijn' })
  await nameDomain(admin, { code: 'WVG', name: 'Welzijn en Gezin' })
  await expect(nameDomain(admin, { code: 'CJM', name: 'welzijn en gezin' })).rejects.toMatchObject({ problems: [{ field: 'name', message: 'Deze naam heeft WVG al.' }] })
  expect([await answered(nameDomain(officer, { code: 'CJM', name: 'Cultuur' })), await answered(placeAdviser(officer, { userId: school.userId ?? '', domain: 'WVG' }))]).toEqual(['not-found', 'not-found'])
  await expect(placeAdviser(admin, { userId: officer.userId ?? '', domain: 'WVG' })).rejects.toMatchObject({ problems: [{ field: 'userId' }] })
  const person = await adviserOf('WVG')
  const id = await asked(await fileIn(), officer, 'WVG')
  expect((await asActor(person, (tx) => adviceList(tx, person)))?.map((line) => line.id)).toEqual([id])
  await placeAdviser(admin, { userId: person.userId ?? '', domain: '' })
  expect(await asActor(person, (tx) => adviceList(tx, person))).toEqual([])
})
