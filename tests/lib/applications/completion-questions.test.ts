import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { answerCompletion } from '@/lib/applications/answer-completion'
import { askCompletion } from '@/lib/applications/ask-completion'
import { completionToEdit } from '@/lib/applications/completion-queries'
import { fileTargets } from '@/lib/applications/completion-targets'
import { dossierOf } from '@/lib/applications/dossier'
import { openedLines, openedValues } from '@/lib/applications/opened-lines'
import { saveCompletion } from '@/lib/applications/save-completion'
import { textsToChoose } from '@/lib/applications/texts-to-choose'
import type { Question } from '@/lib/calls/questions'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { takenInRequest } from '@/tests/support/taken-in-request'
import { seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const question = (id: string, given: Partial<Question>): Question => ({ id: `v0000000${id}`, step: 'partners', type: 'short', label: `Vraag ${id}`, help: '', required: false, contact: false, min: '', max: '', options: [], condition: null, ...given })
const together = question('1', { type: 'choice', required: true, label: 'Werkt u samen met een school?', options: [{ code: 'ja', nl: 'Ja' }, { code: 'nee', nl: 'Nee' }] })
const school = question('2', { label: 'Met welke school?', required: true, condition: { question: together.id, answer: 'ja' } })
const paid = question('3', { type: 'amount', step: 'begroting', label: 'Wat betaalt de school?' })
const items = [together, school, paid]
const nameOf = ({ step, id }: Question): string => `extra.${step}.${id}`

/** No school when it was filed; the officer opens that question. */
const asked = async () => {
  const request = await takenInRequest(database, { call: { extraQuestions: { version: 4, items } }, draft: { extra: { partners: { [together.id]: 'nee' }, begroting: { [paid.id]: '10,00' } } } })
  const applicationId = request.application.id
  await askCompletion(request.officer, { applicationId, points: [{ code: 'E05', activityRowId: '', text: 'U werkt wel samen met een school.', targets: [nameOf(together)] }] })
  return { ...request, applicationId }
}
const toEdit = (actor: Actor, applicationId: string) => asActor(actor, (tx, now) => completionToEdit(tx, actor, applicationId, now))
const answering = (school_: string) => ({ extra: { partners: { [together.id]: 'ja', [school.id]: school_ }, begroting: { [paid.id]: '9.999,00' } } })
const frozenExtra = async (applicationId: string) => (await database.sql<{ extra: { version: number; answers: { id: string; value: unknown }[] } }>(`select content::json -> 'extra' as extra from submission where application_id = $1 order by round`, [applicationId])).map(({ extra }) => [extra.version, extra.answers.map(({ id, value }) => [id, value])])

test('an officer opens a question of the call, and with it those that hang from it', async () => {
  const { applicationId, editor } = await asked()
  expect(fileTargets(items).find(({ title }) => title.startsWith('Extra'))?.targets).toEqual(items.map((one) => ({ value: nameOf(one), label: one.label })))
  const { draft, opened, context } = await toEdit(editor, applicationId)
  expect(opened).toEqual([nameOf(together), nameOf(school)])
  expect(openedLines(draft, opened, context)).toMatchObject([{ kind: 'question', path: nameOf(together), shown: true, parent: null }, { kind: 'question', path: nameOf(school), shown: false, parent: { name: nameOf(together), answer: 'ja' } }])
  expect(openedValues(draft, opened)).toEqual({ [nameOf(together)]: 'nee' })
})

test('a question that this call does not ask cannot be opened', async () => {
  const { officer, application } = await takenInRequest(database)
  const problems = await askCompletion(officer, { applicationId: application.id, points: [{ code: 'E05', activityRowId: '', text: 'Vul aan.', targets: [nameOf(together)] }] }).catch((thrown: unknown) => isRefusal(thrown) ? thrown.problems : thrown)
  expect(problems).toEqual([{ field: 'points.0.targets.0', message: 'Dit veld staat niet in deze aanvraag.' }])
})

test('only the opened answers change; they are judged, shown in the words of the question, and frozen in the next round', async () => {
  const { applicationId, editor, signatory, officer, number } = await asked()
  await saveCompletion(editor, { applicationId, posted: answering('') })
  expect((await toEdit(editor, applicationId)).problems).toEqual([{ field: nameOf(school), message: 'Beantwoord de vraag “Met welke school?”.' }])
  await saveCompletion(editor, { applicationId, posted: answering('De Brug') })
  const { changes, problems } = await toEdit(editor, applicationId)
  const told = [{ path: nameOf(together), where: together.label, before: 'Nee', after: 'Ja' }, { path: nameOf(school), where: school.label, before: '', after: 'De Brug' }]
  expect([changes, problems]).toEqual([told, []])

  await answerCompletion(signatory, { applicationId })
  expect(await frozenExtra(applicationId)).toEqual([[4, [[together.id, 'nee'], [paid.id, '1000']]], [4, [[together.id, 'ja'], [school.id, 'De Brug'], [paid.id, '1000']]]])
  const dossier = await asActor(officer, (tx, now) => dossierOf(tx, officer, number, now))
  expect([dossier?.completions[0]?.points[0]?.changes, dossier?.completions[0]?.others]).toEqual([told, []])
})

test('two texts for one question are told apart by the words of the question', async () => {
  const { applicationId, editor, signatory } = await asked()
  await saveCompletion(editor, { applicationId, posted: answering('De Brug') })
  const stale = await saveCompletion(signatory, { applicationId, page: randomUUID(), basis: { extra: { partners: { [together.id]: 'nee' } } }, posted: answering('De Toren') })
  expect([stale.waiting, stale.by]).toEqual([[`extra/partners/${school.id}`], editor.name])
  const { texts } = await asActor(signatory, (tx, now) => textsToChoose(tx, signatory, applicationId, now))
  expect(texts.map(({ label, theirs, mine }) => [label, theirs.text, mine[0]?.text])).toEqual([['Met welke school?', 'De Brug', 'De Toren']])
})
