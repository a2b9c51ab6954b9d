import { expect, test } from 'vitest'
import { staffRoles, type Actor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideApplication, decideCall } from '@/lib/decisions/decide-application'
import type { Prisma } from '@/prisma/generated/client'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { none, note } from '@/tests/support/figures'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const [first, second] = [await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER')]
const reviewer = await staffActor(database, 'VLAIO_REVIEWER', 'VLAIO_DECIDER')
const conflicted = await staffActor(database, 'VLAIO_DECIDER')
const criteria = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`C${String(index + 1).padStart(2, '0')}`, 'Wat de beslisser schrijft.']))
const answered = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const at = (actor: Actor, signedInAt: Date | null): Actor => ({ ...actor, signedInAt })
const ago = (ms: number): Date => new Date(Date.now() - ms)
const anew = async (actor: Actor): Promise<Actor> => actorOf(database, { id: actor.userId ?? '' })

/** A file with money, proposed, in which one decider was reviewer and another has an interest; decided by the first hand unless told otherwise. */
const proposed = async (decided = true) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const file = await createRankedFile(database, call, { reviewerIds: [reviewer.userId ?? ''] })
  await insertRow(database, 'conflict', { applicationId: file.id, userId: conflicted.userId, type: 'FAMILY', source: 'REVIEWER' })
  await proposeOfficialList(database, chair, call.id)
  if (decided) await decideCall(await anew(first), { callId: call.id })
  return { applicationId: file.id, callId: call.id, input: { applicationId: file.id, motivation: 'Een beslissing.', criteria } }
}
type File = Awaited<ReturnType<typeof proposed>>
/** Past the acts, in the role of the portal, as this person. */
const past = (actor: Actor, { applicationId }: File, data: Prisma.DecisionUncheckedUpdateManyInput) => asActor(actor, (tx: Tx) => tx.decision.updateMany({ where: { applicationId }, data }))
const now = () => new Date()

const paths: [string, (file: File) => Promise<unknown>][] = [
  ['who decided confirms the file', async (file) => confirmDecision(await anew(first), file)],
  ['who decided confirms the call', async (file) => confirmCall(await anew(first), file)],
  ['who decided confirms in two windows at once', async (file) => { const me = await anew(first); await Promise.allSettled([confirmDecision(me, file), confirmCall(me, file)]) }],
  ['who takes the decision over confirms it too', async (file) => { const me = await anew(second); await decideApplication(me, file.input); await confirmDecision(me, file) }],
  ['who decided stands in for another decider and confirms', async (file) => { await insertRow(database, 'substitution', { applicationId: file.applicationId, role: 'VLAIO_DECIDER', userId: first.userId, reason: 'Vervangt.', namedById: chair.userId }, false); await confirmDecision(await anew(first), file) }],
  ['a reviewer of the file confirms it', async (file) => confirmDecision(await anew(reviewer), file)],
  ['a reviewer of the file takes the decision over, and another confirms', async (file) => { await decideApplication(await anew(reviewer), file.input); await confirmDecision(await anew(second), file) }],
  ['somebody with an interest confirms it', async (file) => confirmDecision(await anew(conflicted), file)],
  ['somebody with an interest confirms the call', async (file) => confirmCall(await anew(conflicted), file)],
  ['somebody with an interest, as loaded before it was told, confirms', async (file) => confirmDecision({ ...(await anew(conflicted)), conflictedApplicationIds: [] }, file)],
  ['somebody with an interest takes the decision over', async (file) => { await decideApplication({ ...(await anew(conflicted)), conflictedApplicationIds: [] }, file.input); await confirmDecision(await anew(second), file) }],
  ['who signed in more than five minutes ago confirms the file', (file) => confirmDecision(at(second, ago(301_000)), file)],
  ['who signed in more than five minutes ago confirms the call', (file) => confirmCall(at(second, ago(301_000)), file)],
  ['a session of which nobody knows when it began confirms', (file) => confirmDecision(at(second, null), file)],
  ['a session of a time to come confirms', (file) => confirmDecision(at(second, ago(-60_000)), file)],
  ['a stand-in of another file confirms this one', async (file) => { const officer = await staffActor(database, 'VLAIO_OFFICER'); await insertRow(database, 'substitution', { applicationId: (await proposed(false)).applicationId, role: 'VLAIO_DECIDER', userId: officer.userId, reason: 'Vervangt.', namedById: chair.userId }, false); await confirmDecision(await anew(officer), file) }],
  ...staffRoles.filter((role) => role !== 'VLAIO_DECIDER').map((role): [string, (file: File) => Promise<unknown>] => [`a ${role} confirms`, async (file) => confirmDecision(await staffActor(database, role), file)]),
  ['past the portal: who decided signs twice', (file) => past(first, file, { confirmedById: first.userId, confirmedAt: now() })],
  ['past the portal: who decided signs for another', (file) => past(first, file, { confirmedById: second.userId, confirmedAt: now() })],
  ['past the portal: the first hand becomes another and confirms', (file) => past(first, file, { decidedById: second.userId ?? '', confirmedById: first.userId, confirmedAt: now() })],
  ['past the portal: a reviewer of the file signs', (file) => past(reviewer, file, { confirmedById: reviewer.userId, confirmedAt: now() })],
  ['past the portal: somebody with an interest signs', (file) => past(conflicted, file, { confirmedById: conflicted.userId, confirmedAt: now() })],
  ['past the portal: the amount changes as it is confirmed', (file) => past(second, file, { grantedCents: 999n, confirmedById: second.userId, confirmedAt: now() })],
  ['past the portal: confirmed by nobody', (file) => past(second, file, { confirmedAt: now() })],
]

test('no path lets one hand, a stale session, a reviewer or somebody with an interest make a decision final', async () => {
  const bypasses: string[] = []
  let file = await proposed()
  for (const [name, path] of paths) {
    await answered(path(file))
    const [decision] = await database.sql<{ confirmed: boolean; by: string }>('select confirmed_at is not null as confirmed, decided_by_id as by from decision where application_id = $1', [file.applicationId])
    if (decision?.confirmed !== false) bypasses.push(name)
    if (decision?.confirmed !== false || decision.by !== first.userId) file = await proposed()
  }
  note({ row: 'T8', what: 'paths that make a decision final without two free, fresh people', figure: bypasses.length, of: paths.length, bar: none(28) })
  expect(bypasses).toEqual([])
})

const firstHands: [string, (file: File) => Promise<unknown>][] = [
  ['who signed in more than five minutes ago decides the file', (file) => decideApplication(at(first, ago(301_000)), file.input)],
  ['who signed in more than five minutes ago decides the call', (file) => decideCall(at(first, ago(301_000)), file)],
  ['a reviewer of the file decides', async (file) => decideApplication(await anew(reviewer), file.input)],
  ['somebody with an interest decides', async (file) => decideApplication(await anew(conflicted), file.input)],
  ['somebody with an interest decides the call', async (file) => decideCall(await anew(conflicted), file)],
  ...staffRoles.filter((role) => role !== 'VLAIO_DECIDER').map((role): [string, (file: File) => Promise<unknown>] => [`a ${role} decides`, async (file) => decideCall(await staffActor(database, role), file)]),
  ['past the portal: decided and confirmed in one row', (file) => asActor(first, (tx) => tx.decision.create({ data: { applicationId: file.applicationId, round: 1, outcome: 'REJECTED', grantedCents: 0n, motivation: 'x', decidedById: first.userId ?? '', confirmedById: second.userId, confirmedAt: now() } }))],
  ['past the portal: decided in the name of another', (file) => asActor(first, (tx) => tx.decision.create({ data: { applicationId: file.applicationId, round: 1, outcome: 'REJECTED', grantedCents: 0n, motivation: 'x', decidedById: second.userId ?? '' } }))],
]

test('nor does any of them take the first decision', async () => {
  const file = await proposed(false)
  const bypasses: string[] = []
  for (const [name, path] of firstHands) if ((await answered(path(file))) === 'done') bypasses.push(name)
  note({ row: 'T8', what: 'paths that take the first decision without a free, fresh decider', figure: bypasses.length, of: firstHands.length, bar: none(14) })
  expect(bypasses).toEqual([])
  expect(await database.sql('select 1 from decision where application_id = $1', [file.applicationId])).toEqual([])
})

test('two free people who signed in just now do, also at the end of the five minutes; a shorter setting holds at once', async () => {
  const file = await proposed(false)
  await decideCall(at(first, ago(290_000)), file)
  await database.sql(`update portal_setting set value = '1' where key = 'freshSignInMinutes'`)
  await expect(confirmCall(at(second, ago(70_000)), file)).rejects.toMatchObject({ code: 'fresh-sign-in', message: 'U meldde zich meer dan 1 minuut geleden aan. Voor een beslissing meldt u zich eerst opnieuw aan. Er is niets gebeurd, en wat u typte, staat er nog.' })
  expect(await confirmCall(at(second, ago(50_000)), file)).toEqual({ confirmed: 1 })
  await database.sql(`update portal_setting set value = '5' where key = 'freshSignInMinutes'`)
  await expect(database.sql(`update portal_setting set value = '60' where key = 'freshSignInMinutes'`)).rejects.toThrow('portal_setting_fresh_sign_in')
})
