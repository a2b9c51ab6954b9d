import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { changeTemplate, putTemplateInUse } from '@/lib/letters/change-template'
import { letterTextsOf } from '@/lib/letters/letter-texts'
import { letterFaults } from '@/lib/letters/letter-faults'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { exampleLetter } from '@/lib/letters/template-example'
import { fieldsOf, isTemplatePart, templateParts, type TemplatePart } from '@/lib/letters/template-fields'
import { templateTexts, templateVersions } from '@/lib/letters/template-queries'
import { templateChange } from '@/lib/letters/template-schema'
import { systemActor } from '@/lib/access/actor'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { createCall, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')
const answered = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const parts = Object.keys(templateParts).filter(isTemplatePart)

const shown = () => asActor(admin, (tx) => templateVersions(tx, admin))
const change = async (texts: Record<string, string>, part: TemplatePart = 'beslissing', note = 'Duidelijker gezegd.') => {
  const stood = await asActor(admin, (tx) => templateTexts(tx, admin))
  return { part, base: stood.version, note, texts: { ...Object.fromEntries(fieldsOf(part, stood.texts).map(({ path, value }) => [path, value])), ...texts } }
}
const inUse = () => asActor(systemActor('test'), (tx) => readLetterTexts(tx, { texts: {} }))
const use = async (version: number | null) => putTemplateInUse(admin, { version, seen: (await shown()).used })

test('a change is a new version, counts once it is in use, and a letter keeps the one it was made with', async () => {
  const letter = async () => {
    const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
    const file = await createRankedFile(database, call)
    await proposeOfficialList(database, await staffActor(database, 'VLAIO_PANEL_CHAIR'), call.id)
    await decideCall(await staffActor(database, 'VLAIO_DECIDER'), { callId: call.id })
    await confirmCall(await staffActor(database, 'VLAIO_DECIDER'), { callId: call.id })
    const read = async () => (await database.sql<{ version: string; text: string }>(`select content ->> 'templateVersion' as version, content::text as text from letter where application_id = $1`, [file.id]))[0]
    return { number: file.number, read }
  }
  const shipped = letterTextsOf({ texts: {} }).version
  const { version } = await changeTemplate(admin, await change({ 'articles-GRANTED': 'VLAIO kent {organisation} een subsidie toe van {amount} euro ({number}).' }))
  expect((await inUse()).version).toBe(shipped)
  const before = await letter()
  await use(version)
  const after = await letter()
  expect([(await before.read())?.version, (await after.read())?.version]).toEqual([shipped, `${shipped}, bewerking ${version}`])
  expect((await after.read())?.text).toContain(`VLAIO kent Tandrad & Toverbal vzw een subsidie toe van 4.000,00 euro (${after.number}).`)
  // Back to what the portal came with: nothing is lost, and what is written stays as it is.
  await use(null)
  expect((await inUse()).articles['GRANTED']).toBe(letterTextsOf({ texts: {} }).articles['GRANTED'])
  expect((await after.read())?.version).toBe(`${shipped}, bewerking ${version}`)
  expect(await database.sql(`select e.verb, e.subject_id as version from audit_event e where e.verb like 'letter.%' order by seq`)).toEqual([
    { verb: 'letter.change-template', version: String(version) }, { verb: 'letter.use-template', version: String(version) }, { verb: 'letter.use-template', version: 'shipped' }])
  await expect(database.sql('update letter_template set note = $1', ['anders'])).rejects.toThrow('append-only')
})

test('a second change stands on the first, also of another letter', async () => {
  const one = await changeTemplate(admin, await change({ 'headings-motivation': 'Waarom' }))
  const two = await changeTemplate(admin, await change({ 'settlement-title': 'Uw afrekening {number}' }, 'afrekening'))
  expect(two.version).toBe(one.version + 1)
  await use(two.version)
  expect(await inUse()).toMatchObject({ headings: { motivation: 'Waarom', appeal: 'Niet akkoord met deze beslissing?' }, settlement: { title: 'Uw afrekening {number}' } })
})

test('an unknown place, an empty text and words about appeal without its terms are refused at their field', async () => {
  const problems = async (texts: Record<string, string>) => changeTemplate(admin, await change(texts)).then(() => [], (thrown: { problems: { field: string; message: string }[] }) => thrown.problems.map(({ field, message }) => [field, message]))
  expect(await problems({ formalities: 'Ingediend op {submittedAt}.\n\nDoor {naam}.' })).toEqual([['texts.formalities', 'We kennen {naam} hier niet. U kunt gebruiken: {number}, {organisation}, {amount}, {submittedAt}, {rubric}, {reconsiderationDays}.']])
  expect(await problems({ 'headings-motivation': 'Motivering {number}' })).toEqual([['texts.headings-motivation', 'We kennen {number} hier niet. Hier wordt niets ingevuld.']])
  expect(await problems({ 'articles-REJECTED': ' ' })).toEqual([['texts.articles-REJECTED', 'Deze tekst kan niet leeg zijn.']])
  expect(await problems({ 'articles-REJECTED': 'De aanvraag {number wordt geweigerd.' })).toEqual([['texts.articles-REJECTED', 'Er staat een losse accolade in deze tekst.']])
  expect(await problems({ appeal: 'U kunt naar de Raad van State.' })).toEqual([['texts.appeal', 'Een beslissing zegt altijd binnen welke termijn men om heroverweging kan vragen ({reconsiderationDays}) en dat er beroep is bij de Raad van State.']])
  expect(templateChange.safeParse({ ...(await change({})), base: '', part: 'elders' }).error?.issues[0]?.message).toBe('Kies een brief.')
})

test('an article that grants money goes on saying how much', async () => {
  const told = await changeTemplate(admin, await change({ 'articles-GRANTED': 'Aan {organisation} wordt niets toegekend.' })).catch((thrown: { problems?: unknown }) => thrown.problems)
  expect(told).toEqual([{ field: 'texts.articles-GRANTED', message: 'Dit artikel zegt altijd het bedrag: laat {amount} staan.' }])
  expect(await answered(changeTemplate(admin, await change({ 'articles-REJECTED': 'De aanvraag {number} krijgt geen subsidie.' })))).toBe('done')
})

test('only an administrator, and of two at once one', async () => {
  const input = await change({ 'headings-motivation': 'Redenen' })
  expect([await answered(changeTemplate(await staffActor(database, 'VLAIO_OFFICER'), input)), await answered(putTemplateInUse(await staffActor(database, 'VLAIO_DECIDER'), { version: null, seen: null }))]).toEqual(['not-found', 'not-found'])
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  await expect(asActor(officer, (tx) => tx.letterTemplateUse.create({ data: { version: null, usedById: officer.userId ?? '' } }))).rejects.toThrow('not yours')
  expect((await Promise.all([answered(changeTemplate(admin, input)), answered(changeTemplate(admin, input))])).toSorted()).toEqual(['changed-meanwhile', 'done'])
  const { used, latest } = await shown()
  const choice = { version: latest, seen: used }
  expect((await Promise.all([answered(putTemplateInUse(admin, choice)), answered(putTemplateInUse(admin, choice))])).toSorted()).toEqual(['changed-meanwhile', 'done'])
})

test.each(parts)('each place that the letter "%s" may name is one it fills in, and the example has none left', (part) => {
  const texts = letterTextsOf({ texts: {} })
  for (const { value, places } of fieldsOf(part, texts)) expect([...value.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).filter((place) => !places.includes(place ?? ''))).toEqual([])
  expect(letterFaults(exampleLetter(part, texts))).toEqual([])
})
