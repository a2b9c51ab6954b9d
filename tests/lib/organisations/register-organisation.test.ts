import { beforeAll, expect, test } from 'vitest'
import { registerOrganisation } from '@/lib/organisations/register-organisation'
import { registration } from '@/lib/organisations/schema'
import { organisationDetail } from '@/lib/organisations/queries'
import { asActor } from '@/lib/db'
import { actorOf, createOrganisation, createUser, newKbo } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { testDatabase } from '@/tests/support/database'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const typed = (change: Record<string, string> = {}) =>
  registration.parse({ enterpriseNumber: newKbo(), legalName: 'Wetenschapsclub Sirius vzw', legalForm: 'VZW', street: 'Zakstraat', number: '41', box: '', postcode: '2800', municipality: 'mechelen', functionTitle: 'coördinator', ...change })
const person = async () => actorOf(database, await createUser(database))

beforeAll(async () => {
  const place = { provinceNis: '10000', province: 'Antwerpen', arrondissementNis: '12000', arrondissement: 'Mechelen', region: 'VLG', lat: 51, lon: 4 }
  await insertRow(database, 'municipality', { nis: '12025', name: 'Mechelen', ...place }, false)
  await insertRow(database, 'municipality', { nis: '71016', name: 'Genk', ...place }, false)
  await insertRow(database, 'postcode', { postcode: '2800', nis: '12025' }, false)
  await insertRow(database, 'postcode', { postcode: '3600', nis: '71016' }, false)
})

test('whoever registers first may draft at once', async () => {
  const someone = await person()
  const input = typed()
  await registerOrganisation(someone, input)
  const [organisation] = await database.sql<{ id: string }>('select id, nis, account_holder from organisation where kbo = $1', [input.enterpriseNumber])
  expect(organisation).toMatchObject({ nis: '12025', account_holder: 'Wetenschapsclub Sirius vzw' })
  const actor = await actorOf(database, { id: someone.userId ?? '' })
  expect(actor.memberships).toEqual([{ organisationId: organisation?.id, role: 'APPLICANT_EDITOR' }])
  expect(await asActor(actor, (tx) => organisationDetail(tx, actor, organisation?.id ?? ''))).toMatchObject({ members: [{ name: actor.name, functionTitle: 'coördinator', roles: ['APPLICANT_EDITOR'] }], mayInvite: false })
  expect(await eventsOf(database, organisation?.id ?? '')).toMatchObject([{ verb: 'organisation.register', payload: { outcome: 'new' } }])
})

test('a second person hears exactly the same, and gets nothing', async () => {
  const { kbo, legalName } = await createOrganisation(database, { legalName: 'Eerste vzw' })
  const second = await person()
  expect(await registerOrganisation(second, typed({ enterpriseNumber: kbo, legalName: 'Tweede vzw' }))).toBe(await registerOrganisation(second, typed()))
  expect(await database.sql('select legal_name from organisation where kbo = $1', [kbo])).toEqual([{ legal_name: legalName }])
  expect((await actorOf(database, { id: second.userId ?? '' })).memberships).toHaveLength(1)
  expect(await eventsOf(database, kbo)).toMatchObject([{ verb: 'organisation.register', actorId: second.userId, payload: { kbo, outcome: 'known' } }])
})

test('two people who register one number at once make one organisation with one member', async () => {
  const input = typed()
  await Promise.all([registerOrganisation(await person(), input), registerOrganisation(await person(), input)])
  expect(await database.sql('select count(*)::int as members from membership m join organisation o on o.id = m.organisation_id where o.kbo = $1', [input.enterpriseNumber])).toEqual([{ members: 1 }])
})

test('trying number after number stops at five a day', async () => {
  const someone = await person()
  for (let count = 0; count < 5; count++) await registerOrganisation(someone, typed())
  await expect(registerOrganisation(someone, typed())).rejects.toMatchObject({ code: 'rate-limited' })
})

test('a postcode of another municipality is refused with the right name', async () => {
  await expect(registerOrganisation(await person(), typed({ postcode: '3600' }))).rejects.toMatchObject({ problems: [{ field: 'postcode', message: 'Postcode 3600 hoort niet bij Mechelen. Postcode 3600 is Genk.' }] })
  await expect(registerOrganisation(await person(), typed({ municipality: 'Atlantis' }))).rejects.toMatchObject({ problems: [{ field: 'municipality' }] })
})

test('a half-filled registration names every field that is wrong', () => {
  const read = registration.safeParse({ enterpriseNumber: '2.123.456.789', legalName: '', legalForm: '', street: 'Zakstraat', number: '1', box: '', postcode: '280', municipality: 'Mechelen', functionTitle: '' })
  expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['enterpriseNumber', 'Dit is een vestigingsnummer. Geef het ondernemingsnummer op.'],
    ['legalName', 'Dit veld is verplicht.'],
    ['legalForm', 'Kies een rechtsvorm.'],
    ['postcode', 'Geef een postcode van vier cijfers op.'],
  ])
})
