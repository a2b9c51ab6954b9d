import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { bidOnFiles } from '@/lib/reviews/bid-on-files'
import { expertiseStatement } from '@/lib/reviews/expertise-schema'
import { expertiseView } from '@/lib/reviews/expertise-view'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { stateExpertise } from '@/lib/reviews/state-expertise'
import type { Actor } from '@/lib/access/actor'
import { testDatabase } from '@/tests/support/database'
import { actorOf, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf } from '@/tests/support/traces'
import { createFile } from './reviewed-file'

const database = await testDatabase()
const idOf = (actor: Actor): string => actor.userId ?? ''
const titlesFor = async (actor: Actor): Promise<string[]> => (await asActor(actor, (tx) => expertiseView(tx, actor))).files.map(({ id }) => id)
const bidsOf = (applicationId: string) => database.sql('select user_id as who, bid from review_bid where application_id = $1', [applicationId])
for (const [list, code] of [['theme', 'DIGI'], ['theme', 'ENER'], ['stemDiscipline', 'S'], ['ageBand', 'A08_09']] as const)
  await database.sql('insert into code_list_entry (list, code, nl, en, position) values ($1, $2, $2, $2, 1) on conflict do nothing', [list, code])

test('a reviewer states what they know and how much they take, and again later', async () => {
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  await stateExpertise(reviewer, expertiseStatement.parse({ themes: 'DIGI', ageBands: ['A08_09', 'A08_09'], maxFiles: '12' }))
  await stateExpertise(reviewer, expertiseStatement.parse({ themes: ['DIGI', 'ENER'], maxFiles: '' }))
  const { stated } = await asActor(reviewer, (tx) => expertiseView(tx, reviewer))
  expect(stated).toMatchObject({ themes: ['DIGI', 'ENER'], disciplines: [], ageBands: [], provinces: [], maxFiles: null })
  expect((await eventsOf(database, idOf(reviewer))).map(({ payload }) => payload)).toEqual([
    { themes: ['DIGI'], disciplines: [], ageBands: ['A08_09'], provinces: [], maxFiles: 12 },
    { themes: ['DIGI', 'ENER'], disciplines: [], ageBands: [], provinces: [], maxFiles: null },
  ])
})

test('what no list knows is refused at its field, and who is no reviewer states nothing', async () => {
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  await expect(stateExpertise(reviewer, expertiseStatement.parse({ themes: ['VERZONNEN'], provinces: 'X' }))).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'themes', message: 'Kies uit de lijst.' }, { field: 'provinces', message: 'Kies uit de lijst.' }] })
  expect(expertiseStatement.safeParse({ maxFiles: 'veel' }).error?.issues).toMatchObject([{ path: ['maxFiles'], message: 'Vul een aantal van 0 tot 500 in, of laat dit leeg.' }])
  await expect(stateExpertise(await staffActor(database, 'VLAIO_OFFICER'), expertiseStatement.parse({}))).rejects.toMatchObject({ code: 'not-found' })
})

test('a bid shows title, organisation and place only; it changes, is taken back, and leaves its event', async () => {
  const file = await createFile(database)
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const shown = (await asActor(reviewer, (tx) => expertiseView(tx, reviewer))).files.find(({ id }) => id === file.applicationId)
  expect(shown).toEqual({ id: file.applicationId, callId: file.call.id, call: 'STEM-academies: activiteiten', title: file.application.title, organisation: file.organisation.legalName, municipality: '', bid: null })
  const bids = { [file.applicationId]: 'EAGER' as const }
  expect(await Promise.all([bidOnFiles(reviewer, { bids }), bidOnFiles(reviewer, { bids })])).toContainEqual({ changed: 1 })
  expect(await bidOnFiles(reviewer, { bids })).toEqual({ changed: 0 })
  expect(await bidsOf(file.applicationId)).toEqual([{ who: reviewer.userId, bid: 'EAGER' }])
  await bidOnFiles(reviewer, { bids: { [file.applicationId]: '' } })
  expect(await bidsOf(file.applicationId)).toEqual([])
  expect((await eventsOf(database, idOf(reviewer))).at(-1)).toEqual({ verb: 'review.bid', actorId: reviewer.userId, payload: { bids: { [file.applicationId]: '' } } })
})

test('a file with an interest, declared, pinned or known to the portal, is not there to bid on', async () => {
  const [pinned, member, free] = [await createFile(database), await createFile(database), await createFile(database)]
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  await bidOnFiles(reviewer, { bids: { [pinned.applicationId]: 'EAGER' } })
  await recordConflict(pinned.officer, { applicationId: pinned.applicationId, userId: idOf(reviewer), type: 'FAMILY', reason: 'Een broer zit in het bestuur.' })
  await insertRow(database, 'membership', { organisationId: member.organisation.id, userId: reviewer.userId, role: 'APPLICANT_EDITOR', since: '2024-11-01', endedAt: '2025-11-01' })
  const now = await actorOf(database, { id: idOf(reviewer) })
  const ids = await titlesFor(now)
  expect([pinned, member, free].map(({ applicationId }) => ids.includes(applicationId))).toEqual([false, false, true])
  for (const file of [pinned, member])
    await expect(bidOnFiles(now, { bids: { [file.applicationId]: 'RELUCTANT' } })).rejects.toMatchObject({ code: 'changed-meanwhile', problems: [{ field: `bids.${file.applicationId}` }] })
  expect(await asActor(now, (tx) => tx.reviewBid.count())).toBe(0)
})

test('too late: a file that has its reviewers or is not yet eligible takes no bid', async () => {
  const [busy, early] = [await createFile(database, { status: 'IN_REVIEW' }), await createFile(database, { status: 'ELIGIBILITY_CHECK' })]
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  for (const { applicationId } of [busy, early]) await expect(bidOnFiles(reviewer, { bids: { [applicationId]: 'EAGER' } })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('bids are between the reviewer and the officers: no colleague reads them, nor what one knows', async () => {
  const file = await createFile(database)
  const [reviewer, colleague, chair] = [await staffActor(database, 'VLAIO_REVIEWER'), await staffActor(database, 'VLAIO_REVIEWER'), await staffActor(database, 'VLAIO_PANEL_CHAIR')]
  await bidOnFiles(reviewer, { bids: { [file.applicationId]: 'EAGER' } })
  await stateExpertise(reviewer, expertiseStatement.parse({ themes: 'DIGI' }))
  const seen = (actor: Actor) => asActor(actor, async (tx) => [await tx.reviewBid.count({ where: { applicationId: file.applicationId } }), await tx.reviewerExpertise.count({ where: { userId: idOf(reviewer) } })])
  expect(await Promise.all([reviewer, colleague, chair, file.officer].map(seen))).toEqual([[1, 1], [0, 0], [0, 0], [1, 1]])
})
