import type pg from 'pg'
import { asActor } from '@/lib/db'
import { answerAmendment } from '@/lib/grants/answer-amendment'
import { askAmendment } from '@/lib/grants/ask-amendment'
import { amendmentPage } from '@/lib/grants/amendment-view'
import { expectReports } from '@/lib/grants/expect-reports'
import { announceRevocation, replyRevocation } from '@/lib/payments/announce-revocation'
import { claimRecovery } from '@/lib/payments/recover-payment'
import { confirmRevocation } from '@/lib/payments/revoke-grant'
import { suspendGrant } from '@/lib/payments/suspend-grant'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content, type RequestContent } from './content'
import { grantOf } from './execution'
import { peopleOf } from './request-people'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const OFFICER = demoAddress('dossierbeheerder')
const DECIDER = demoAddress('beslisser')
const CONFIRMER = demoAddress('beslisser2')
const FINANCE = demoAddress('financien')

type Place = { name: string; street: string; postcode: string; municipality: string }
type Amendment = { requestedDayOffset: number; answeredDayOffset: number | null; text: string; newLocation?: Place }
type GrantContent = {
  periodEndDayOffset?: number
  amendments?: Amendment[]
  suspension?: { fromDayOffset: number; reason: string }
  revokedDayOffset?: number
  revocationReason?: string
  payments?: { type: string; dayOffset: number }[]
}

/** What changed while grants ran: amended, suspended, revoked after a hearing. */
export const tellChanges = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const [index, request] of content.requests.entries()) {
    const grant: GrantContent | null = 'grant' in request && request.grant ? request.grant : null
    if (!grant) continue
    const told = { owner, schedule, request, grant, minute: index % 60, grantId: () => grantOf(owner, idFor(known, request.code)) }
    for (const amendment of grant.amendments ?? []) tellAmendment(told, amendment)
    const { suspension } = grant
    if (suspension) schedule.by({ day: suspension.fromDayOffset, hour: 11, minute: told.minute }, OFFICER, `${request.code} suspend`, async (actor) => suspendGrant(actor, { grantId: await told.grantId(), reason: suspension.reason }))
    if (grant.revokedDayOffset !== undefined) tellRevocation(told, grant.revokedDayOffset)
  }
}

type Told = { owner: pg.Client; schedule: Schedule; request: RequestContent; grant: GrantContent; minute: number; grantId: () => Promise<string> }

const tellAmendment = ({ owner, schedule, request, grant, minute, grantId }: Told, { requestedDayOffset, answeredDayOffset, text, newLocation }: Amendment): void => {
  const { periodEndDayOffset } = grant
  schedule.by({ day: requestedDayOffset, hour: 16, minute }, peopleOf(request).signatory.email, `${request.code} amendment`, async (actor) => {
    const id = await grantId()
    const number = (await owner.query<{ number: string }>('select number from grant_award where id = $1', [id])).rows[0]?.number ?? ''
    const plan = await asActor(actor, (tx) => amendmentPage(tx, actor, number))
    // A quarter of the rooms, less one hundredth, goes to transport.
    const rooms = plan?.current.costs.find(({ description }) => description === 'Buurthuizen')
    const moved = rooms ? (rooms.cents * 24n) / 100n : 0n
    const leaving = newLocation && plan?.activities.at(-1)
    await askAmendment(actor, {
      grantId: id,
      periodEnd: newLocation || periodEndDayOffset === undefined ? null : schedule.dayOf(periodEndDayOffset),
      activities: leaving ? [{ rowId: leaving.rowId, locationName: `${newLocation.name}, ${newLocation.street}`, postcode: newLocation.postcode, sessions: null }] : [],
      ...(newLocation && rooms ? { costs: [{ id: rooms.id, amount: rooms.cents - moved }], newCost: { description: 'Vervoer', amount: moved } } : { costs: [] }),
      motivation: text,
    })
  })
  if (answeredDayOffset === null) return
  schedule.by({ day: answeredDayOffset, hour: 10, minute }, OFFICER, `${request.code} answer amendment`, async (actor) => {
    const { rows } = await owner.query<{ id: string }>(`select id from grant_amendment where grant_id = $1 and status = 'ASKED'`, [await grantId()])
    for (const { id } of rows)
      await answerAmendment(actor, { amendmentId: id, approved: true, answer: 'De reden ligt buiten de wil van de begunstigde. Met de langere periode kan de reeks doorgaan zoals gepland, en het doel en het bedrag van de subsidie blijven gelijk.' })
  })
  if (periodEndDayOffset !== undefined) schedule.at({ day: periodEndDayOffset + 1, hour: 6 }, 'expect reports', async () => void (await expectReports()))
}

/** Announced with enough days to answer, heard, and confirmed by another decider; what was paid is claimed. */
const tellRevocation = ({ owner, schedule, request, grant, minute, grantId }: Told, revoked: number): void => {
  const motivation = grant.revocationReason ?? ''
  const revocation = async () => (await owner.query<{ id: string }>('select id from grant_revocation where grant_id = $1', [await grantId()])).rows[0]?.id ?? ''
  schedule.by({ day: revoked - 32, hour: 10, minute }, DECIDER, `${request.code} announce revocation`, async (actor) => announceRevocation(actor, { grantId: await grantId(), motivation }))
  schedule.by({ day: revoked - 12, hour: 17, minute }, peopleOf(request).signatory.email, `${request.code} reply to revocation`, async (actor) =>
    replyRevocation(actor, { revocationId: await revocation(), reply: 'De reeks hing uit in het bedrijf en stond op ons intranet. Een openbare aankondiging vonden we niet terug.' }))
  schedule.by({ day: revoked, hour: 10, minute }, CONFIRMER, `${request.code} revoke`, async (actor) => confirmRevocation(actor, { revocationId: await revocation() }))
  const claim = grant.payments?.find(({ type }) => type === 'RECOVERY')
  if (claim) schedule.by({ day: claim.dayOffset, hour: 11, minute }, FINANCE, `${request.code} claim`, async (actor) => claimRecovery(actor, { grantId: await grantId() }))
}
