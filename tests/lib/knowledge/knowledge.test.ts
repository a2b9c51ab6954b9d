import { expect, test } from 'vitest'
import { visitor, type Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { answerNeed, removeRemark } from '@/lib/knowledge/answer-need'
import { endLesson, publishLesson } from '@/lib/knowledge/curate-lesson'
import { needs, needView } from '@/lib/knowledge/need-queries'
import { proposeNeed, remarkOnNeed, voteForNeed } from '@/lib/knowledge/needs'
import { editLesson, proposeLesson } from '@/lib/knowledge/propose-lesson'
import { findLessons, lessonsReady, lessonToEdit, publicLesson } from '@/lib/knowledge/queries'
import { sayConsent } from '@/lib/knowledge/say-consent'
import { proposedLesson, proposedNeed } from '@/lib/knowledge/schema'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const [officer, colleague] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
const answered = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const TEXT = 'De begeleiders gaven elk duo een eigen bak met gereedschap. Wie vroeger stond te wachten, werkte nu mee. Het aandeel meisjes steeg in de volgende reeks.'
const lessonOf = (grant: RunningGrant, more: object = {}) => ({ number: grant.number, title: 'Een eigen bak per duo', text: TEXT, tip: 'Tel wie er wacht.', criteria: ['C06' as const], themes: [], ageMin: 8, ageMax: 12, ...more })
const search = (words: string, more: object = {}) => asActor(visitor, async (tx) => (await findLessons(tx, { words, criterion: '', theme: '', age: null, page: 1, ...more })).rows.map(({ title }) => title))
const reported = async (status: 'ACCEPTED' | 'SUBMITTED' = 'ACCEPTED') => {
  const grant = await createGrant(database, { status: 'CLOSED' })
  await insertRow(database, 'report', { grantId: grant.grantId, type: 'FINAL', status, periodStart: '2026-01-01', periodEnd: '2026-06-30', dueAt: new Date() })
  return grant
}
const version = async (id: string) => (await database.sql<{ version: number; status: string; reason: string }>('select version, status, reason from lesson where id = $1', [id]))[0] ?? { version: -1, status: '', reason: '' }
const published = async (more: object = {}) => {
  const grant = await reported()
  const { id } = await proposeLesson(officer, lessonOf(grant, more))
  await sayConsent(grant.signatory, { number: grant.number, given: true })
  await publishLesson(officer, { lessonId: id, version: 0 })
  return { grant, id }
}

test('a lesson is proposed, its beneficiary agrees, and it is public; taking the consent back ends that at once', async () => {
  const grant = await reported()
  const { id } = await proposeLesson(officer, lessonOf(grant))
  expect((await mailsTo(database, grant.signatory.email ?? '')).map(({ template }) => template)).toEqual(['lesson-proposed'])
  await expect(publishLesson(officer, { lessonId: id, version: 0 })).rejects.toMatchObject({ code: 'too-early', message: 'De begunstigde gaf nog geen toestemming, of trok die in.' })
  const ready = () => asActor(officer, (tx) => lessonsReady(tx, officer))
  expect([await asActor(visitor, (tx) => publicLesson(tx, id)), await search('gereedschap'), await ready()]).toEqual([null, [], 0])
  expect(await sayConsent(grant.signatory, { number: grant.number, given: true })).toEqual({ changed: true, takenBack: 0 })
  expect(await ready()).toBe(1)
  expect(await sayConsent(grant.signatory, { number: grant.number, given: true })).toEqual({ changed: false, takenBack: 0 })
  await publishLesson(officer, { lessonId: id, version: 0 })
  expect((await asActor(visitor, (tx) => publicLesson(tx, id)))?.lesson).toMatchObject({ title: 'Een eigen bak per duo', status: 'PUBLISHED', grant: { organisation: { legalName: 'Tandrad & Toverbal vzw' } } })
  expect((await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template)).toEqual(['lesson-proposed', 'lesson-published'])
  expect(await verbsOf(database, id)).toEqual(['lesson.propose', 'lesson.publish'])
  expect(await sayConsent(grant.signatory, { number: grant.number, given: false })).toEqual({ changed: true, takenBack: 1 })
  expect([await asActor(visitor, (tx) => publicLesson(tx, id)), (await version(id)).reason]).toEqual([null, 'De begunstigde trok de toestemming in.'])
  expect(await answered(publishLesson(officer, { lessonId: id, version: (await version(id)).version }))).toBe('too-early')
  expect(await verbsOf(database, grant.grantId)).toEqual(['lesson.consent', 'lesson.consent'])
  await expect(database.sql('update knowledge_consent set given = true')).rejects.toThrow('append-only')
})

test('not from a report that is not accepted, not even past the act; not from a revoked grant; not twice under the same title', async () => {
  const grant = await reported('SUBMITTED')
  const { id } = await proposeLesson(officer, lessonOf(grant))
  await sayConsent(grant.signatory, { number: grant.number, given: true })
  await expect(publishLesson(officer, { lessonId: id, version: 0 })).rejects.toMatchObject({ message: 'Het verslag van dit dossier is nog niet aanvaard.' })
  await expect(database.sql(`update lesson set status = 'PUBLISHED', published_at = portal_now() where id = $1`, [id])).rejects.toThrow('with the consent of its beneficiary')
  expect(await answered(proposeLesson(officer, lessonOf(grant)))).toBe('conflict')
  expect(await answered(proposeLesson(officer, lessonOf(await createGrant(database, { status: 'REVOKED' }))))).toBe('conflict')
})

test('only an officer without an interest curates, and only a signatory of the beneficiary agrees', async () => {
  const { grant, id } = await published()
  const strangers: Actor[] = [grant.stranger, await staffActor(database, 'VLAIO_REVIEWER'), await staffActor(database, 'VLAIO_FINANCE')]
  for (const actor of strangers) expect(await answered(endLesson(actor, { lessonId: id, reason: 'Past niet in de kennisbank.' }))).toBe('forbidden')
  expect([await answered(sayConsent(grant.editor, { number: grant.number, given: false })), await answered(sayConsent(grant.stranger, { number: grant.number, given: false })), await answered(sayConsent(officer, { number: grant.number, given: true }))]).toEqual(['forbidden', 'not-found', 'forbidden'])
  await insertRow(database, 'conflict', { applicationId: grant.applicationId, userId: colleague.userId, type: 'FAMILY', source: 'REVIEWER' })
  const conflicted = await actorOf(database, { id: colleague.userId ?? '' })
  expect([await asActor(conflicted, (tx) => lessonToEdit(tx, conflicted, id)), await answered(proposeLesson(conflicted, lessonOf(grant, { title: 'Een andere les' })))]).toEqual([null, 'not-found'])
})

test('a text is edited once per version, taken back with a reason, and published again; a rejected one stays rejected', async () => {
  const { grant, id } = await published()
  const texts = { title: 'Een bak per duo', text: TEXT, tip: '', criteria: ['C06' as const], themes: [], ageMin: 8, ageMax: 12 }
  const both = await Promise.all([answered(editLesson(officer, { lessonId: id, version: 1, ...texts })), answered(editLesson(officer, { lessonId: id, version: 1, ...texts, title: 'Anders' }))])
  expect(both.toSorted()).toEqual(['changed-meanwhile', 'done'])
  await endLesson(officer, { lessonId: id, reason: 'De cijfers worden nagekeken.' })
  expect(await answered(endLesson(officer, { lessonId: id, reason: 'De cijfers worden nagekeken.' }))).toBe('changed-meanwhile')
  await publishLesson(officer, { lessonId: id, version: (await version(id)).version })
  expect(await version(id)).toMatchObject({ status: 'PUBLISHED', reason: '' })
  const { id: second } = await proposeLesson(officer, lessonOf(grant, { title: 'Nog een les' }))
  await endLesson(officer, { lessonId: second, reason: 'Te weinig nieuw voor anderen.' })
  expect([await answered(publishLesson(officer, { lessonId: second, version: 1 })), await answered(editLesson(officer, { lessonId: second, version: 1, ...texts }))]).toEqual(['changed-meanwhile', 'changed-meanwhile'])
})

test('consent taken back and a publication at once never leave a public lesson without consent', async () => {
  const grant = await reported()
  const { id } = await proposeLesson(officer, lessonOf(grant))
  await sayConsent(grant.signatory, { number: grant.number, given: true })
  await Promise.all([answered(publishLesson(officer, { lessonId: id, version: 0 })), sayConsent(grant.signatory, { number: grant.number, given: false })])
  expect((await version(id)).status).not.toBe('PUBLISHED')
})

test('half filled in, or pointing at a person, it is refused at the field', () => {
  const problems = (given: object) => (proposedLesson.safeParse({ number: 'STEM-2026-ACT-00001', title: 'Een eigen bak', text: TEXT, criteria: 'C06', ageMin: '8', ageMax: '12', ...given }).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])
  expect([problems({}), problems({ criteria: [] }), problems({ ageMin: '12', ageMax: '8' })]).toEqual([[], [['criteria', 'Kies minstens één criterium.']], [['ageMax', 'De hoogste leeftijd is lager dan de laagste.']]])
  expect(problems({ text: `${TEXT} Vragen? an@school.be` })).toEqual([['text', 'In deze tekst staat een e-mailadres. Iedereen kan deze tekst lezen: laat het weg.']])
  expect(proposedNeed.safeParse({ organisationId: '', title: 'Te', description: 'kort' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['organisationId', 'title', 'description'])
})

test('the search knows Dutch: other forms and beginnings of a word are found, every word counts, the title weighs most, and test calls stay out', async () => {
  await published({ title: 'Fietsen herstellen in duo', text: `${TEXT} De fietsers kregen elk een tang. De kinderen bouwden bruggen.` })
  await published({ title: 'Bruggen met een budget', text: `${TEXT} Een fiets stond niet op het programma, wel spaghetti.`, criteria: ['C02'], ageMin: 13, ageMax: 18 })
  const hidden = await published({ title: 'Fietsen in een test' })
  await database.sql(`update call set test_mode = true from set_config('session_replication_role', 'replica', true) where id = $1`, [hidden.grant.callId])
  expect(await search('fiets')).toEqual(['Fietsen herstellen in duo', 'Bruggen met een budget'])
  expect([await search('brug budget'), await search('spagh'), await search('de het een & |'), await search('onbestaandwoord')].map((found) => found.slice(0, 2))).toEqual([['Bruggen met een budget'], ['Bruggen met een budget'], (await search('')).slice(0, 2), []])
  expect([await search('fiets', { criterion: 'C02' }), await search('fiets', { age: 9 })]).toEqual([['Bruggen met een budget'], ['Fietsen herstellen in duo']])
})

test('a need has one vote per organisation, remarks and an answer; closed it takes no more', async () => {
  const [one, other] = [await createOrganisation(database), await createOrganisation(database, { legalName: 'De Losse Bout vzw' })]
  const [first, second, third] = [await memberActor(database, one, 'APPLICANT_EDITOR'), await memberActor(database, other, 'APPLICANT_EDITOR'), await memberActor(database, other, 'APPLICANT_SIGNATORY')]
  const typed = { organisationId: one.id, title: 'Een uitleendienst', description: 'Duur materiaal gebruiken we drie weken per jaar, en kopen is te duur.' }
  const { id } = await proposeNeed(first, typed)
  expect([await answered(proposeNeed(second, { ...typed, organisationId: other.id, title: 'een UITLEENDIENST' })), await answered(proposeNeed(second, typed)), await answered(proposeNeed(visitor, typed))]).toEqual(['conflict', 'forbidden', 'not-found'])
  const vote = (actor: Actor, organisationId: string, choice = true) => voteForNeed(actor, { needId: id, organisationId, vote: choice })
  expect(await Promise.all([vote(second, other.id), vote(third, other.id)])).toContainEqual({ votes: 2 })
  expect([await vote(second, other.id), await vote(third, other.id, false), await vote(third, other.id, false), await answered(vote(second, one.id))]).toEqual([{ votes: 2 }, { votes: 1 }, { votes: 1 }, 'forbidden'])
  const { id: remarkId } = await remarkOnNeed(second, { needId: id, organisationId: other.id, text: 'Wij lenen uit.' })
  expect(await remarkOnNeed(second, { needId: id, organisationId: other.id, text: 'Wij lenen uit.' })).toEqual({ id: remarkId })
  expect((await asActor(third, (tx) => needView(tx, third, id)))?.need.remarks).toMatchObject([{ text: 'Wij lenen uit.', organisation: { legalName: 'De Losse Bout vzw' } }])
  expect([await asActor(visitor, (tx) => needs(tx, visitor)), await asActor(visitor, (tx) => tx.knowledgeNeed.count()), await answered(removeRemark(first, { remarkId }))]).toEqual([null, 0, 'forbidden'])
  await removeRemark(officer, { remarkId })
  expect((await asActor(third, (tx) => needView(tx, third, id)))?.need.remarks).toEqual([])
  expect(await answered(answerNeed(first, { needId: id, verb: 'answer', answer: 'Wij leggen een lijst aan.' }))).toBe('forbidden')
  const answers = await Promise.all([officer, officer].map((actor) => answered(answerNeed(actor, { needId: id, verb: 'answer', answer: 'Wij leggen een lijst aan.' }))))
  expect(answers.toSorted()).toEqual(['changed-meanwhile', 'done'])
  expect([await answered(vote(second, other.id)), await answered(remarkOnNeed(second, { needId: id, organisationId: other.id, text: 'Nog iets.' }))]).toEqual(['too-late', 'too-late'])
  await answerNeed(officer, { needId: id, verb: 'close', answer: 'De lijst staat online, we sluiten af.' })
  expect((await mailsTo(database, first.email ?? '')).map(({ template }) => template)).toEqual(['need-answered', 'need-answered'])
  expect(await verbsOf(database, id)).toEqual(['need.propose', 'need.vote', 'need.vote', 'need.remark', 'need.remove-remark', 'need.answer', 'need.close'])
})
