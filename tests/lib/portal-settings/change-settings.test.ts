import { beforeEach, expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { readLetterTexts } from '@/lib/letters/read-letter-texts'
import { changeSettings } from '@/lib/portal-settings/change-settings'
import { portalSettings } from '@/lib/portal-settings/queries'
import { settingsForm } from '@/lib/portal-settings/schema'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')
const officer = await staffActor(database, 'VLAIO_OFFICER')

const shipped = { messageQuietMinutes: '15', reminderHours: '168 24', volunteerDayCents: null, letterSender: null, payerName: null, payerIban: null, freshSignInMinutes: '5' }
const typed = {
  seen: JSON.stringify(shipped),
  messageQuietMinutes: '30',
  reminderHours: '24, 72',
  volunteerDay: '41,50',
  senderName: 'Agentschap Voorbeeld',
  senderPlace: 'Gent',
  senderLines: ' {team} \r\n\r\nTel. {phone}',
  senderSignature: 'Namens het agentschap',
  payerName: 'Agentschap  Voorbeeld',
  payerIban: 'be68 5390 0754 7034',
  freshSignInMinutes: '3',
}
const sender = { name: 'Agentschap Voorbeeld', lines: ['{team}', 'Tel. {phone}'], place: 'Gent', signature: ['Namens het agentschap'] }
const stored = () => asActor(admin, (tx) => portalSettings(tx, admin))
const events = () => database.sql(`select e.actor_id, e.subject_id, p.payload::jsonb as payload from audit_event e join audit_payload p using (seq) where verb = 'settings.change' order by seq`)
const read = (more: Partial<typeof typed> = {}) => settingsForm.parse({ ...typed, ...more })
const problems = (more: Partial<typeof typed>) => (settingsForm.safeParse({ ...typed, ...more }).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])

beforeEach(async () => {
  await database.sql(`delete from portal_setting where key in ('volunteerDayCents', 'letterSender', 'payerName', 'payerIban')`)
  await database.sql(`update portal_setting set value = case key when 'messageQuietMinutes' then '15' when 'freshSignInMinutes' then '5' else '168 24' end where key in ('messageQuietMinutes', 'reminderHours', 'freshSignInMinutes')`)
})

test('an administrator changes the settings, and the event says from what to what', async () => {
  await changeSettings(admin, read())
  const now = { messageQuietMinutes: '30', reminderHours: '72 24', volunteerDayCents: '4150', letterSender: JSON.stringify(sender), payerName: 'Agentschap Voorbeeld', payerIban: 'BE68539007547034', freshSignInMinutes: '3' }
  expect(await stored()).toEqual(now)
  expect(await events()).toEqual([{
    actor_id: admin.userId,
    subject_id: 'messageQuietMinutes reminderHours volunteerDayCents letterSender payerName payerIban freshSignInMinutes',
    payload: { messageQuietMinutes: { from: '15', to: '30' }, reminderHours: { from: '168 24', to: '72 24' }, volunteerDayCents: { from: null, to: '4150' }, letterSender: { from: null, to: JSON.stringify(sender) }, payerName: { from: null, to: 'Agentschap Voorbeeld' }, payerIban: { from: null, to: 'BE68539007547034' }, freshSignInMinutes: { from: '5', to: '3' } },
  }])
})

test('the sender stands on the next letter, unless the call has one of its own', async () => {
  await changeSettings(admin, read())
  const senderOf = (texts: unknown) => asActor(systemActor('test'), async (tx) => (await readLetterTexts(tx, { texts })).sender)
  expect(await senderOf({})).toEqual(sender)
  expect(await senderOf({ letter: { sender: { ...sender, place: 'Hasselt' } } })).toEqual({ ...sender, place: 'Hasselt' })
})

test('a ceiling that is left empty is taken away', async () => {
  await changeSettings(admin, read())
  await changeSettings(admin, read({ seen: JSON.stringify(await stored()), volunteerDay: '' }))
  expect((await stored()).volunteerDayCents).toBeNull()
})

test('an officer changes nothing, in the portal or past it', async () => {
  await expect(changeSettings(officer, read())).rejects.toMatchObject({ code: 'not-found' })
  await expect(asActor(officer, (tx) => tx.$queryRaw`select change_settings('{}', '{"reminderHours": "1"}')`)).rejects.toThrow('not yours')
  expect(await stored()).toEqual(shipped)
})

test('nobody reaches another setting through this door', async () => {
  await expect(asActor(admin, (tx) => tx.$queryRaw`select change_settings('{}', '{"mode": "demo"}')`)).rejects.toThrow('not yours')
  expect(await database.sql(`select value from portal_setting where key = 'mode'`)).toEqual([{ value: 'test' }])
})

test('a second click changes nothing and leaves one event', async () => {
  const before = (await events()).length
  await changeSettings(admin, read())
  await changeSettings(admin, read())
  expect((await events()).length).toBe(before + 1)
})

test('of two administrators at once, one is told to read again', async () => {
  const outcomes = await Promise.allSettled([changeSettings(admin, read()), changeSettings(admin, read({ messageQuietMinutes: '60' }))])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed-meanwhile' } })
})

test.each([
  [{ messageQuietMinutes: '' }, [['messageQuietMinutes', 'Dit veld is verplicht.']]],
  [{ messageQuietMinutes: '1441' }, [['messageQuietMinutes', 'Geef een geheel getal op van 0 tot 1440.']]],
  [{ reminderHours: 'morgen' }, [['reminderHours', 'Geef ten hoogste 5 gehele getallen op, elk van 1 tot 720, bijvoorbeeld 168 24.']]],
  [{ reminderHours: '0 24' }, [['reminderHours', 'Geef ten hoogste 5 gehele getallen op, elk van 1 tot 720, bijvoorbeeld 168 24.']]],
  [{ volunteerDay: '0' }, [['volunteerDay', 'Geef een bedrag van meer dan 0 tot 1.000,00 euro op.']]],
  [{ senderName: ' ', senderSignature: '' }, [['senderName', 'Dit veld is verplicht.'], ['senderSignature', 'Dit veld is verplicht.']]],
  [{ senderLines: 'Tel. {telefoon}' }, [['senderLines', 'We kennen {telefoon} niet. U kunt {team}, {email} en {phone} gebruiken.']]],
  [{ seen: 'x' }, [['seen', 'Laad de pagina opnieuw.']]],
])('what does not hold is said at its field: %j', (more, expected) => {
  expect(problems(more)).toEqual(expected)
})
