import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { visitor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { grantToFollow, publishedDecision } from '@/lib/grants/queries'
import { produceLetter } from '@/lib/letters/produce-letter'
import { outcomeLetterToRead } from '@/lib/letters/queries'
import { paymentDesk } from '@/lib/payments/queries'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { createGrant } from '@/tests/support/running-grant'

const database = await testDatabase()
const read = (actor: Actor, id: string) => asActor(actor, (tx) => publishedDecision(tx, actor, id))
const letter = (actor: Actor, id: string) => asActor(actor, (tx) => outcomeLetterToRead(tx, actor, id))

describe('the decision', () => {
  test('exists for its applicant from publication on, and for nobody else', async () => {
    const [chair, decider, confirmer] = [await staffActor(database, 'VLAIO_PANEL_CHAIR'), await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER')]
    const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
    const file = await createRankedFile(database, call)
    const other = await createRankedFile(database, call, { scores: { C02: 1 } })
    const [applicant, competitor] = [await actorOf(database, { id: file.createdById }), await actorOf(database, { id: other.createdById })]
    await proposeOfficialList(database, chair, call.id)
    await decideCall(decider, { callId: call.id })
    await confirmCall(confirmer, { callId: call.id })
    const letters = await database.sql<{ id: string }>('select id from letter')
    for (const { id } of letters) await produceLetter({ id })
    expect([letters.length, await database.sql('select from letter where produced_at is not null')]).toEqual([2, []])
    await database.sql(`insert into stored_file (sha256, size_bytes, mime) values (repeat('a', 64), 3, 'application/pdf')`)
    await database.sql(`update letter set produced_at = portal_now(), sha256 = repeat('a', 64)`)
    expect([await read(applicant, file.id), await letter(applicant, file.id)]).toEqual([null, null])

    await publishDecisions(decider, { callId: call.id })
    // A PDF of before publication has no date: it is made anew.
    expect(await letter(applicant, file.id)).toBeNull()
    await database.sql(`update letter set produced_at = portal_now(), sha256 = repeat('a', 64)`)
    const view = await read(applicant, file.id)
    expect([view?.decision?.outcome, view?.grant?.status, view?.criteria.length, view?.canSign]).toEqual(['GRANTED', 'AWARDED', 10, true])
    expect(view?.letter.content.appeal.paragraphs).toHaveLength(3)
    expect(await letter(applicant, file.id)).toEqual({ sha256: 'a'.repeat(64), size: 3, mime: 'application/pdf', name: `${file.number}.pdf` })
    expect((await read(competitor, other.id))?.decision?.outcome).toBe('REJECTED')
    for (const somebody of [competitor, visitor]) expect([await read(somebody, file.id), await letter(somebody, file.id)]).toEqual([null, null])
  })

  test('an address that is none is not there', async () => {
    expect([await read(visitor, 'onzin'), await letter(visitor, "' or 1=1")]).toEqual([null, null])
  })
})

test('a file in execution is for its beneficiary; who fills in does not sign', async () => {
  const grant = await createGrant(database, { status: 'ACCEPTED' })
  const follow = (actor: Actor) => asActor(actor, (tx, now) => grantToFollow(tx, actor, grant.number, now))
  expect([(await follow(grant.signatory))?.canSign, (await follow(grant.editor))?.canSign, await follow(grant.stranger), await follow(visitor)]).toEqual([true, false, null, null])
})

test('who may not approve a payment reads why', async () => {
  const [finance, checker, controller] = [await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_CONTROLLER')]
  const grant = await createGrant(database, { advance: 'REQUESTED' })
  const suspended = await createGrant(database, { advance: 'REQUESTED', status: 'SUSPENDED' })
  await database.sql('update payment set first_approved_by_id = $2 where id = $1', [grant.payments[0]?.id, finance.userId])
  await insertRow(database, 'eligibility_verdict', { applicationId: grant.applicationId, code: 'E01', met: true, motivation: '', answeredById: checker.userId })
  const whys = async (actor: Actor) => Object.fromEntries(((await asActor(actor, (tx, now) => paymentDesk(tx, actor, now)))?.toApprove ?? []).map(({ grant: { number }, barred }) => [number, barred]))
  expect(await whys(finance)).toEqual({ [grant.number]: 'U gaf de eerste goedkeuring. De tweede is voor iemand anders.', [suspended.number]: 'De betalingen van dit dossier zijn geschorst.' })
  expect((await whys(checker))[grant.number]).toBe('U onderzocht de ontvankelijkheid van dit dossier.')
  expect((await whys(controller))[grant.number]).toBe('Dit is voor financiën.')
  expect(await asActor(grant.signatory, (tx, now) => paymentDesk(tx, grant.signatory, now))).toBeNull()
})
