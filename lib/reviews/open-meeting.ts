import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import type { Attendance, Opening } from './meeting-schema'

/** The chair opens a meeting about a call, with who is there; one at a time. What is agreed from then on stands in its minutes. */
export const openMeeting = (actor: Actor, { callId, attendees }: Opening): Promise<{ meetingId: string }> =>
  asActor(actor, async (tx) => {
    const call = await tx.call.findUnique({ where: { id: callId }, select: { id: true } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    requirePermission(actor, 'meeting.lead', {}, 'meeting.read')
    const [locked] = await tx.$queryRaw<{ status: string; now: Date }[]>`select status::text, portal_now() as now from call where id = ${callId}::uuid for no key update`
    if (locked?.status !== 'CLOSED' && locked?.status !== 'ASSESSMENT') throw new Refusal(locked?.status === 'OPEN' ? 'too-early' : 'too-late', 'Over deze oproep is nu geen overleg: ze wordt niet beoordeeld.')
    if ((await tx.panelMeeting.count({ where: { callId, closedAt: null } })) > 0) throw new Refusal('changed-meanwhile', 'Er is al een vergadering open. Laad de pagina opnieuw.')

    const { id: meetingId } = await tx.panelMeeting.create({ data: { callId, chairId: actor.userId ?? '', openedAt: locked.now } })
    const present = await seat(tx, meetingId, [actor.userId ?? '', ...attendees])
    await recordEvent(tx, actor, { verb: 'meeting.open', subjectType: 'meeting', subjectId: meetingId, payload: { callId, present } })
    return { meetingId }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Somebody came later, or went. What was agreed before keeps who was there then. */
export const changeAttendance = (actor: Actor, { meetingId, attendees }: Attendance): Promise<void> =>
  asActor(actor, async (tx) => {
    const meeting = await tx.panelMeeting.findUnique({ where: { id: meetingId }, select: { chairId: true } })
    if (!meeting) throw new Refusal('not-found', 'Deze vergadering bestaat niet.')
    requirePermission(actor, 'meeting.lead', {}, 'meeting.read')
    await requireOpen(tx, meetingId)

    await tx.meetingAttendee.deleteMany({ where: { meetingId } })
    const present = await seat(tx, meetingId, [meeting.chairId, ...attendees])
    await recordEvent(tx, actor, { verb: 'meeting.attend', subjectType: 'meeting', subjectId: meetingId, payload: { present } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The chair closes it: from then on its minutes stand, and nothing in them changes. */
export const closeMeeting = (actor: Actor, { meetingId }: { meetingId: string }): Promise<void> =>
  asActor(actor, async (tx) => {
    const meeting = await tx.panelMeeting.findUnique({ where: { id: meetingId }, select: { id: true } })
    if (!meeting) throw new Refusal('not-found', 'Deze vergadering bestaat niet.')
    requirePermission(actor, 'meeting.lead', {}, 'meeting.read')
    const now = await requireOpen(tx, meetingId)
    const items = await tx.meetingItem.count({ where: { meetingId } })
    if (items === 0) throw new Refusal('too-early', 'Er is nog geen dossier besproken. Leg eerst vast wat het panel besliste of uitstelde.')

    await tx.panelMeeting.update({ where: { id: meetingId }, data: { closedAt: now } })
    await recordEvent(tx, actor, { verb: 'meeting.close', subjectType: 'meeting', subjectId: meetingId })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Who writes to a meeting takes turns on its row. */
const requireOpen = async (tx: Tx, meetingId: string): Promise<Date> => {
  const [locked] = await tx.$queryRaw<{ closed_at: Date | null; now: Date }[]>`select closed_at, portal_now() as now from panel_meeting where id = ${meetingId}::uuid for update`
  if (!locked || locked.closed_at !== null) throw new Refusal('changed-meanwhile', 'Deze vergadering is gesloten. Laad de pagina opnieuw.')
  return locked.now
}

const seat = async (tx: Tx, meetingId: string, asked: readonly string[]): Promise<string[]> => {
  const ids = [...new Set(asked)]
  const staff = await tx.user.count({ where: { id: { in: ids }, suspendedAt: null, roles: { some: {} } } })
  if (staff < ids.length) throw new Refusal('invalid', [{ field: 'attendees', message: 'Kies personen uit de lijst.' }])
  await tx.meetingAttendee.createMany({ data: ids.map((userId) => ({ meetingId, userId })) })
  return ids
}
