import type pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import { acceptInvitation } from '@/lib/organisations/accept-invitation'
import { changeAccount } from '@/lib/organisations/change-account'
import { createPartnership } from '@/lib/organisations/create-partnership'
import { decideMandate } from '@/lib/organisations/decide-mandate'
import { inviteColleague } from '@/lib/organisations/invite-colleague'
import type { Proof } from '@/lib/organisations/proof'
import { recordRecognition, recognitionEntry } from '@/lib/organisations/record-recognition'
import { registerOrganisation } from '@/lib/organisations/register-organisation'
import { requestMandate } from '@/lib/organisations/request-mandate'
import { accountChange, colleagueInvitation, organisationEditing, registration } from '@/lib/organisations/schema'
import { updateOrganisation } from '@/lib/organisations/update-organisation'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { formatDay } from '@/lib/time'
import { content, type AcademyContent, type RequestContent } from './content'
import { addPerson } from './people'
import { peopleOf } from './request-people'
import type { Schedule } from './schedule'

type Member = { email: string; name: string; role: 'APPLICANT_EDITOR' | 'APPLICANT_SIGNATORY' | 'PARTNERSHIP_COORDINATOR'; functionTitle: string }
type Founding = {
  kbo: string
  legalName: string
  legalForm: string
  street: string
  number: string
  postcode: string
  municipality: string
  website: string
  vatStatus: string
  mission: string
  charter: boolean
  iban: string
  accountHolder: string
  /** The first signatory registers the organisation. */
  members: readonly Member[]
}

const OFFICER = demoAddress('dossierbeheerder')
const FIRST_DAY = -700

/** Academies, partnership leads and their people come to the portal, each through the acts that anyone would use. */
export const tellOrganisations = async (owner: pg.Client, schedule: Schedule, proof: Proof, since: Date): Promise<void> => {
  const foundings = [...content.academies.map(academyFounding), ...content.partnerships.map(leadFounding)]
  for (const [index, founding] of foundings.entries()) {
    for (const member of founding.members) await addPerson(owner, member, since)
    tellFounding(owner, schedule, founding, proof, { day: FIRST_DAY + index, hour: 9 })
  }
  for (const academy of content.academies) tellRecognitions(schedule, academy)
  await tellWaitingMandate(owner, schedule, proof, since)
  for (const [index, { code, name, leadKbo, seatNis }] of content.partnerships.entries()) {
    // Right after its lead came to the portal, because only the lead of a partnership has a coordinator.
    schedule.by({ day: FIRST_DAY + content.academies.length + index, hour: 9, minute: 78 }, demoAddress('beheerder'), `partnership ${code}`, (actor) => createPartnership(actor, { code, name, enterpriseNumber: leadKbo, municipality: seats.get(seatNis)?.municipality ?? '' }))
  }
}

const tellFounding = (owner: pg.Client, schedule: Schedule, founding: Founding, proof: Proof, moment: { day: number; hour: number }): void => {
  const [founder, ...others] = founding.members
  if (!founder) throw new Error(`${founding.legalName} has nobody.`)
  const step = (minutes: number) => ({ ...moment, minute: minutes })
  const organisationId = () => idOf(owner, founding.kbo)
  const by = (minutes: number, email: string, what: string, act: (actor: Actor) => Promise<unknown>) => schedule.by(step(minutes), email, `${founding.legalName}: ${what}`, act)

  by(0, founder.email, 'register', (actor) => registerOrganisation(actor, registration.parse({ ...founding, enterpriseNumber: founding.kbo, box: '', functionTitle: founder.functionTitle })))
  by(5, founder.email, 'ask mandate', async (actor) => requestMandate(actor, { organisationId: await organisationId() }, proof))
  by(60, OFFICER, 'approve mandate', async (actor) => decideMandate(actor, { mandateId: await mandateOf(owner, founding.kbo, founder.email), verdict: 'APPROVED', reason: '' }))
  by(70, founder.email, 'details', async (actor) =>
    updateOrganisation(actor, organisationEditing.parse({ ...founding, organisationId: await organisationId(), version: 0, legalNameReason: '', box: '', charter: founding.charter ? 'ja' : undefined })))
  by(75, founder.email, 'account', async (actor) =>
    changeAccount(actor, accountChange.parse({ organisationId: await organisationId(), iban: founding.iban, accountHolder: founding.accountHolder }), proof))
  for (const [index, { email, role }] of others.entries()) {
    by(80 + 10 * index, founder.email, `invite ${email}`, async (actor) => inviteColleague(actor, colleagueInvitation.parse({ organisationId: await organisationId(), email, role })))
    by(85 + 10 * index, email, 'accept invitation', async (actor) => acceptInvitation(actor, { token: await invitationToken(owner, email) }))
    if (role === 'APPLICANT_SIGNATORY')
      by(88 + 10 * index, OFFICER, `approve mandate of ${email}`, async (actor) => decideMandate(actor, { mandateId: await mandateOf(owner, founding.kbo, email), verdict: 'APPROVED', reason: '' }))
  }
}

/** A new colleague who was invited to sign some days ago, and whose mandate the office still has to look at. */
const tellWaitingMandate = async (owner: pg.Client, schedule: Schedule, proof: Proof, since: Date): Promise<void> => {
  const academy = content.academies.find(({ code }) => code === 'AC09')
  const inviter = academy && academyFounding(academy).members[0]
  if (!academy || !inviter) throw new Error('The academy that gets a new signatory is not in the story.')
  const colleague = { email: `elke.vandamme@${inviter.email.split('@')[1] ?? ''}`, name: 'Elke Vandamme' }
  await addPerson(owner, colleague, since)
  const organisationId = () => idOf(owner, academy.kbo)
  schedule.by({ day: -4, hour: 15 }, inviter.email, `${academy.legalName}: invite a new signatory`, async (actor) =>
    inviteColleague(actor, colleagueInvitation.parse({ organisationId: await organisationId(), email: colleague.email, role: 'APPLICANT_SIGNATORY' })))
  schedule.by({ day: -3, hour: 20 }, colleague.email, 'accept invitation', async (actor) => acceptInvitation(actor, { token: await invitationToken(owner, colleague.email) }))
  schedule.by({ day: -3, hour: 20, minute: 6 }, colleague.email, 'ask mandate', async (actor) => requestMandate(actor, { organisationId: await organisationId() }, proof))
}

const tellRecognitions = (schedule: Schedule, { kbo, recognition, recognitionHistory }: AcademyContent): void => {
  const all = [...(recognitionHistory ?? []), recognition]
  const lines = all.filter(({ validFromDayOffset }, index) => all.findIndex((line) => line.validFromDayOffset === validFromDayOffset) === index)
  for (const [index, line] of lines.entries()) {
    const { status, validFromDayOffset: from, validToDayOffset: to } = line
    if (from === null || to === null || (status !== 'FULL' && status !== 'PROVISIONAL' && status !== 'WITHDRAWN' && status !== 'RENEWAL_DUE')) continue
    const entry = recognitionEntry.parse({
      enterpriseNumber: kbo,
      number: 'number' in line && line.number ? line.number : `${recognition.number ?? 'SA-DEMO'}`,
      status: status === 'RENEWAL_DUE' ? 'FULL' : status,
      validFrom: formatDay(schedule.dayOf(from)),
      validTo: formatDay(schedule.dayOf(to)),
    })
    schedule.by({ day: from < -480 ? -655 : from, hour: 11, minute: index }, OFFICER, `recognition of ${kbo}`, (actor) => recordRecognition(actor, entry))
  }
}

const academyFounding = (academy: AcademyContent): Founding => ({
  ...academy,
  ...academy.address,
  charter: academy.stemCharter,
  accountHolder: academy.legalName,
  members: signatoriesFirst(academy.members.map(({ email, name, role, function: functionTitle }) => ({ email, name, role: role as Member['role'], functionTitle }))),
})

/** Whoever pulls the request for a partnership works for its lead. */
const leadFounding = ({ code, leadName, leadKbo, leadIban, seatNis }: (typeof content.partnerships)[number]): Founding => {
  const request = content.requests.find(({ partnership }) => partnership === code)
  const seat = seats.get(seatNis)
  if (!request || !seat) throw new Error(`No request or seat for ${code}.`)
  return {
    kbo: leadKbo,
    legalName: leadName,
    legalForm: 'VZW',
    street: 'Stationsplein',
    number: String(1 + content.partnerships.findIndex((partnership) => partnership.code === code)),
    ...seat,
    website: `https://www.stem-${seat.municipality.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example`,
    vatStatus: 'GEMENGD',
    mission: `Het netwerk brengt in en rond ${seat.municipality} lokaal bestuur, bedrijven, scholen en verenigingen samen rond wetenschap en techniek in de vrije tijd. Een vaste ploeg van twee coördinatoren begeleidt de leden, leent materiaal uit en vormt begeleiders; de inhoudelijke expertise komt van een hogeschool en van ingenieurs uit de bedrijven van de streek.`,
    charter: true,
    iban: leadIban,
    accountHolder: leadName,
    members: signatoriesFirst(leadPeople(code, request)),
  }
}

/** SP05's coordinator may sign as well, as the contract of the demo accounts says. */
const leadPeople = (code: string, request: RequestContent): Member[] => {
  const { contact, signatory } = peopleOf(request)
  return [
    ...(code === 'SP05' ? [{ ...contact, role: 'APPLICANT_SIGNATORY' as const }] : []),
    { ...signatory, role: 'APPLICANT_SIGNATORY' },
    ...(contact.email === signatory.email ? [] : [{ ...contact, role: 'PARTNERSHIP_COORDINATOR' as const }]),
  ]
}

const signatoriesFirst = (members: readonly Member[]): Member[] => members.toSorted((a, b) => Number(b.role === 'APPLICANT_SIGNATORY') - Number(a.role === 'APPLICANT_SIGNATORY'))

/** The thirteen cities of the partnerships, with a postcode of theirs. */
const seats: ReadonlyMap<string, { municipality: string; postcode: string }> = new Map([
  ['41002', { municipality: 'Aalst', postcode: '9300' }],
  ['11002', { municipality: 'Antwerpen', postcode: '2000' }],
  ['31005', { municipality: 'Brugge', postcode: '8000' }],
  ['71016', { municipality: 'Genk', postcode: '3600' }],
  ['44021', { municipality: 'Gent', postcode: '9000' }],
  ['71022', { municipality: 'Hasselt', postcode: '3500' }],
  ['71072', { municipality: 'Hasselt', postcode: '3500' }],
  ['34022', { municipality: 'Kortrijk', postcode: '8500' }],
  ['24062', { municipality: 'Leuven', postcode: '3000' }],
  ['12025', { municipality: 'Mechelen', postcode: '2800' }],
  ['35013', { municipality: 'Oostende', postcode: '8400' }],
  ['36015', { municipality: 'Roeselare', postcode: '8800' }],
  ['46021', { municipality: 'Sint-Niklaas', postcode: '9100' }],
  ['13040', { municipality: 'Turnhout', postcode: '2300' }],
])

export const idOf = async (owner: pg.Client, kbo: string): Promise<string> => (await owner.query<{ id: string }>('select id from organisation where kbo = $1', [kbo])).rows[0]?.id ?? ''

const mandateOf = async (owner: pg.Client, kbo: string, email: string): Promise<string> =>
  (await owner.query<{ id: string }>(
    `select m.id from mandate m join organisation o on o.id = m.organisation_id join app_user u on u.id = m.user_id where o.kbo = $1 and u.email = $2 and m.status = 'WAITING'`,
    [kbo, email],
  )).rows[0]?.id ?? ''

/** The invitation as it stands in the mail that was just put in the outbox. */
const invitationToken = async (owner: pg.Client, email: string): Promise<string> =>
  (await owner.query<{ token: string }>(`select params ->> 'token' as token from outbox_mail where template = 'invitation' and recipient_address = $1 order by created_at desc limit 1`, [email])).rows[0]?.token ?? ''
