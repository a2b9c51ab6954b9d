import type { Actor } from '@/lib/access/actor'
import { isRefusal } from '@/lib/refusal'
import { planInstalments } from '@/lib/grants/instalments'
import type { Call, GrantStatus, PaymentStatus } from '@/prisma/generated/client'
import type { TestDatabase } from '@/tests/support/database'
import { createApplication, createCall, createOrganisation, createUser, actorOf, dayFromNow, daysFromNow } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'

type Given = {
  status?: GrantStatus
  grantedCents?: bigint
  call?: Partial<Call>
  /** Of the advance. */
  advance?: PaymentStatus
  activities?: readonly { rowId: string; postcode?: string; sessions?: number; dayParts?: number; childHours?: number }[]
  base?: readonly string[]
  content?: string
  acceptDueAt?: Date
  periodEnd?: string
}

export type RunningGrant = { grantId: string; applicationId: string; callId: string; organisationId: string; number: string; signatory: Actor; editor: Actor; stranger: Actor; payments: { id: string; type: string }[] }

/** A grant in any state, with its organisation, two members, planned activities and payment plan, on a call whose money it holds. */
export const createGrant = async (database: TestDatabase, given: Given = {}): Promise<RunningGrant> => {
  const { status = 'ACTIVE', grantedCents = 400_000n, activities = [{ rowId: 'a1' }], content = '{}', advance = 'PAID' } = given
  const period = { periodStart: dayFromNow(-300), periodEnd: given.periodEnd ?? dayFromNow(-10) }
  const call = await createCall(database, { status: 'EXECUTION', committedCents: grantedCents, ...given.call })
  const organisation = await createOrganisation(database)
  const elsewhere = await createOrganisation(database)
  const person = async (organisationId: string, role: string): Promise<Actor> => {
    const user = await createUser(database)
    await insertRow(database, 'membership', { organisationId, userId: user.id, role })
    return actorOf(database, user)
  }
  const signatory = await person(organisation.id, 'APPLICANT_SIGNATORY')
  const editor = await person(organisation.id, 'APPLICANT_EDITOR')
  const application = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: signatory.userId ?? '', status: 'GRANTED', requestedCents: grantedCents, content })
  for (const [position, { rowId, postcode = '2800', sessions = 4, dayParts = sessions, childHours = 1000 }] of activities.entries())
    await insertRow(database, 'activity', {
      applicationId: application.id, rowId, position, title: `Robots die de straat oversteken ${position + 1}`, type: 'CODING', themes: ['DIGI'], disciplines: ['T', 'E'], ageMin: 8, ageMax: 12,
      locationName: 'Buurthuis', postcode, nis: '12025', expectedParticipants: 20, plannedHours: 10, plannedSessions: sessions, plannedDayParts: dayParts, plannedChildHours: childHours, priceCents: 1800, reducedPriceCents: 450,
    })
  const grantId = await insertRow(database, 'grant_award', {
    applicationId: application.id, callId: call.id, organisationId: organisation.id, number: application.number, status, grantedCents,
    awardedAt: daysFromNow(-20), acceptDueAt: given.acceptDueAt ?? daysFromNow(10), iban: organisation.iban, accountHolder: organisation.legalName, baseActivityRowIds: given.base ?? activities.map(({ rowId }) => rowId), ...period,
  })
  const payments = []
  for (const { type, ...instalment } of planInstalments(grantedCents, call.paymentPlan)) {
    const approved = type === 'ADVANCE' && ['APPROVED', 'ORDERED', 'PAID'].includes(advance)
    const approvers = approved ? { firstApprovedById: (await createUser(database)).id, secondApprovedById: (await createUser(database)).id } : {}
    payments.push({ type, id: await insertRow(database, 'payment', { grantId, type, ...instalment, status: type === 'ADVANCE' ? advance : 'PLANNED', ...approvers }) })
  }
  return { grantId, applicationId: application.id, callId: call.id, organisationId: organisation.id, number: application.number ?? '', signatory, editor, stranger: await person(elsewhere.id, 'APPLICANT_SIGNATORY'), payments }
}

/** What an act answered: 'accepted', or the code of its refusal. */
export const answerOf = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })

export const grantStatus = async (database: TestDatabase, grantId: string): Promise<string | undefined> =>
  (await database.sql<{ status: string }>('select status from grant_award where id = $1', [grantId]))[0]?.status

export const committedCents = async (database: TestDatabase, callId: string): Promise<string | undefined> =>
  (await database.sql<{ cents: string }>('select committed_cents::text as cents from call_commitment where call_id = $1', [callId]))[0]?.cents
