import { createHash, randomInt } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Actor, MemberRole, StaffRole } from '@/lib/access/actor'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { localDay, ZONE } from '@/lib/time'
import type { Application, ApplicationStatus, Call, CallStatus, Organisation, Partnership, User } from '@/prisma/generated/client'
import declarations from '@/prisma/seed/reference/declarations.json'
import indicators from '@/prisma/seed/reference/indicators-v1.json'
import rubric from '@/prisma/seed/reference/rubric-v1.json'
import type { TestDatabase } from '@/tests/support/database'
import { insertRow } from '@/tests/support/insert-row'

/** Rows with sensible defaults; a test writes out only the detail that matters. Everything is inserted as it is, without any act. */

const factories = systemActor('factories')
/** Every test file has its own database, so counting is enough. */
let serial = 0
const unique = (): string => `${Date.now().toString(36)}${randomInt(1e9).toString(36)}`
/** In days of the calendar, as the portal counts its terms: the same hour, also when summer time ended in between. */
export const daysFromNow = (days: number): Date => {
  const whole = Math.trunc(days)
  return new Date(Temporal.Now.zonedDateTimeISO(ZONE).add({ days: whole }).epochMilliseconds + (days - whole) * 86_400_000)
}
export const dayFromNow = (days: number): string => localDay(daysFromNow(days))

export const createUser = async (database: TestDatabase, given: Partial<User> & { roles?: readonly StaffRole[] } = {}): Promise<User> => {
  const { roles = [], ...user } = given
  const name = user.name ?? 'Lotte Verhaegen'
  const id = await insertRow(database, 'app_user', { email: `persoon.${unique()}@demo.example`, name, ...user })
  for (const role of roles) await insertRow(database, 'user_role', { userId: id, role }, false)
  return asActor(factories, (tx) => tx.user.findUniqueOrThrow({ where: { id } }))
}

/** The person as the portal knows them at this moment; ask again after something changed. */
export const actorOf = async (database: TestDatabase, { id }: { id: string }): Promise<Actor> => {
  const [user] = await database.sql<{ name: string; email: string }>('select name, email from app_user where id = $1', [id])
  if (!user) throw new Error('no such user')
  const roles = await database.sql<{ role: StaffRole }>('select role from user_role where user_id = $1 order by role', [id])
  const memberships = await database.sql<{ organisationId: string; role: MemberRole }>(
    'select organisation_id as "organisationId", role from membership where user_id = $1 and ended_at is null order by since', [id])
  const reviews = await database.sql<{ id: string; opened: boolean }>(
    `select application_id as id, status <> 'ASSIGNED' as opened from review where reviewer_id = $1 and status not in ('CONFLICT_DECLARED', 'REFUSED', 'VOID')`, [id])
  const conflicts = await database.sql<{ id: string }>('select application_id as id from conflict where user_id = $1', [id])
  const standsIn = await database.sql<{ applicationId: string; role: StaffRole }>('select application_id as "applicationId", role from substitution where user_id = $1', [id])
  return {
    ...user,
    userId: id,
    roles: roles.map(({ role }) => role),
    memberships,
    assignedApplicationIds: reviews.map((row) => row.id),
    openedApplicationIds: reviews.filter((row) => row.opened).map((row) => row.id),
    conflictedApplicationIds: conflicts.map((row) => row.id),
    standsIn,
    sessionId: null,
    signedInAt: new Date(),
  }
}

/** A new person with these staff roles, ready to act. */
export const staffActor = async (database: TestDatabase, ...roles: StaffRole[]): Promise<Actor> =>
  actorOf(database, await createUser(database, { name: 'Joris Wouters', roles }))

/** A new person with these roles in the organisation, ready to act. */
export const memberActor = async (database: TestDatabase, organisation: { id: string }, ...roles: MemberRole[]): Promise<Actor> => {
  const user = await createUser(database)
  for (const role of roles) await insertRow(database, 'membership', { organisationId: organisation.id, userId: user.id, role })
  return actorOf(database, user)
}

/** A KBO number with valid check digits, drawn at random. */
export const newKbo = (): string => {
  const eight = `1${String(randomInt(1e7)).padStart(7, '0')}`
  return eight + String(97 - (Number(eight) % 97)).padStart(2, '0')
}

export const createOrganisation = async (database: TestDatabase, given: Partial<Organisation> = {}): Promise<Organisation> => {
  const legalName = given.legalName ?? 'Tandrad & Toverbal vzw'
  const id = await insertRow(database, 'organisation', {
    kbo: newKbo(), legalForm: 'VZW', street: 'Zakstraat', houseNumber: '41', postcode: '2800', iban: 'BE03999000001484', accountHolder: legalName, vatStatus: 'NIET', ...given, legalName,
  })
  return asActor(factories, (tx) => tx.organisation.findUniqueOrThrow({ where: { id } }))
}

export const createMandate = (database: TestDatabase, organisation: { id: string }, user: { id: string }, status: 'WAITING' | 'APPROVED' | 'REFUSED' = 'APPROVED'): Promise<string> =>
  insertRow(database, 'mandate', { organisationId: organisation.id, userId: user.id, status, decidedAt: status === 'WAITING' ? undefined : new Date() })

export const createPartnershipRow = async (database: TestDatabase, given: Partial<Partnership> & { leadOrganisationId: string }): Promise<Partnership> => {
  const id = await insertRow(database, 'partnership', { code: unique().toUpperCase(), name: 'STEM-partnerschap Gent (demo)', seatNis: '44021', ...given })
  return asActor(factories, (tx) => tx.partnership.findUniqueOrThrow({ where: { id } }))
}

/** The rubric and the indicators of the reference data, once per database. */
export const createVersions = async (database: TestDatabase): Promise<{ rubricVersionId: string; indicatorVersionId: string }> => {
  const once = async (table: string, { code, version, ...content }: { code: string; version: string }) => {
    const [known] = await database.sql<{ id: string }>(`select id from ${table} where code = $1 and version = $2`, [code, version])
    return known?.id ?? insertRow(database, table, { code, version, content: { code, version, ...content } })
  }
  return { rubricVersionId: await once('rubric_version', rubric), indicatorVersionId: await once('indicator_version', indicators) }
}

type Dates = Record<'opensAt' | 'deadlineAt' | 'announcedAt', Date>
const dates = (announced: number, opens: number, deadline: number): Dates => ({ announcedAt: daysFromNow(announced), opensAt: daysFromNow(opens), deadlineAt: daysFromNow(deadline) })
const datesOf: Record<CallStatus, Partial<Dates>> = {
  DRAFT: { opensAt: daysFromNow(20), deadlineAt: daysFromNow(80) },
  ANNOUNCED: dates(-1, 20, 80),
  OPEN: dates(-36, -21, 35),
  CLOSED: dates(-90, -70, -1),
  ASSESSMENT: dates(-125, -110, -50),
  DECIDED: dates(-235, -220, -140),
  EXECUTION: dates(-320, -300, -220),
  COMPLETED: dates(-640, -620, -560),
  CANCELLED: dates(-36, -21, 35),
}

/** A call of the child-hour model, complete enough to publish; OPEN unless told otherwise, with its commitment once announced. */
export const createCall = async (database: TestDatabase, given: Partial<Call> & { committedCents?: bigint } = {}): Promise<Call> => {
  const { committedCents = 0n, ...call } = given
  const status = call.status ?? 'OPEN'
  const envelopeCents = call.envelopeCents ?? 50_000_000n
  const id = await insertRow(database, 'call', {
    code: `ACT-${unique().toUpperCase()}`,
    name: 'STEM-academies: activiteiten',
    preset: 'ACT',
    audience: 'ACADEMY',
    numberCode: 'ACT',
    legalBasis: 'Besluit van de Vlaamse Regering (voorbeeld)',
    fundingModel: 'UNIT_PER_CHILD_HOUR',
    unitAmountCents: 400n,
    minCents: 100_000n,
    maxCents: 1_500_000n,
    stateAidBasis: 'NO_AID',
    ...datesOf[status],
    periodStart: dayFromNow(100),
    periodEnd: dayFromNow(464),
    paymentPlan: [80, 20],
    terms: { completionWorkingDays: 10, reviewWorkingDays: 15, consensusWorkingDays: 10, acceptDays: 30, acceptReminderDays: 10, startMonths: 3, reportMonths: 2, reconsiderationDays: 30, recoveryHearingDays: 30, paymentDays: 30 },
    declarations,
    contactName: 'Team STEM',
    contactEmail: 'stem@demo.example',
    contactPhone: '0800 00 000',
    repaymentIban: 'BE68539007547034',
    ...await createVersions(database),
    ...call,
    status,
    envelopeCents,
  })
  if (status !== 'DRAFT') await insertRow(database, 'call_commitment', { callId: id, envelopeCents, committedCents }, false)
  return asActor(factories, (tx) => tx.call.findUniqueOrThrow({ where: { id } }))
}

const officeOnly: readonly ApplicationStatus[] = ['CONSENSUS', 'RANKED', 'PROPOSED']
const beforeIntake: readonly ApplicationStatus[] = ['DRAFT', 'SUBMITTED']

type GivenApplication = Partial<Omit<Application, 'plannedChildHours'>> & { callId: string; organisationId: string; createdById: string; content?: string; assessmentStatus?: ApplicationStatus; plannedChildHours?: number }

/**
 * A request in the given state of the office (domain 5.2): the status its applicant may know follows from it. From SUBMITTED on it has a number
 * and a frozen copy, from ELIGIBILITY_CHECK on an assessment (taken in by whoever made it).
 */
export const createApplication = async (database: TestDatabase, given: GivenApplication): Promise<Application> => {
  const { content = '{}', assessmentStatus, ...application } = given
  const status = application.status ?? 'SUBMITTED'
  const filed = status !== 'DRAFT' && status !== 'LAPSED'
  const submittedAt = application.submittedAt ?? (filed ? daysFromNow(-1) : undefined)
  const id = await insertRow(database, 'application', {
    title: 'Bouw je eigen brug',
    number: filed ? `STEM-2027-ACT-${String(++serial).padStart(5, '0')}` : undefined,
    ...application,
    submittedAt,
    status: officeOnly.includes(status) ? 'IN_REVIEW' : status,
  })
  if (filed) await insertRow(database, 'submission', { applicationId: id, content, sha256: createHash('sha256').update(content).digest('hex'), submittedAt, submittedById: application.createdById })
  if (filed && !beforeIntake.includes(status)) await insertRow(database, 'assessment', { applicationId: id, status: assessmentStatus ?? status, takenInById: application.createdById }, false)
  return asActor(factories, (tx) => tx.application.findUniqueOrThrow({ where: { id } }))
}
