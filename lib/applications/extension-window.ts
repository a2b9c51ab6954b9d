import { termsOf } from '@/lib/calls/terms'
import { addWorkingDays, type ExtraHolidays } from '@/lib/reference/holidays'
import { Refusal } from '@/lib/refusal'
import { endOfDay, formatDeadline, lastDayOf } from '@/lib/time'

export type ExtensionWindow = { deadlineAt: Date; endsAt: Date; open: boolean }

/** Until when an individual extension can be given, and at most last: some working days after the deadline of the call (domain 5.2). */
export const extensionWindow = (call: { status: string; deadlineAt: Date | null; terms: unknown }, extra: ExtraHolidays): ExtensionWindow => {
  if (!call.deadlineAt) throw new Refusal('too-early', 'Deze oproep heeft nog geen uiterste indientijdstip.')
  return {
    deadlineAt: call.deadlineAt,
    endsAt: endOfDay(addWorkingDays(lastDayOf(call.deadlineAt), termsOf(call).lateFilingWorkingDays, extra)),
    open: call.status === 'OPEN' || call.status === 'CLOSED' || call.status === 'ASSESSMENT',
  }
}

export const requireWindow = ({ endsAt, open }: ExtensionWindow, now: Date): void => {
  if (!open || now >= endsAt) throw new Refusal('too-late', `Uitstel kon ${formatDeadline(endsAt)}.`)
}
