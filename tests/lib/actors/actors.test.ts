import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { visitor, type Actor } from '@/lib/access/actor'
import { confirmMessage } from '@/lib/actors/confirm-message'
import { contactActor } from '@/lib/actors/contact-actor'
import { forgetMessages } from '@/lib/actors/forget-messages'
import { judgeActor } from '@/lib/actors/judge-actor'
import { publishActor } from '@/lib/actors/publish-actor'
import { directory, directoryAddress, shownActor } from '@/lib/actors/queries'
import { actorMessage, actorProfile } from '@/lib/actors/schema'
import { messageToConfirm } from '@/lib/actors/waiting-message'
import { withdrawActor } from '@/lib/actors/withdraw-actor'
import { seedReference } from '@/lib/commands/seed-reference'
import { asActor } from '@/lib/db'
import { templates } from '@/emails/templates'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createOrganisation, createUser, memberActor, staffActor } from '@/tests/support/factories'
import { answerOf } from '@/tests/support/running-grant'

const database = await testDatabase()
let organisation: { id: string }
let signatory: Actor
let editor: Actor
let officer: Actor
let neighbour: Actor

beforeAll(async () => {
  await seedReference(database.ownerUrl)
  organisation = await createOrganisation(database)
  signatory = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  officer = await staffActor(database, 'VLAIO_OFFICER')
  neighbour = await actorOf(database, await createUser(database, { name: 'Rita Claes' }))
})

const typed = (over: Partial<z.input<typeof actorProfile>> = {}): z.output<typeof actorProfile> =>
  actorProfile.parse({
    actorId: '', organisationId: organisation.id, name: '', helixType: 'KNO', actorGroup: 'SCICOM', website: 'https://www.optica.example', themes: ['SPACE'], ageMin: '8', ageMax: '14', municipality: 'Leuven',
    description: 'Twaalf onderzoekers rond camera’s en optica, zes van hen zijn vrouw.', offers: 'Lenzen en spectrometers uit de tweede hand.', needs: 'Een academie met ervaring met tienjarigen.', contactFunction: 'coördinator educatie', consent: 'ja', ...over,
  })
const group = (name: string) => typed({ organisationId: '', name, helixType: 'CIV', actorGroup: 'LEISURE' })
const stepOf = async (actorId: string) => ({ actorId, version: (await database.sql<{ version: number }>('select version from stem_actor where id = $1', [actorId]))[0]?.version ?? -1 })
const found = async (search: object = {}) => (await asActor(visitor, (tx) => directory(tx, directoryAddress.parse(search)))).rows.map(({ name }) => name)
const events = async (id: string) => (await database.sql<{ verb: string }>(`select verb from audit_event where subject_type = 'actor' and subject_id = $1 order by seq`, [id])).map(({ verb }) => verb)
const mails = async (like: string) => database.sql<{ template: string; recipient_address: string; params: Record<string, string> }>('select template, recipient_address, params from outbox_mail where template like $1 order by created_at', [like])
const hello = (actorId: string, over: object = {}) => actorMessage.parse({ actorId, senderName: 'Rita Claes', senderAddress: 'rita@buurt.example', text: 'Wij bouwen een sterrenkijker en zoeken lenzen.', ...over })

test('who signs for an organisation puts it in the directory at once; a visitor finds it by a word in another form, and never sees who keeps it', async () => {
  const { actorId, status } = await publishActor(signatory, typed())
  expect([status, await found(), await found({ zoek: 'spectrometer' }), await found({ zoek: 'paarden' }), await found({ soort: 'BUS' }), await found({ thema: 'SPACE', provincie: 'Vlaams-Brabant', groep: 'SCICOM' })]).toEqual([
    'SHOWN', ['Tandrad & Toverbal vzw'], ['Tandrad & Toverbal vzw'], [], [], ['Tandrad & Toverbal vzw'],
  ])
  const shown = await asActor(visitor, (tx) => shownActor(tx, visitor, actorId))
  expect([shown?.municipality, shown?.rights, JSON.stringify(shown).includes(signatory.userId ?? '?')]).toEqual(['Leuven', { publish: false, withdraw: false, judge: false, contact: true }, false])
  expect(await events(actorId)).toEqual(['actor.publish'])
})

test('half-filled, or with an address or number that the portal keeps away, it is refused at the field', () => {
  const parse = (over: object) => actorProfile.safeParse({ ...typed(), actorId: '', organisationId: organisation.id, consent: 'ja', ...over }).error?.issues.map(({ path, message }) => [path.join('.'), message])
  expect(parse({ offers: '', needs: '' })).toEqual([['offers', 'Schrijf wat u aanbiedt, of hieronder wat u zoekt.']])
  expect(parse({ offers: 'Mail naar jan@voorbeeld.be' })).toEqual([['offers', 'Zet hier geen e-mailadres of telefoonnummer. Wie u zoekt, schrijft u via het loket.']])
  expect(parse({ contactFunction: 'Jan, 0475 12 34 56' })).toEqual([['contactFunction', 'Zet hier geen e-mailadres of telefoonnummer. Wie u zoekt, schrijft u via het loket.']])
  expect(parse({ ageMin: '12', ageMax: '9' })).toEqual([['ageMax', 'De hoogste leeftijd ligt onder de laagste.']])
  expect(parse({ organisationId: '', name: 'De buren', helixType: 'BUS' })).toEqual([['helixType', 'Zonder ondernemingsnummer kan alleen een groep burgers. Registreer anders eerst uw organisatie.']])
  expect(parse({ consent: undefined })).toEqual([['consent', 'Vink aan dat u gevonden wilt worden.']])
  expect(parse({ description: 'Tussen 2012 en 2020 bouwden wij 1.200 hutten voor 340.000 euro met 50 vrijwilligers.' })).toBe(undefined)
})

test('not yours: an editor, a stranger and a visitor publish, change and withdraw nothing', async () => {
  const { actorId } = await asActor(signatory, async (tx) => ({ actorId: (await tx.stemActor.findFirstOrThrow({ where: { organisationId: organisation.id } })).id }))
  const step = await stepOf(actorId)
  expect([await answerOf(publishActor(editor, typed({ actorId }))), await answerOf(publishActor(neighbour, typed())), await answerOf(publishActor(visitor, group('Wie dan ook'))), await answerOf(withdrawActor(editor, step)), await answerOf(withdrawActor(neighbour, step)), await answerOf(judgeActor(signatory, { ...step, verdict: 'HIDE', reason: 'Zomaar een reden.' }))])
    .toEqual(['forbidden', 'not-found', 'sign-in-required', 'forbidden', 'forbidden', 'forbidden'])
})

test('twice or two at once: one profile per organisation, and one change of the two', async () => {
  const two = await createOrganisation(database, { legalName: 'Dubbel vzw' })
  const [one, other] = [await memberActor(database, two, 'APPLICANT_SIGNATORY'), await memberActor(database, two, 'APPLICANT_SIGNATORY')]
  const profile = typed({ organisationId: two.id })
  expect((await Promise.all([answerOf(publishActor(one, profile)), answerOf(publishActor(other, profile))])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  const [row] = await database.sql<{ id: string }>('select id from stem_actor where organisation_id = $1', [two.id])
  const change = typed({ actorId: row?.id ?? '', version: 0, needs: 'Iets anders.' })
  expect((await Promise.all([answerOf(publishActor(one, change)), answerOf(publishActor(other, change))])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  const step = await stepOf(row?.id ?? '')
  expect((await Promise.all([answerOf(withdrawActor(one, step)), answerOf(withdrawActor(other, step))])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  expect([await found({ zoek: 'anders' }), await events(row?.id ?? '')]).toEqual([[], ['actor.publish', 'actor.publish', 'actor.withdraw']])
})

test('a group without an enterprise number waits until an officer looked, who is never its keeper; what was hidden is looked at again', async () => {
  const { actorId, status } = await publishActor(neighbour, group('Ouderkring De Wei'))
  expect([status, await found({ zoek: 'ouderkring' }), await asActor(visitor, (tx) => shownActor(tx, visitor, actorId))]).toEqual(['WAITING', [], null])
  expect(await answerOf(publishActor(neighbour, group('ouderkring de wei')))).toBe('changed-meanwhile')
  await judgeActor(officer, { ...await stepOf(actorId), verdict: 'SHOW', reason: '' })
  expect(await found({ zoek: 'ouderkring' })).toEqual(['Ouderkring De Wei'])
  const own = await publishActor(officer, group('De buren van de dossierbeheerder'))
  expect(await answerOf(judgeActor(officer, { ...await stepOf(own.actorId), verdict: 'SHOW', reason: '' }))).toBe('forbidden')
  const seen = await stepOf(actorId)
  await judgeActor(officer, { ...seen, verdict: 'HIDE', reason: 'De tekst maakt reclame voor een merk.' })
  expect([await found({ zoek: 'ouderkring' }), await answerOf(judgeActor(officer, { ...seen, verdict: 'HIDE', reason: 'De tekst maakt reclame.' })), (await mails('actor-%')).map(({ template }) => template)]).toEqual([[], 'changed-meanwhile', ['actor-shown', 'actor-hidden']])
  expect(await publishActor(neighbour, { ...group('Ouderkring De Wei'), ...await stepOf(actorId) })).toEqual({ actorId, status: 'WAITING' })
})

const target = async (name: string) => {
  const its = await createOrganisation(database, { legalName: name })
  const keeper = await memberActor(database, its, 'APPLICANT_SIGNATORY')
  return { keeper, organisation: its, ...await publishActor(keeper, typed({ organisationId: its.id })) }
}

test('a visitor confirms the own address first; then the mail goes once, answers go to the sender, and nothing of it stays', async () => {
  const { actorId, keeper } = await target('Bericht vzw')
  expect(await contactActor(visitor, hello(actorId), { ip: null })).toEqual({ sent: false, address: 'rita@buurt.example' })
  const [asked] = await mails('actor-message-confirm')
  const token = asked?.params['token'] ?? ''
  expect([asked?.recipient_address, await mails('actor-message'), await messageToConfirm(token)]).toEqual(['rita@buurt.example', [], { actor: 'Bericht vzw', text: 'Wij bouwen een sterrenkijker en zoeken lenzen.' }])
  expect((await Promise.all([answerOf(confirmMessage({ token })), answerOf(confirmMessage({ token }))])).toSorted()).toEqual(['accepted', 'too-late'])
  const [mail, ...more] = await mails('actor-message')
  expect([mail?.recipient_address, more, await database.sql('select text, sender_address, sender_name, token_hash from actor_message where actor_id = $1', [actorId])]).toEqual([keeper.email, [], [{ text: '', sender_address: '', sender_name: '', token_hash: null }]])
  const rendered = templates['actor-message'].renderWith({ appUrl: 'https://loket.example', recipientName: 'Lotte', contact: { name: 'Team', email: 'stem@demo.example', phone: '' } }, mail?.params)
  expect([rendered?.replyTo, rendered?.text.includes('sterrenkijker'), templates['actor-message'].secret]).toEqual(['rita@buurt.example', true, true])
  expect(await events(actorId)).toEqual(['actor.publish', 'actor.contact', 'actor.contact'])
})

test('who is signed in has a proven address: it goes at once, and the same message only once a day', async () => {
  const { actorId } = await target('Direct vzw')
  const before = (await mails('actor-message')).length
  expect([await contactActor(neighbour, hello(actorId, { senderAddress: 'iemand@anders.example' }), { ip: null }), await contactActor(neighbour, hello(actorId), { ip: null })]).toEqual([{ sent: true }, { sent: true }])
  const sent = (await mails('actor-message')).slice(before)
  expect(sent.map(({ params }) => [params['senderName'], params['senderAddress']])).toEqual([['Rita Claes', neighbour.email]])
})

test('too late, half-filled, too often, or to whom is not in the list', async () => {
  const { actorId, keeper, organisation: its } = await target('Grens vzw')
  expect([await answerOf(contactActor(visitor, hello(actorId, { senderName: '', senderAddress: '' }), { ip: null })), actorMessage.safeParse({ actorId, text: 'kort' }).success]).toEqual(['invalid', false])
  await contactActor(visitor, hello(actorId, { senderAddress: 'laat@buurt.example' }), { ip: null })
  const token = (await mails('actor-message-confirm')).at(-1)?.params['token'] ?? ''
  await database.sql(`update actor_message set expires_at = now() - interval '1 minute' where actor_id = $1`, [actorId])
  expect([await answerOf(confirmMessage({ token })), await forgetMessages(), await forgetMessages()]).toEqual(['too-late', 1, 0])
  const busy = await Promise.all(Array.from({ length: 12 }, (_, index) => answerOf(contactActor(visitor, hello(actorId, { senderAddress: 'druk@buurt.example', text: `Dit is bericht nummer ${index} van vandaag.` }), { ip: null }))))
  expect([busy.filter((answer) => answer === 'accepted').length, busy.filter((answer) => answer === 'rate-limited').length]).toEqual([5, 7])
  await database.sql('update membership set ended_at = now() where organisation_id = $1 and user_id = $2', [its.id, keeper.userId])
  expect(await answerOf(contactActor(neighbour, hello(actorId), { ip: null }))).toBe('conflict')
  const heir = await memberActor(database, its, 'APPLICANT_SIGNATORY')
  await contactActor(neighbour, hello(actorId), { ip: null })
  expect((await mails('actor-message')).at(-1)?.recipient_address).toBe(heir.email)
  await withdrawActor(heir, await stepOf(actorId))
  expect(await answerOf(contactActor(neighbour, hello(actorId), { ip: null }))).toBe('not-found')
})

test('messages that nobody confirmed hold back their sender and nobody else; the actor counts what goes out, also two at once for the last place', async () => {
  const { actorId } = await target('Gezocht vzw')
  const write = (who: string, text: string, ip: string | null = null) => answerOf(contactActor(visitor, hello(actorId, { senderAddress: `${who}@buurt.example`, text: `Ik zoek lenzen voor ${text}.` }), { ip }))
  const unconfirmed = await Promise.all(Array.from({ length: 25 }, (_, index) => write(`vreemd${index}`, `kijker ${index}`)))
  const fromOne = await Promise.all(Array.from({ length: 12 }, (_, index) => write(`zelfde${index}`, `toestel ${index}`, '192.0.2.7')))
  const count = (answers: string[], answer: string) => answers.filter((one) => one === answer).length
  expect([count(unconfirmed, 'accepted'), count(fromOne, 'accepted'), count(fromOne, 'rate-limited'), await write('ander', 'een telescoop', '192.0.2.8')]).toEqual([25, 10, 2, 'accepted'])

  const tokens = (await mails('actor-message-confirm')).slice(-36).map(({ params }) => params['token'] ?? '')
  for (const token of tokens.slice(0, 19)) expect(await answerOf(confirmMessage({ token }))).toBe('accepted')
  const [one = '', other = ''] = tokens.slice(19)
  const answers = await Promise.all([answerOf(confirmMessage({ token: one })), answerOf(confirmMessage({ token: other }))])
  expect([answers.toSorted(), await answerOf(contactActor(neighbour, hello(actorId), { ip: null }))]).toEqual([['accepted', 'rate-limited'], 'rate-limited'])
  const refused = answers[0] === 'accepted' ? other : one
  expect((await messageToConfirm(refused))?.actor).toBe('Gezocht vzw')
  await database.sql(`update rate_bucket set updated_at = updated_at - interval '2 hours' where key = 'actor-message-to:' || $1`, [actorId])
  expect([await answerOf(confirmMessage({ token: refused })), await answerOf(confirmMessage({ token: refused }))]).toEqual(['accepted', 'too-late'])
})
