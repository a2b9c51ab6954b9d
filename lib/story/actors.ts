import type pg from 'pg'
import { contactActor } from '@/lib/actors/contact-actor'
import { judgeActor } from '@/lib/actors/judge-actor'
import { publishActor } from '@/lib/actors/publish-actor'
import { actorMessage, actorProfile } from '@/lib/actors/schema'
import { decideMandate } from '@/lib/organisations/decide-mandate'
import type { Proof } from '@/lib/organisations/proof'
import { registerOrganisation } from '@/lib/organisations/register-organisation'
import { requestMandate } from '@/lib/organisations/request-mandate'
import { registration } from '@/lib/organisations/schema'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content, type ActorContent } from './content'
import { addPerson } from './people'
import type { Schedule } from './schedule'

const OFFICER = demoAddress('dossierbeheerder')

/** Who answers for each, in the order of the content; fictitious as all of them. */
const people = [
  'Koen Vandenberghe', 'Sofie Geerts', 'Hilde De Cock', 'Amira Benali', 'Griet Janssens', 'Rik Van Hove', 'Steven Deceuninck', 'Tom Claes', 'Fatma Yildiz', 'Els Devroe',
  'Bart Lambrecht', 'Jasper Goossens', 'Marleen Thijs', 'Patrick De Smedt', 'Nele Hermans', 'Liesbet Vanaken', 'Dirk Maes', 'Godelieve Peeters', 'Pieter Coene', 'An Verstraete',
]
const functions = { EDU: 'opleidingshoofd', WORK: 'medewerker maatschappij en talent', LEISURE: 'coördinator vrije tijd', SCICOM: 'verantwoordelijke wetenschapscommunicatie' } as const
const legalForms: readonly (readonly [mark: RegExp, form: string])[] = [[/ bv /, 'BV'], [/ nv /, 'NV'], [/ cv /, 'CV'], [/OCMW/, 'OCMW'], [/[Uu]niversiteit/, 'UNIVERSITEIT'], [/Hogeschool/, 'HOGESCHOOL'], [/ school |school De/, 'SCHOOL'], [/Provinciaal/, 'PROVINCIE']]

/** The directory fills, week by week: organisations register and let themselves be found, groups of citizens wait until an officer looked. */
export const tellActors = async (owner: pg.Client, schedule: Schedule, proof: Proof, since: Date): Promise<void> => {
  for (const [index, one] of content.actors.entries()) {
    const person = people[index] ?? 'Jo Peeters'
    await addPerson(owner, { email: one.contactEmail, name: person }, since)
    if (one.kbo !== null) tellOrganisation(owner, schedule, one, one.kbo, proof)
    const organisationId = async () => (one.kbo === null ? '' : await found(owner, 'select id from organisation where kbo = $1', one.kbo))
    schedule.by({ day: one.publishedDayOffset, hour: 14 }, one.contactEmail, `${one.name}: in the directory`, async (actor) => publishActor(actor, profileOf(one, await organisationId())))
    if (one.kbo === null)
      schedule.by({ day: one.publishedDayOffset + 1, hour: 9 }, OFFICER, `${one.name}: looked at`, async (actor) => judgeActor(actor, { actorId: await actorNamed(owner, one.name), version: 0, verdict: 'SHOW', reason: '' }))
  }
  const [lasserij] = content.actors
  if (lasserij)
    schedule.by({ day: -5, hour: 20 }, demoAddress('gemachtigde'), 'message to an actor', async (actor) =>
      contactActor(actor, actorMessage.parse({ actorId: await actorNamed(owner, lasserij.name), text: 'Dag, wij bouwen dit voorjaar met twaalf jongeren een kar van restmetaal. Mogen we met vier tegelijk bij u komen lassen, na een voorbereiding bij ons?' }), { ip: null }))
}

const tellOrganisation = (owner: pg.Client, schedule: Schedule, one: ActorContent, kbo: string, proof: Proof): void => {
  const { name, contactEmail, address, actor, publishedDayOffset: day } = one
  const legalForm = legalForms.find(([mark]) => mark.test(name))?.[1] ?? 'VZW'
  schedule.by({ day: day - 6, hour: 10 }, contactEmail, `${name}: register`, (who) =>
    registerOrganisation(who, registration.parse({ enterpriseNumber: kbo, legalName: name, legalForm, ...address, box: '', functionTitle: functionOf(actor) })))
  schedule.by({ day: day - 6, hour: 10, minute: 5 }, contactEmail, `${name}: ask mandate`, async (who) => requestMandate(who, { organisationId: await found(owner, 'select id from organisation where kbo = $1', kbo) }, proof))
  schedule.by({ day: day - 3, hour: 11 }, OFFICER, `${name}: approve mandate`, async (who) =>
    decideMandate(who, { mandateId: await found(owner, `select m.id from mandate m join organisation o on o.id = m.organisation_id where o.kbo = $1 and m.status = 'WAITING'`, kbo), verdict: 'APPROVED', reason: '' }))
}

const profileOf = (one: ActorContent, organisationId: string) =>
  actorProfile.parse({
    actorId: '', organisationId, name: one.name, helixType: one.helixType, actorGroup: one.actor, website: one.website, themes: one.themes, ageMin: one.ageMin, ageMax: one.ageMax,
    municipality: one.address.municipality, description: one.description, offers: one.offers, needs: one.needs, contactFunction: functionOf(one.actor), consent: 'ja',
  })

const functionOf = (group: string): string => Object.entries(functions).find(([code]) => code === group)?.[1] ?? 'contactpersoon'

const actorNamed = (owner: pg.Client, name: string): Promise<string> => found(owner, 'select id from stem_actor where name = $1', name)

const found = async (owner: pg.Client, query: string, value: string): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(query, [value])
  if (!rows[0]) throw new Error(`The story has no ${value}.`)
  return rows[0].id
}
